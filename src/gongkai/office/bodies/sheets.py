"""The tree of bodies as a spreadsheet: one row a body, under fixed headings."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from gongkai.office.bodies.fields import WORDS, plain
from gongkai.refusal import Refusal

TITLE = "机关名录"
LARGEST = 20_000_000  # bytes
MOST = 50_000  # rows
EXACT = 10**15  # a number beyond it has lost digits
EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook must say when it was made)
HEADINGS: dict[str, tuple[str, int]] = {
    "code": ("编号", 14),
    "name": ("名称", 30),
    "credit_code": ("统一社会信用代码", 22),
    "kind": ("类别", 22),
    "level": ("级别", 12),
    "division": ("行政区划代码", 14),
    "parent": ("上级编号", 14),
    "first_year": ("自何年度", 10),
    "office": ("公开工作机构", 24),
    "address": ("办公地址", 30),
    "hours": ("办公时间", 24),
    "telephone": ("联系电话", 16),
    "fax": ("传真", 16),
    "email": ("电子邮箱", 22),
    "website": ("网址", 26),
}
NEEDED = ("code", "name")

Sheet = Any


class Row(NamedTuple):
    """One row as a person counts it, and its values as texts by field."""

    number: int
    values: Mapping[str, str]


def heading(field: str) -> str:
    """What the column of a field is called."""
    return HEADINGS[field][0]


def write(rows: Iterable[Mapping[str, str]]) -> bytes:
    """A workbook with these rows. Every cell is text, so none is taken for a formula."""
    from xlsxwriter import Workbook

    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"title": TITLE, "created": EPOCH})
        text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        head = book.add_format({"num_format": "@", "bold": True, "bg_color": "#F3F5F8"})
        sheet = book.add_worksheet(TITLE)
        last = 0
        for last, row in enumerate(rows, 1):
            for column, field in enumerate(HEADINGS):
                sheet.write_string(last, column, row.get(field, ""), text)
        _dress(sheet, head, text, last)
    return target.getvalue()


def _dress(sheet: Sheet, head: object, text: object, last: int) -> None:
    """Headings, widths, and lists to choose from, for the rows written and some more."""
    for column, (field, (name, width)) in enumerate(HEADINGS.items()):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, name, head)
        if words := WORDS.get(field):
            known = {"validate": "list", "source": [word.label for word in words]}
            sheet.data_validation(1, column, last + MOST // 100, column, known)
    sheet.freeze_panes(1, 2)


def read(data: bytes) -> list[Row]:
    """The rows of the first sheet. Raises Refusal for what is no such sheet."""
    cells = _cells(data)
    top, fields = _head(cells)
    return [row for row in _rows(cells[top:], fields, top + 1) if any(row.values.values())]


def _rows(cells: list[list[object]], fields: dict[int, str], first: int) -> Iterator[Row]:
    for number, line in enumerate(cells, first):
        yield Row(number, {field: _text(line[column]) for column, field in fields.items()})


def _cells(data: bytes) -> list[list[object]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if len(data) > LARGEST:
        raise Refusal("office-sheet-too-big", most=MOST)
    try:
        sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
        cells: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    except (CalamineError, PasswordError, IndexError, ValueError):
        raise Refusal("office-sheet-unreadable") from None
    if len(cells) > MOST:
        raise Refusal("office-sheet-too-big", most=MOST)
    return cells


def _head(cells: list[list[object]]) -> tuple[int, dict[int, str]]:
    """How many rows there are through the headings, and which column is which field."""
    names = {name: field for field, (name, _) in HEADINGS.items()}
    for number, line in enumerate(cells, 1):
        texts = ["".join(_text(cell).split()) for cell in line]
        if not all(heading(field) in texts for field in NEEDED):
            continue
        if odd := [text for text in texts if text and text not in names]:
            raise Refusal("office-sheet-columns", columns="、".join(odd))
        found = {column: names[text] for column, text in enumerate(texts) if text}
        if len(set(found.values())) < len(found):
            twice = {heading(f) for f in found.values() if list(found.values()).count(f) > 1}
            raise Refusal("office-sheet-columns-twice", columns="、".join(sorted(twice)))
        return number, found
    raise Refusal("office-sheet-no-head", columns="、".join(map(heading, NEEDED)))


def _text(cell: object) -> str:
    """What a cell says; a number that lost its last digits says so itself, with an exponent."""
    if isinstance(cell, float) and abs(cell) < EXACT and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return plain(cell)
