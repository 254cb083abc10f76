"""Sheets of other offices as rows of named values: XLSX, XLS, CSV, or text pasted from one."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from gongkai.office.publications.amounts import unit_in
from gongkai.office.publications.words import FigureKind, Record, Unit
from gongkai.office.tables import table
from gongkai.refusal import Refusal

LARGEST = 10_000_000  # bytes
MOST = 2_000  # rows
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
COLUMNS = {
    Record.DOCUMENT: "documents",
    Record.DECISION: "decisions",
    Record.PUBLICATION: "publications",
}
NEEDED: dict[Record, tuple[str, ...]] = {
    Record.DOCUMENT: ("title", "dated_on"),
    Record.DECISION: ("period", "amount"),
    Record.PUBLICATION: ("title", "published_on"),
}
KINDS = {kind.label: kind for kind in FigureKind}
HEADING_UNIT = "heading_unit"  # of money; other figures of the row have none
NOTE = re.compile(r"[（(].*?[）)]|[\s:：]")


class Row(NamedTuple):
    """One row as a person counts it, and its values as texts by field."""

    number: int
    values: Mapping[str, str]


class Head(NamedTuple):
    """The row that names the columns: which is which field, or holds which kind of figure.

    `unit` is that of money, as the heading of the figures or a line above says it.
    """

    top: int
    fields: Mapping[int, str]
    wide: Mapping[int, tuple[FigureKind, Unit | None]]
    unit: Unit | None


def headings(record: Record) -> dict[str, str]:
    """What our own columns are called, by field."""
    known: Mapping[str, list[str]] = table("publications")["columns"][COLUMNS[record]]
    return {field: names[0] for field, names in known.items()}


def cells_of(data: bytes) -> list[list[str]]:
    """The cells of the first sheet as texts. Raises Refusal for what is no sheet."""
    if len(data) > LARGEST:
        raise Refusal("office-sheet-too-big", most=MOST)
    if data[:4] in WORKBOOKS:
        return _workbook(data)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return cells_in(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refusal("office-sheet-unreadable")


def cells_in(text: str) -> list[list[str]]:
    """The cells of a text whose columns are parted by tabs or commas."""
    mark = "\t" if "\t" in text else ","
    try:
        return [list(line) for line in csv.reader(StringIO(text), delimiter=mark)]
    except csv.Error:
        raise Refusal("office-sheet-unreadable") from None


def text_of(cells: Sequence[Sequence[str]]) -> str:
    """Cells as text that `cells_in` reads again."""
    out = StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([" ".join(cell.split()) for cell in line] for line in cells if any(line))
    return out.getvalue()


def has_head(record: Record, cells: Sequence[Sequence[str]]) -> bool:
    """Whether some row names the columns."""
    return next(_heads(record, cells), None) is not None


def rows(record: Record, cells: Sequence[Sequence[str]]) -> list[Row]:
    """The rows below the headings. Raises Refusal where there are no headings, or unknown ones."""
    head = next(_heads(record, cells), None)
    if head is None:
        names = (headings(record)[field] for field in NEEDED[record])
        raise Refusal("publication-no-head", columns="、".join(names))
    above = unit_in(" ".join(cell for line in cells[: head.top] for cell in line))
    head = head._replace(unit=head.unit or above)
    found = [
        row
        for number, line in enumerate(cells[head.top + 1 :], head.top + 2)
        for row in _rows(number, line, head)
    ]
    if len(found) > MOST:
        raise Refusal("office-sheet-too-big", most=MOST)
    return found


def _heads(record: Record, cells: Sequence[Sequence[str]]) -> Iterator[Head]:
    """Rows that name the columns: which column is which field, or which kind of figure."""
    known = _names(record)
    needed = set(NEEDED[record])
    for number, line in enumerate(cells):
        fields: dict[int, str] = {}
        wide: dict[int, tuple[FigureKind, Unit | None]] = {}
        unit: Unit | None = None
        for column, cell in enumerate(line):
            name = NOTE.sub("", cell)
            if record is Record.DECISION and (kind := _kind(name)):
                wide[column] = (kind, unit_in(cell))
            elif name in known and known[name] not in fields.values():
                fields[column] = known[name]
                unit = unit_in(cell) if fields[column] == "amount" else unit
        found = {*fields.values(), *(("amount",) if wide else ())}
        if needed <= found:
            yield Head(number, fields, wide, unit)


def _names(record: Record) -> dict[str, str]:
    columns: Mapping[str, list[str]] = table("publications")["columns"][COLUMNS[record]]
    return {NOTE.sub("", name): field for field, names in columns.items() for name in names}


def _kind(name: str) -> FigureKind | None:
    """The kind of figure that a column of its own holds: 行政许可, 行政处罚决定数量, …"""
    return next((kind for label, kind in KINDS.items() if name.startswith(label)), None)


def _rows(number: int, line: Sequence[str], head: Head) -> Iterator[Row]:
    """The values of a line; of one with a column for each kind of figure, a row for each."""
    cells = {column: cell.strip() for column, cell in enumerate(line) if cell.strip()}
    values = {field: cells[column] for column, field in head.fields.items() if column in cells}
    if _is_sum(values):
        return
    if not head.wide and values:
        yield Row(number, {**values, **_money(head.unit)})
    for column, (kind, unit) in head.wide.items():
        if column in cells:
            own = {"kind": kind.value, "amount": cells[column]}
            yield Row(number, {**values, **own, **_money(unit or head.unit)})


def _money(unit: Unit | None) -> dict[str, str]:
    return {HEADING_UNIT: unit.value} if unit else {}


def _is_sum(values: Mapping[str, str]) -> bool:
    """Whether a line sums up those above it: it would be counted twice."""
    return any(value in ("合计", "总计", "小计") for value in values.values())


def _workbook(data: bytes) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        found: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    except (CalamineError, PasswordError, IndexError, ValueError):
        raise Refusal("office-sheet-unreadable") from None
    return [[_text(cell) for cell in line] for line in found]


def _text(cell: object) -> str:
    """What a cell says; a number to the fifteen digits that it is kept in."""
    if isinstance(cell, float):
        return format(cell, ".15g")
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def written(record: Record, found: Iterable[Mapping[str, object]]) -> list[list[str]]:
    """Values by field as cells under our own headings."""
    names = headings(record)
    lines = [[str(values.get(field) or "") for field in names] for values in found]
    return [list(names.values()), *lines]
