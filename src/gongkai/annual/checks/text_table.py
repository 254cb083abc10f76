"""What the text says in numbers, against the cells that it speaks of."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.checks.registry import Case, check
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.form import CellPlace, Identity, Table
from gongkai.annual.narrative.statements import Statement, statements
from gongkai.annual.report import Report

_BASIS = "国办公开办函〔2021〕30号：年度报告内容应当准确，文字与表格一致"
_NAMED = 3  # so many cells are named in a message
_UNITS = {"万元": 10_000, "元": 1}


@check("text-table")
def text_table(case: Case) -> Iterator[Finding]:
    """A number stated in the text equals the cell, or sum of cells, that it speaks of."""
    figures = Figures(case)
    for statement in statements(case.report, case.forms):
        expected = figures.of(statement)
        if expected and not any(_agrees(statement, value) for value in expected):
            yield _finding(case, statement, expected)


def _agrees(statement: Statement, value: Decimal) -> bool:
    """A number is right to its last printed digit, rounded or cut off."""
    off = abs(statement.value - value)
    exact = statement.step <= 1 and not statement.base and statement.unit != "元"
    return off == 0 if exact else off < statement.step


def _finding(case: Case, statement: Statement, expected: list[Decimal]) -> Finding:
    values = list(dict.fromkeys(map(_plain, expected)))
    cells, found = statement.readings[0], _plain(statement.value)
    return Finding(
        "text-table",
        "error",
        cells=cells,
        place=_place(case.report, statement),
        expected=values[0] if len(values) == 1 else values,
        found=found,
        basis=_BASIS,
        template=_template(statement, values),
        values={
            "text": statement.text,
            "section": _heading(case.report, statement.section),
            "found": found,
            "expected": tuple(map(str, values)),
            "cells": tuple(_label(case, cell) for cell in cells[:_NAMED]) + _more(cells),
        },
    )


def _template(statement: Statement, values: list[int | str]) -> str:
    if statement.base:
        return "text-table-share"
    return "text-table-either" if len(values) > 1 else ""


def _label(case: Case, cell: str) -> str:
    """A cell as people call it: its row and its column."""
    form = next(form for form, table in case.tables() if cell in table.cells())
    place = form.cells[cell]
    return f"{place.row.label}·{place.column.label}"


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
        for form, table in case.tables():
            self._places.update({cell: form.cells[cell] for cell in table.cells()})
            for rule in form.identities:
                if rule.per == "row" and len(rule.left) == 1:
                    self._add_parts(table, rule)
        lost = {cell for damage in case.report.damage for cell in damage.cells}
        self._unsure = lost | case.report.inferred

    def _add_parts(self, table: Table, rule: Identity) -> None:
        for block in table.blocks:
            for row in block.rows if block.id == rule.block else ():
                total, *parts = (f"{block.id}.{row.id}.{c}" for c in rule.left + rule.right)
                self._parts[total] = tuple(parts)

    def sums(self, readings: tuple[tuple[str, ...], ...]) -> list[Decimal]:
        """What each reading comes to; nothing at all if one of them cannot be told."""
        found: list[Decimal] = []
        for reading in readings:
            totals = self._sum(reading, added=False), self._sum(reading, added=True)
            if totals[0] is None or totals[1] is None:
                return []
            found += [totals[0], totals[1]]
        return list(dict.fromkeys(found))

    def of(self, statement: Statement) -> list[Decimal]:
        """What a statement may rightly say; of a percentage, each part in each base."""
        if not statement.base:
            return self.sums(statement.readings)
        parts, wholes = self.sums(statement.readings), self.sums(statement.base)
        return [100 * part / whole for part in parts for whole in wholes if whole]

    def _sum(self, cells: tuple[str, ...], *, added: bool) -> Decimal | None:
        """The sum of cells, blanks as 0; None if all are blank or one of them is not sure."""
        if any(cell not in self._places for cell in cells) or not self._reaches_end(cells[0]):
            return None
        if any({cell, *self._parts.get(cell, ())} & self._unsure for cell in cells):
            return None
        return _total([self._value(cell, added=added) for cell in cells])

    def _value(self, cell: str, *, added: bool) -> Decimal | None:
        """A cell; a blank total, or any if `added`, as the sum of the cells beside it."""
        own = self._number(cell)
        if own is not None and not added:
            return own
        beside = _total([self._number(part) for part in self._parts.get(cell, ())])
        return own if beside is None else beside

    def _number(self, cell: str) -> Decimal | None:
        value = self._report.cells.get(cell)
        unit = self._places[cell].column.unit
        return None if value is None else value * Decimal(_UNITS.get(unit, 1))

    def _reaches_end(self, cell: str) -> bool:
        """Whether the table stands to its end: of a page cut off no sum can be told."""
        block = self._places[cell].block
        return any(
            self._report.cells.get(block.cell(row, column)) is not None
            for row in block.rows[-2:]
            for column in block.columns
        )


def _total(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
