"""What stands in a single cell: blanks, words, fractions, a unit that is not the column's."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.checks.lines import cell_label, place, row_label, undecided
from gongkai.annual.checks.registry import Case, check
from gongkai.annual.exact import plain
from gongkai.annual.figures import SIGNS
from gongkai.annual.finding import Finding, Level
from gongkai.annual.form import CellPlace
from gongkai.annual.labels import widths
from gongkai.annual.report import Report

ARTICLE = "条例第五十条：年度报告按全国统一格式填写"
# Damage that is the fault of the report itself, and the sentence that says so.
EXTRA = {"extra_value": "extra-value", "extra_value_unplaced": "extra-value-unplaced"}
NAMED = 4  # how many rows, columns or cells a message names before it breaks off

_UNIT = r"(亿元|万元|元)\s*(?:\(|$)"
_HEADER_UNIT = r"单位[:：]?\s*(亿元|万元|元)"


def _places(case: Case) -> Iterator[tuple[str, CellPlace]]:
    """Every cell of the tables that the report has."""
    for _, table in case.tables():
        yield from table.places.items()


@check("blank-cell")
def blank_cell(case: Case) -> Iterator[Finding]:
    """没有发生的填 0；空白、“/”、“—”、“无”都不是 0。"""
    unsure, known = undecided(case.report), case.report.cells
    groups: dict[tuple[str, str], list[tuple[str, CellPlace]]] = {}
    for cell, at in _places(case):
        if known.get(cell) is not None or cell in unsure:
            continue
        mark = widths(case.report.marks.get(cell, "")).strip()
        if not mark or mark in SIGNS:
            groups.setdefault((at.table.id, mark), []).append((cell, at))
    for (_, mark), found in groups.items():
        yield _blank(case.report, mark, found)


def _blank(report: Report, mark: str, found: list[tuple[str, CellPlace]]) -> Finding:
    cells = tuple(cell for cell, _ in found)
    table = found[0][1].table
    return Finding(
        "blank-cell",
        "warning",
        cells=cells,
        place=place(report, cells),
        expected=0,
        found=mark or None,
        basis=ARTICLE,
        template="mark-cell" if mark else "blank-cell",
        values={
            "table": table.label,
            "count": len(cells),
            "mark": mark,
            "where": _where([at for _, at in found]),
        },
    )


def _where(found: list[CellPlace]) -> tuple[str, ...]:
    """Which cells, in the fewest words: themselves, or the rows or columns they stand in."""
    if len(found) <= NAMED:
        return tuple(cell_label(at) for at in found)
    rows = dict.fromkeys(f"“{row_label(at.block, at.row)}”" for at in found)
    columns = dict.fromkeys(f"“{at.column.label}”" for at in found)
    fewer = list(columns if len(columns) <= len(rows) else rows)
    return tuple(fewer[:NAMED]) + ("……",) * (len(fewer) > NAMED)


@check("not-a-count")
def not_a_count(case: Case) -> Iterator[Finding]:
    """件数是不小于 0 的整数，单元格里只写数。"""
    marks, known = case.report.marks, case.report.cells
    for cell, at in _places(case):
        value = known.get(cell)
        if cell not in marks and (value is None or (type(value) is int and value >= 0)):
            continue
        mark = widths(marks.get(cell, "")).strip()
        level, template = _fault(value, mark, at)
        if template:
            shown = plain(value)
            yield _single(
                case.report, cell, at, "not-a-count", level, template, value=shown, mark=mark
            )


def _fault(value: int | Decimal | None, mark: str, at: CellPlace) -> tuple[Level, str]:
    """How bad a cell is, and the template that says so; "" where it is sound."""
    if value is None:
        return "error", "text-cell" if mark and mark not in SIGNS else ""
    if value < 0 and at.column.kind != "signed":
        return "error", "negative"
    if at.column.kind != "money" and value != int(value):
        return "error", "fraction"
    remark = mark and not (at.column.kind == "money" and re.search(_UNIT, mark))
    return "note", "remark" if remark else ""


@check("extra-value")
def extra_value(case: Case) -> Iterator[Finding]:
    """一行里的数不多于这一行的格子。"""
    for damage in case.report.damage:
        if template := EXTRA.get(damage.code):
            values = {"extra": damage.place.text, **damage.values}
            values["label"] = values.get("label") or damage.place.text
            yield Finding(
                "extra-value",
                "error",
                cells=damage.cells,
                place=damage.place,
                found=str(values["extra"]),
                basis=ARTICLE,
                template=template,
                values=values,
            )


@check("unit")
def unit(case: Case) -> Iterator[Finding]:
    """金额按表头的单位填：元与万元相差一万倍。"""
    for cell, at in _places(case):
        wanted = at.column.unit
        if not wanted:
            continue
        value = case.report.cells.get(cell)
        in_cell = re.search(_UNIT, widths(case.report.marks.get(cell, "")))
        in_header = re.search(_HEADER_UNIT, _header(case.report, cell, at))
        if in_cell and in_cell[1] != wanted:
            yield _single(
                case.report, cell, at, "unit", "error", "unit-cell", value=plain(value),
                mark=case.report.marks[cell], unit=in_cell[1], wanted=wanted,
            )  # fmt: skip
        elif in_header and in_header[1] != wanted:
            yield _single(
                case.report, cell, at, "unit", "error" if value else "warning", "unit-header",
                value=plain(value), unit=in_header[1], wanted=wanted,
            )  # fmt: skip


def _header(report: Report, cell: str, at: CellPlace) -> str:
    for name in (cell, f"{at.block.id}.{at.column.id}", at.column.id):
        if name in report.headers:
            return report.headers[name]
    return ""


def _single(
    report: Report,
    cell: str,
    at: CellPlace,
    code: str,
    level: Level,
    template: str,
    **values: object,
) -> Finding:
    """A finding about one cell: where it is, what stands there."""
    where = {"table": at.table.label, "cell": cell_label(at)}
    found = values.get("mark") or values.get("value")
    return Finding(
        code,
        level,
        cells=(cell,),
        place=place(report, (cell,)),
        expected=values.get("wanted"),
        found=found,
        basis=ARTICLE,
        template=template,
        values={**where, **values},
    )
