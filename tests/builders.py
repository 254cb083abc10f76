"""Small files that we make ourselves: a line or a table becomes part of a page, docx, xlsx, xls.

A table is a list of rows of cells; a cell is its text, or `(text, rows, columns)` where merged.
Cells stand at the next free place of their row, as in HTML.
"""

import struct
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

Item = str | tuple[str, int, int]
Table = Sequence[Sequence[Item]]
Part = str | Table

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Placed(NamedTuple):
    """A cell with its place, counting from 0."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def place(table: Table) -> list[Placed]:
    """The cells of a table whose spans fit together, at their places."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, items in enumerate(table):
        column = 0
        for item in items:
            text, rows, columns = (item, 1, 1) if isinstance(item, str) else item
            while (row, column) in taken:
                column += 1
            spanned = [(row + r, column + c) for r in range(rows) for c in range(columns)]
            taken.update(spanned)
            found.append(Placed(row, column, text, rows, columns))
    return found


def logical(table: Table) -> list[list[str]]:
    """What a reader must make of a table: the text at every position."""
    texts = {
        (cell.row + r, cell.column + c): cell.text
        for cell in place(table)
        for r in range(cell.rows)
        for c in range(cell.columns)
    }
    width = max((column for _, column in texts), default=-1) + 1
    return [[texts.get((row, c), "") for c in range(width)] for row in range(len(table))]


def html(*parts: Part, head: str = "") -> bytes:
    """A web page in UTF-8."""
    body = "".join(f"<p>{escape(p)}</p>" if isinstance(p, str) else _html(p) for p in parts)
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def _html(table: Table) -> str:
    rows = []
    for items in table:
        cells = ((item, 1, 1) if isinstance(item, str) else item for item in items)
        drawn = (f'<td rowspan="{r}" colspan="{c}">{escape(t)}</td>' for t, r, c in cells)
        rows.append(f"<tr>{''.join(drawn)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def docx(*parts: Part) -> bytes:
    """A Word file."""
    return word("".join(paragraph(p) if isinstance(p, str) else _word(p) for p in parts))


def word(body: str, **members: str) -> bytes:
    """A Word file with this XML in its body; `styles` and `numbering` are parts of their own."""
    names = ("styles", "numbering")
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in names
        if name in members
    )
    return package(
        "word/document.xml",
        {
            "word/document.xml": (
                f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
            ),
            "word/_rels/document.xml.rels": _relationships(relations),
            **{
                f"word/{name}.xml": f'<w:{name} xmlns:w="{_WORD}">{xml}</w:{name}>'
                for name, xml in members.items()
            },
        },
    )


