"""Word files: the body of the document as printed.

Read from the XML itself: python-docx shows no content controls, text boxes, tracked changes or
list numbers. Wrappers are stripped first, in C, so that paragraphs, tables and runs stand where
the printed page has them. Deleted and hidden text is left out, inserted text is kept.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from gongkai.annual.document import Block, Cell, Document, Grid, Paragraph, paragraphs
from gongkai.annual.readers.archive import Package, whole
from gongkai.annual.readers.grid import Drawing
from gongkai.annual.readers.limits import MAX_COLUMNS
from gongkai.annual.readers.numbering import Numbering, W, value
from gongkai.refusal import Refusal

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_OFF = frozenset({"0", "false", "off", "none"})

_DROPPED = (
    *(W + tag for tag in ("del", "moveFrom", "sdtPr", "sdtEndPr", "rt", "pPrChange", "rPrChange")),
    *(W + tag for tag in ("tblPrChange", "tblGridChange", "trPrChange", "tcPrChange")),
    f"{_MC}Fallback",
)
_WRAPPERS = (
    *(W + tag for tag in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml")),
    *(W + tag for tag in ("hyperlink", "fldSimple", "ruby", "rubyBase", "dir", "bdo")),
    *(f"{_MC}{tag}" for tag in ("AlternateContent", "Choice")),
)
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_T, _P, _TBL, _TR, _TC = (W + tag for tag in ("t", "p", "tbl", "tr", "tc"))
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_BOX = f"{W}txbxContent"

Element = Any
Blocks = list[Block]


def read(data: bytes) -> Document:
    """The blocks of a Word file, in reading order; headers, footers and notes are left out."""
    package = Package(data)
    name = package.main()
    root = package.tree(name)
    body = root.find(f"{W}body")
    if body is None:
        raise Refusal("corrupt")
    _strip(body)
    parts = {relation.type: relation.target for relation in package.relations(name).values()}
    numbering = Numbering(package.tree(parts.get("numbering", "")))
    styles = Styles(package.tree(parts.get("styles", "")))
    core = package.tree("docProps/core.xml")
    title = core.findtext(_TITLE) if core is not None else None
    return Document("docx", tuple(_Walk(styles, numbering).blocks(body)), (title or "").strip())


def _strip(body: Element) -> None:
    for mark in list(body.iter(f"{W}trPr")):
        row = mark.getparent()
        if mark.find(f"{W}del") is not None and row.getparent() is not None:
            row.getparent().remove(row)
    for mark in list(body.iter(f"{W}vanish")):
        run = mark.getparent().getparent()
        if mark.get(f"{W}val") not in _OFF and run.tag == f"{W}r":
            run.clear()
    for mark in list(body.iter(f"{W}vertAlign")):
        run = mark.getparent().getparent()
        if mark.get(f"{W}val") == "superscript" and run.tag == f"{W}r":
            for text in run.iter(f"{W}t"):  # a raised 1 after 12 is a footnote, not 121
                text.text = f"（{text.text or ''}）"
    etree.strip_elements(body, *_DROPPED, with_tail=False)
    etree.strip_tags(body, *_WRAPPERS)


class Styles:
    """What paragraph styles say about headings and lists, inherited."""

    def __init__(self, styles: Element | None) -> None:
        found = () if styles is None else styles.iterchildren(f"{W}style")
        self.styles = {style.get(f"{W}styleId", ""): style for style in found}

    def chain(self, name: str) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = value(self.styles[name], "basedOn")

    def level(self, properties: Element) -> int | None:
        """The heading level of a paragraph: 1 to 9, None for body text."""
        outline = value(properties, "outlineLvl")
        for style in self.chain(value(properties, "pStyle")):
            if value(style, "name").lower() == "title":
                return 1
            inherited = style.find(f"{W}pPr")
            if not outline and inherited is not None:
                outline = value(inherited, "outlineLvl")
        return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else None

    def list_of(self, properties: Element) -> tuple[str, int]:
        """The list a paragraph is in and its depth there; ("", 0) for none."""
        for owner in (properties, *self.chain(value(properties, "pStyle"))):
            holder = owner if owner is properties else owner.find(f"{W}pPr")
            found = None if holder is None else holder.find(f"{W}numPr")
            if found is not None and value(found, "numId"):
                return value(found, "numId"), whole(value(found, "ilvl"))
        return "", 0


class _Walk:
    """Walks the stripped body of one document."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.drawing = Drawing()

    def blocks(self, parent: Element) -> Blocks:
        """The paragraphs and tables that stand in a body, a cell or a text box."""
        found: Blocks = []
        for child in parent:
            if child.tag == _P:
                found += self._paragraph(child)
            elif child.tag == _TBL:
                found += self._table(child)
        return found

    def _paragraph(self, paragraph: Element) -> Blocks:
        boxes = list(paragraph.iter(_BOX))
        for box in boxes:
            box.getparent().remove(box)
        properties = paragraph.find(f"{W}pPr")
        number, level = "", None
        if properties is not None:
            number = self.numbering.next(*self.styles.list_of(properties))
            level = self.styles.level(properties)
        text = number + "".join(
            _MARKS.get(node.tag) or node.text or ""
            for node in paragraph.iter(_T, _FORMULA, *_MARKS)
            if node.getparent().tag != f"{W}tabs"
        )
        found: Blocks = [Paragraph(text.strip(), level=level)] if text.strip() else []
        for box in boxes:
            found += self.blocks(box)
        return found

    def _table(self, table: Element) -> Blocks:
        cells: list[Cell] = []
        open_cells: dict[int, int] = {}
        nested: Blocks = []
        rows = table.findall(_TR)
        for number, row in enumerate(rows):
            open_cells = self._row(row, number, open_cells, cells, nested)
        grid = self.drawing.placed(cells, len(rows))
        return [*([grid] if cells else []), *nested]

    def _row(
        self, row: Element, number: int, above: dict[int, int], cells: list[Cell], nested: Blocks
    ) -> dict[int, int]:
        """Adds a row; maps each column where a vertically merged cell begins to that cell's index.

        What a program left in the hidden cells of a vertical merge is read past, as Word shows
        only the first of them.
        """
        open_cells: dict[int, int] = {}
        column, last = _before(row), -1
        for cell in row.iterchildren(_TC):
            properties = cell.find(f"{W}tcPr")
            width, down, across = _merging(properties)
            blocks = self.blocks(cell)
            upper = above.get(column, -1)
            if across == "continue" and last >= 0:
                cells[last] = _grown(cells[last], columns=width)
            elif down == "continue" and upper >= 0 and cells[upper].columns == width:
                cells[upper] = _grown(cells[upper], rows=1)
                open_cells[column] = upper
                last = -1
            else:
                last = len(cells)
                cells.append(Cell(paragraphs(blocks), number, column, 1, width))
                nested += (block for block in blocks if isinstance(block, Grid))
                if down:
                    open_cells[column] = last
            column += width
        return open_cells


def _before(row: Element) -> int:
    properties = row.find(f"{W}trPr")
    return 0 if properties is None else whole(value(properties, "gridBefore"))


def _merging(properties: Element | None) -> tuple[int, str, str]:
    """Width in columns, vertical and horizontal merge of a cell: "", "restart" or "continue"."""
    if properties is None:
        return 1, "", ""
    width = whole(value(properties, "gridSpan"))
    merges = []
    for name in ("vMerge", "hMerge"):
        mark = properties.find(W + name)
        merges.append("" if mark is None else mark.get(f"{W}val", "continue"))
    return min(max(width, 1), MAX_COLUMNS + 1), merges[0], merges[1]


def _grown(cell: Cell, rows: int = 0, columns: int = 0) -> Cell:
    return Cell(cell.text, cell.row, cell.column, cell.rows + rows, cell.columns + columns)
