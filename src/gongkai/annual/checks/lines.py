"""Rows and columns of a block as an identity sees them: terms, their cells, their labels."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from gongkai.annual.document import Place
from gongkai.annual.form import Block, CellPlace, Form, Identity, Per, Row, Table, Yearly
from gongkai.annual.report import Report


class Line(NamedTuple):
    """One row or column of a block, crossed by the terms of a rule."""

    table: Table
    block: str
    per: Per
    id: str
    label: str
    labels: Mapping[str, str]

    def cell(self, term: str) -> str:
        """The id of the cell where a term crosses this line."""
        first, second = (self.id, term) if self.per == "row" else (term, self.id)
        return f"{self.block}.{first}.{second}"


@cache
def lines(form: Form, rule: Identity | Yearly) -> tuple[Line, ...]:
    """Every line that a rule speaks of, with the official labels of its terms."""
    return tuple(_lines(form, rule))


def _lines(form: Form, rule: Identity | Yearly) -> Iterator[Line]:
    for table in form.tables:
        blocks = [b for b in table.blocks if b.id == rule.block]
        rows = {row.id: row_label(b, row) for b in blocks for row in b.rows}
        columns = {column.id: column.label for b in blocks for column in b.columns}
        along, across = (rows, columns) if rule.per == "row" else (columns, rows)
        for item, label in along.items():
            yield Line(table, rule.block, rule.per, item, label, across)


@cache
def row_label(block: Block, row: Row) -> str:
    """A row's label, with its inner groups in front: 3.其他 alone does not say which."""
    groups = {group.id: group.label for group in block.groups}
    return "".join(groups.get(group, "") for group in row.under[1:]) + row.label


def cell_label(at: CellPlace) -> str:
    """A cell as people call it: row and column by their official labels."""
    return f"“{row_label(at.block, at.row)}”×“{at.column.label}”"


def undecided(report: Report) -> frozenset[str]:
    """Cells that are blank since the source does not say for sure what they hold."""
    damaged = {cell for damage in report.damage for cell in damage.cells}
    return frozenset(cell for cell in damaged if report.cells.get(cell) is None)


def place(report: Report, cells: Iterable[str]) -> Place:
    """Where the first of these cells stands that the source places."""
    return next((report.places[cell] for cell in cells if cell in report.places), Place())
