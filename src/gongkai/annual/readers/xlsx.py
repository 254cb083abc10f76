"""Excel workbooks (xlsx): each visible sheet in order, its visible rows and columns.

Read from the XML itself: calamine lays a sheet out in full, which two cells in far corners turn
into gigabytes, and does not tell hidden rows; openpyxl takes a hundred times as long to start.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from gongkai.annual.document import Block, Cell, Document
from gongkai.annual.readers import areas
from gongkai.annual.readers.archive import Package, whole
from gongkai.annual.readers.grid import Drawing
from gongkai.annual.readers.limits import MAX_CELLS, MAX_COLUMNS, MAX_POSITIONS, MAX_ROWS
from gongkai.refusal import Refusal

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TRUE = frozenset({"1", "true"})
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENTS = frozenset({9, 10})

Element = Any
Place = tuple[int, int]


class Merge(NamedTuple):
    """A merged range; all four are its own."""

    top: int
    left: int
    bottom: int
    right: int


def read(data: bytes) -> Document:
    """The blocks of a workbook, sheet by sheet."""
    package = Package(data)
    book = _Book(package)
    drawing = Drawing()
    found: list[Block] = []
    for sheet in book.sheets():
        found += areas.blocks(cells(*book.content(sheet)), drawing)
    return Document("xlsx", tuple(found))


def cells(
    texts: dict[Place, str], merges: list[Merge], hidden_rows: list[int], hidden_columns: list[int]
) -> list[Cell]:
    """The cells that hold text or are framed, where they stand when hidden rows and columns go.

    Of a merged range only the first cell is shown, whatever the others hold.
    """
    found: list[Cell] = []
    covered: set[Place] = set()
    left_over = MAX_POSITIONS
    last = _last(texts)
    for merge in merges:
        top, left, bottom, right = _clipped(merge, *last)
        row, rows = _visible(hidden_rows, top, bottom)
        column, columns = _visible(hidden_columns, left, right)
        if rows and columns and (top, left) not in covered:
            left_over -= (bottom - top + 1) * (right - left + 1)
            if left_over < 0:
                raise Refusal("table_too_big", rows=MAX_ROWS, columns=MAX_COLUMNS)
            covered.update((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            if (top, left) in texts:
                found.append(Cell(texts[top, left], row, column, rows, columns))
    for (top, left), text in texts.items():
        row, rows = _visible(hidden_rows, top, top)
        column, columns = _visible(hidden_columns, left, left)
        if rows and columns and top <= last[0] and left <= last[1] and (top, left) not in covered:
            found.append(Cell(text, row, column))
    return found


def _last(texts: dict[Place, str]) -> Place:
    """The last row and column in use: what is only framed beyond them is no part of a table."""
    used = [place for place, text in texts.items() if text]
    return max((row for row, _ in used), default=-1), max(
        (column for _, column in used), default=-1
    )


def _clipped(merge: Merge, last_row: int, last_column: int) -> Merge:
    """A range of absurd size as far as the sheet is used."""
    top, left, bottom, right = merge
    if bottom - top >= MAX_ROWS:
        bottom = max(top, last_row)
    if right - left >= MAX_COLUMNS:
        right = max(left, last_column)
    return Merge(top, left, bottom, right)


def _visible(hidden: list[int], first: int, last: int) -> tuple[int, int]:
    """Where a run stands and how long it is without what is hidden (sorted)."""
    before = bisect_left(hidden, first)
    return first - before, last - first + 1 - (bisect_left(hidden, last + 1) - before)


class _Book:
    """A workbook with its shared texts and number formats."""

    def __init__(self, package: Package) -> None:
        self.package = package
        name = package.main()
        self.root = package.tree(name)
        self.relations = package.relations(name)
        parts = {relation.type: relation.target for relation in self.relations.values()}
        shared = package.tree(parts.get("sharedStrings", ""))
        self.shared = [_text(item) for item in (shared if shared is not None else ())]
        styles = package.tree(parts.get("styles", ""))
        self.formats = _formats(styles)
        self.framed = _framed(styles)
        properties = self.root.find(f"{S}workbookPr")
        late = properties is not None and properties.get("date1904") in _TRUE
        self.epoch = datetime(1904, 1, 1) if late else datetime(1899, 12, 30)  # noqa: DTZ001

    def sheets(self) -> Iterator[Element]:
        """The visible sheets, parsed."""
        for sheet in self.root.iterfind(f"{S}sheets/{S}sheet"):
            relation = self.relations.get(sheet.get(_ID, ""))
            if sheet.get("state", "visible") != "visible":
                continue
            if relation and relation.type == "worksheet":
                root = self.package.tree(relation.target)
                if root is not None:
                    yield root

    def content(self, sheet: Element) -> tuple[dict[Place, str], list[Merge], list[int], list[int]]:
        """Texts by place, merged ranges, hidden rows, hidden columns; all count from 0."""
        texts: dict[Place, str] = {}
        hidden: list[int] = []
        number = -1
        for row in sheet.iterfind(f"{S}sheetData/{S}row"):
            number = whole(row.get("r")) - 1 if row.get("r") else number + 1
            if row.get("hidden") in _TRUE:
                hidden.append(number)
            column = -1
            for cell in row.iterchildren(f"{S}c"):
                found = _REFERENCE.match(cell.get("r", ""))
                column = _column(found[1]) if found else column + 1
                text = self._shown(cell)
                if text or whole(cell.get("s")) in self.framed:
                    texts[number, column] = text
            if len(texts) > MAX_CELLS:
                raise Refusal("table_too_big", rows=MAX_ROWS, columns=MAX_COLUMNS)
        merges = [_merge(m.get("ref", "")) for m in sheet.iterfind(f"{S}mergeCells/{S}mergeCell")]
        return texts, [m for m in merges if m], sorted(hidden), _hidden_columns(sheet)

    def _shown(self, cell: Element) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            held = cell.find(f"{S}is")
            return "" if held is None else _text(held)
        raw = cell.findtext(f"{S}v") or ""
        if kind == "s":
            number = whole(raw)
            return self.shared[number] if number < len(self.shared) else ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        if kind == "n" and raw:
            style = whole(cell.get("s"))
            return self._number(raw, self.formats[style] if style < len(self.formats) else "")
        return _unescaped(raw).strip()

    def _number(self, raw: str, form: str) -> str:
        try:
            if form == "date":
                return dated(self.epoch + timedelta(days=float(raw)))
            if form == "percent":
                return plain(float(raw) * 100) + "%"
            return plain(float(raw))
        except (ValueError, OverflowError):
            return raw


def plain(number: float) -> str:
    """A number as Excel shows it: 15 digits at most, no exponent, no trailing zeros."""
    try:
        return f"{Decimal(f'{number or 0:.15g}'):f}"
    except InvalidOperation:
        return str(number)


def dated(moment: datetime) -> str:
    """A date, with the time of day where there is one."""
    moment = moment.replace(microsecond=0)
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.strftime("%Y-%m-%d") if midnight else moment.strftime("%Y-%m-%d %H:%M:%S")


def _formats(styles: Element | None) -> list[str]:
    """For each cell style "date", "percent" or ""."""
    if styles is None:
        return []
    custom = {
        whole(form.get("numFmtId")): _LITERAL.sub("", form.get("formatCode", "")).lower()
        for form in styles.iterfind(f"{S}numFmts/{S}numFmt")
    }
    return [
        _format(whole(style.get("numFmtId")), custom)
        for style in styles.iterfind(f"{S}cellXfs/{S}xf")
    ]


def _framed(styles: Element | None) -> frozenset[int]:
    """The cell styles that draw a border: a blank cell with one is a cell of a table."""
    if styles is None:
        return frozenset()
    drawn = [
        any(side.get("style", "none") != "none" for side in border)
        for border in styles.iterfind(f"{S}borders/{S}border")
    ]
    used = (whole(style.get("borderId")) for style in styles.iterfind(f"{S}cellXfs/{S}xf"))
    return frozenset(number for number, b in enumerate(used) if b < len(drawn) and drawn[b])


def _format(number: int, custom: dict[int, str]) -> str:
    code = custom.get(number, "")
    if number in _DATES or (code != "general" and not set(code).isdisjoint("ymdhs")):
        return "date"
    return "percent" if number in _PERCENTS or "%" in code else ""


def _text(item: Element) -> str:
    """A shared or inline text without its phonetic guide."""
    runs = (node.text or "" for node in item.iter(f"{S}t") if node.getparent().tag != f"{S}rPh")
    return _unescaped("".join(runs)).strip()


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r", "")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _merge(reference: str) -> Merge | None:
    first, _, second = reference.partition(":")
    ends = _REFERENCE.match(first), _REFERENCE.match(second or first)
    if ends[0] is None or ends[1] is None:
        return None
    rows = sorted(int(end[2]) - 1 for end in ends if end)
    columns = sorted(_column(end[1]) for end in ends if end)
    return Merge(rows[0], columns[0], rows[1], columns[1])


def _hidden_columns(sheet: Element) -> list[int]:
    hidden: set[int] = set()
    for column in sheet.iterfind(f"{S}cols/{S}col"):
        if column.get("hidden") in _TRUE:
            first, last = whole(column.get("min")), whole(column.get("max"))
            hidden.update(range(max(0, first - 1), min(last, 16_384)))
    return sorted(hidden)