def paragraph(text: str, properties: str = "") -> str:
    """The XML of a Word paragraph."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def _word(table: Table) -> str:
    cells = place(table)
    rows = []
    for row in range(len(table)):
        standing = sorted(
            (c for c in cells if c.row <= row < c.row + c.rows), key=lambda c: c.column
        )
        rows.append("".join(_row(row, standing)))
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _row(row: int, standing: Sequence[Placed]) -> Iterator[str]:
    column = 0
    yield "<w:tr>"
    for cell in standing:
        if gap := cell.column - column:
            yield from ["<w:tc><w:p/></w:tc>"] * gap
        first = cell.row == row
        merge = "restart" if first else "continue"
        down = f'<w:vMerge w:val="{merge}"/>' if cell.rows > 1 else ""
        yield f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/>{down}</w:tcPr>'
        yield paragraph(cell.text if first else "") + "</w:tc>"
        column = cell.column + cell.columns
    yield "</w:tr>"


def xlsx(*parts: Part) -> bytes:
    """A workbook of one sheet; a blank row stands between parts."""
    return workbook({"Sheet1": sheet(_stacked(parts))})


def _stacked(parts: Sequence[Part]) -> list[Placed]:
    cells: list[Placed] = []
    top = 0
    for part in parts:
        table: Table = [[part]] if isinstance(part, str) else part
        cells += (cell._replace(row=cell.row + top) for cell in place(table))
        top += len(table) + 1
    return cells


def sheet(cells: Sequence[Placed], before: str = "") -> str:
    """The XML of a sheet."""
    rows: dict[int, list[str]] = {}
    for c in sorted(cells):
        text = f'<c r="{_name(c.row, c.column)}" t="inlineStr"><is><t>{escape(c.text)}</t></is></c>'
        rows.setdefault(c.row, []).append(text)
    data = "".join(f'<row r="{r + 1}">{"".join(found)}</row>' for r, found in rows.items())
    merges = "".join(
        f'<mergeCell ref="{_name(c.row, c.column)}:'
        f'{_name(c.row + c.rows - 1, c.column + c.columns - 1)}"/>'
        for c in cells
        if c.rows * c.columns > 1
    )
    merged = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f"{before}<sheetData>{data}</sheetData>{merged}"


def _name(row: int, column: int) -> str:
    letters = chr(ord("A") + column % 26)
    return f"{chr(ord('A') + column // 26 - 1) if column > 25 else ''}{letters}{row + 1}"


def workbook(sheets: dict[str, str], styles: str = "", hidden: str = "") -> bytes:
    """A workbook of sheets given as XML; the sheet named `hidden` is hidden."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="s{n}" '
        f'state="{"hidden" if name == hidden else "visible"}"/>'
        for n, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="s{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="st" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    start = f'xmlns="{_SHEET}" xmlns:r="{_OFFICE}"'
    parts = {
        f"xl/worksheets/sheet{n}.xml": f"<worksheet {start}>{xml}</worksheet>"
        for n, xml in enumerate(sheets.values(), 1)
    }
    parts["xl/workbook.xml"] = f"<workbook {start}><sheets>{listed}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = _relationships(relations)
    parts["xl/styles.xml"] = f"<styleSheet {start}>{styles}</styleSheet>"
    return package("xl/workbook.xml", parts)


def _relationships(items: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'


def package(main: str, parts: dict[str, str]) -> bytes:
    """An Office Open XML file of these parts."""
    root = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": _relationships(root), **parts})


def zipped(members: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip file."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in members.items():
            parts.writestr(name, content)
    return target.getvalue()


def xls(*parts: Part) -> bytes:
    """An old workbook of one sheet; a blank row stands between parts."""
    cells = _stacked(parts)
    merged = [c for c in cells if c.rows * c.columns > 1]
    ends = ((c.row, c.row + c.rows - 1, c.column, c.column + c.columns - 1) for c in merged)
    merges = struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *e) for e in ends)
    content = _record(0x0809, struct.pack("<4H2I", 0x0600, 0x0010, 0, 0, 0, 0))
    for c in cells:
        text = struct.pack("<4HB", c.row, c.column, 0, len(c.text), 1) + c.text.encode("utf-16-le")
        content += _record(0x0204, text)
    content += _record(0x00E5, merges) + _record(0x000A, b"")
    name = b"\x06\x00" + b"Sheet1"
    start = _record(0x0809, struct.pack("<4H2I", 0x0600, 0x0005, 0, 0, 0, 0))
    size = len(start) + 4 + 6 + len(name) + 4
    bound = _record(0x0085, struct.pack("<IH", size, 0) + name)
    return compound("Workbook", start + bound + _record(0x000A, b"") + content)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def compound(stream: str, content: bytes) -> bytes:
    """An OLE compound file of one stream, of up to 126 sectors."""
    end, unused = 0xFFFFFFFE, 0xFFFFFFFF
    content = content.ljust(4096, b"\0")  # shorter streams would go to the mini stream
    content += bytes(-len(content) % 512)
    sectors = len(content) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[unused] * 108)
    chain = [*range(3, 2 + sectors), end]
    table = struct.pack("<128I", 0xFFFFFFFD, end, *chain, *[unused] * (126 - sectors))
    entries = _entry("Root Entry", 5, 1, end, 0) + _entry(stream, 2, unused, 2, len(content))
    return header + table + entries + bytes(256) + content


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    none = 0xFFFFFFFF
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(encoded) + 2, kind, 1, none, none, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
