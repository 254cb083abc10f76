"""What the text says in numbers, against the cells that it speaks of."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongkai.annual.checks.identities import sums
from gongkai.annual.checks.lines import cells_of
from gongkai.annual.checks.registry import Case, check
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.form import Block, CellPlace, Form, Table
from gongkai.annual.narrative.statements import Statement, statements
from gongkai.annual.report import Report, Value

_BASIS = "国办公开办函〔2021〕30号：年度报告内容应当准确，文字与表格一致"
_NAMED = 3  # so many cells are named in a message
_UNITS = {"万元": 10_000, "元": 1}


@check("text-table")
def text_table(case: Case) -> Iterator[Finding]:
    """A number stated in the text equals the cell, or sum of cells, that it speaks of."""
    figures = Figures(case)
    for statement in statements(case.report, case.forms):
        expected: list[Decimal] = []
        for value in figures.of(statement):
            if value is None or _agrees(statement, value):
                break
            expected.append(value)
        else:
            if expected:
                yield _finding(case.report, statement, expected, figures)


def _agrees(statement: Statement, value: Decimal) -> bool:
    """A number is right to its last printed digit, rounded or cut off."""
    off = abs(statement.value - value)
    exact = statement.step <= 1 and not statement.base and statement.unit != "元"
    return off == 0 if exact else off < statement.step


def _finding(
    report: Report, statement: Statement, expected: list[Decimal], figures: "Figures"
) -> Finding:
    values = list(dict.fromkeys(map(_plain, expected)))
    cells, found = statement.readings[0], _plain(statement.value)
    return Finding(
        "text-table",
        "error",
        cells=cells,
        place=_place(report, statement),
        expected=values[0] if len(values) == 1 else values,
        found=found,
        basis=_BASIS,
        template=_template(statement, values),
        values={
            "text": statement.text,
            "section": _heading(report, statement.section),
            "found": found,
            "expected": tuple(map(str, values)),
            "cells": tuple(map(figures.label, cells[:_NAMED])) + _more(cells),
        },
    )


def _template(statement: Statement, values: list[int | str]) -> str:
    if statement.base:
        return "text-table-share"
    return "text-table-either" if len(values) > 1 else ""


def _more(cells: tuple[str, ...]) -> tuple[str, ...]:
    return ("……",) if len(cells) > _NAMED else ()


def _plain(value: Decimal) -> int | str:
    return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"


def _place(report: Report, statement: Statement) -> Place:
    at = report.sections[statement.section].place if statement.section >= 0 else Place()
    return at._replace(text=statement.text)


def _heading(report: Report, section: int) -> str:
    return report.sections[section].heading if section >= 0 else report.title


class Figures:
    """The cells of a report as sums, each total also as the sum of what stands beside it."""

    def __init__(self, case: Case) -> None:
        self._report = case.report
        self._places: dict[str, CellPlace] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._ended: dict[Block, bool] = {}
        for form, table in case.tables():
            self._places.update(cells_of(form, table))
            self._parts.update(_row_parts(form, table))
        lost = {cell for damage in case.report.damage for cell in damage.cells}
        self._unsure = lost | case.report.inferred

    def label(self, cell: str) -> str:
        """A cell as people call it: its row and its column."""
        place = self._places[cell]
        return f"{place.row.label}·{place.column.label}"

    def of(self, statement: Statement) -> Iterator[Decimal | None]:
        """What a statement may rightly say; of a percentage, each part in each base.

        None where one of its readings cannot be told.
        """
        if not statement.base:
            yield from self.sums(statement.readings)
            return
        wholes = list(self.sums(statement.base))
        for part in self.sums(statement.readings):
            for whole in wholes:
                if part is None or whole is None:
                    yield None
                elif whole:
                    yield 100 * part / whole

    def sums(self, readings: tuple[tuple[str, ...], ...]) -> Iterator[Decimal | None]:
        """What each reading comes to, its totals as they stand and as the sums beside them."""
        for reading in readings:
            sure = self._sure(reading)
            yield self._sum(reading, added=False) if sure else None
            yield self._sum(reading, added=True) if sure else None

    def _sure(self, cells: tuple[str, ...]) -> bool:
        """Whether a sum can be told: all its cells are there and sure, their table whole."""
        if any(cell not in self._places for cell in cells) or not self._reaches_end(cells[0]):
            return False
        return not self._unsure or self._unsure.isdisjoint(
            part for cell in cells for part in (cell, *self._parts.get(cell, ()))
        )

    def _sum(self, cells: tuple[str, ...], *, added: bool) -> Decimal | None:
        """The sum of cells, blanks as 0; None if all are blank."""
        return _total([self._value(cell, added=added) for cell in cells])

    def _value(self, cell: str, *, added: bool) -> Value:
        """A cell; a blank total, or any if `added`, as the sum of the cells beside it."""
        own = self._number(cell)
        if own is not None and not added:
            return own
        beside = _total([self._number(part) for part in self._parts.get(cell, ())])
        return own if beside is None else beside

    def _number(self, cell: str) -> Value:
        value = self._report.cells.get(cell)
        unit = value and self._places[cell].column.unit
        return value * _UNITS.get(unit, 1) if value and unit else value

    def _reaches_end(self, cell: str) -> bool:
        """Whether the table stands to its end: of a page cut off no sum can be told."""
        block = self._places[cell].block
        if block not in self._ended:
            self._ended[block] = any(
                self._report.cells.get(block.cell(row, column)) is not None
                for row in block.rows[-2:]
                for column in block.columns
            )
        return self._ended[block]


@cache
def _row_parts(form: Form, table: Table) -> dict[str, tuple[str, ...]]:
    """The cells beside the total of each row."""
    return {
        cells[0]: cells[1:]
        for rule, _, cells in sums(form, table)
        if rule.per == "row" and len(rule.left) == 1
    }


def _total(values: list[Value]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return Decimal(sum(known)) if known else None
