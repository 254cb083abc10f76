"""What the charts of a report show: their numbers, for the drawing and for the table beside it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from gongkai.annual.form import Block, Form
from gongkai.annual.report import Report, Value

FLOWS = (("received", "新收"), ("concluded", "办结"), ("carried_out", "结转下年度"))
_ORDINAL = re.compile(r"^(?:（.）|\d+\.)")
_REMARK = re.compile(r"（[^）]*）$")

Years = Mapping[int, Mapping[str, Value]]


class Chart(NamedTuple):
    """A chart: a row of numbers for each label, a number for each head; a blank is None."""

    name: str
    title: str
    about: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]

    @property
    def alternative(self) -> str:
        """The whole chart in words."""
        lines = [f"{label}{self._said(numbers)}" for label, numbers in self.rows]
        return f"{self.title}：{'；'.join(lines)}。"

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(number for _, numbers in self.rows for number in numbers)

    def _said(self, numbers: tuple[int | None, ...]) -> str:
        counted = [f"{number}件" if number is not None else "没有数字" for number in numbers]
        if len(self.heads) == 1:
            return counted[0]
        return "、".join(f"{head}{count}" for head, count in zip(self.heads, counted, strict=True))


def charts(report: Report, form: Form, years: Years) -> tuple[Chart, ...]:
    """The charts of a report, beside those before it."""
    block = next(block for table in form.tables for block in table.blocks if block.groups)
    return (_years(years, block), _outcomes(report, block), _applicants(report, block))


def _years(years: Years, block: Block) -> Chart:
    rows = tuple(
        (f"{year}年", tuple(_count(cells, f"{block.id}.{row}.total") for row, _ in FLOWS))
        for year, cells in years.items()
    )
    about = "各年新收、办结、结转下年度继续办理的申请"
    return Chart("years", "历年申请", about, "年度", tuple(label for _, label in FLOWS), rows)


def _outcomes(report: Report, block: Block) -> Chart:
    """The outcomes by their groups; an outcome outside the inner groups stands alone."""
    labels = {group.id: group.label for group in block.groups}
    sums: dict[str, int] = {}
    for row in block.rows:
        if row.outcome:
            inner = row.under[1:]
            label = _short(labels[inner[0]] if inner else row.label)
            count = _count(report.cells, f"{block.id}.{row.id}.total") or 0
            sums[label] = sums.get(label, 0) + count
    rows = tuple((label, (count,)) for label, count in sums.items())
    return Chart("outcomes", "办理结果", "办结的申请，按办理结果", "办理结果", ("件数",), rows)


def _applicants(report: Report, block: Block) -> Chart:
    rows = tuple(
        (_kind(column.label), (_count(report.cells, f"{block.id}.received.{column.id}"),))
        for column in block.columns
        if column.id != "total"
    )
    return Chart("applicants", "申请人", "新收的申请，按申请人", "申请人", ("件数",), rows)


def _kind(label: str) -> str:
    """The kinds of organisations stand in a group; outside it, "other" must say of what."""
    return "其他组织" if label == "其他" else label


def _short(label: str) -> str:
    return _REMARK.sub("", _ORDINAL.sub("", label))


def _count(cells: Mapping[str, Value], cell: str) -> int | None:
    value = cells.get(cell)
    return None if value is None else int(value)
