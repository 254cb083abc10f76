"""What the text says in numbers, against the cells that it speaks of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongkai.annual.checks.identities import sums
from gongkai.annual.checks.lines import cell_label
from gongkai.annual.checks.registry import Case, check
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.form import Block, CellPlace, Form, Table
from gongkai.annual.narrative.sentences import take
from gongkai.annual.narrative.statements import Statement, statements
from gongkai.annual.report import Report, Value

_BASIS = "{}：年度报告内容应当准确，文字与表格一致"
_HANDLED = re.compile(r"(?:答复|回复|办理|办结|结转)[^,;]{0,6}$")
_NEAR = 12  # characters in front of a number
_NAMED = 3  # so many cells are named in a message
_UNITS = {"万元": 10_000, "元": 1}


@check("text-table")
def text_table(case: Case) -> Iterator[Finding]:
    """A number stated in the text equals the cell, or sum of cells, that it speaks of."""
    figures = Figures(case)
    told = list(statements(case.report, case.forms))
    expected = [_unlike(statement, figures) for statement in told]
    judged = list(zip(told, expected, strict=True))
    sound = [statement for statement, values in judged if values == []]
    agreed = {(s.text, s.readings, s.base) for s in sound}
    counted = {_block(s) for s in sound if s.whole and s.value}
    tied: dict[str, set[Decimal]] = {}
    for statement in told:
        tied.setdefault(statement.text, set()).add(statement.value)
    for statement, values in judged:
        if not values or (statement.text, statement.readings, statement.base) in agreed:
            continue
        # A table may count the organ alone: one number of the area must agree with it first.
        if statement.whole and _block(statement) not in counted:
            continue
        if not _explained(statement, values, tied[statement.text]):
            yield _finding(case, statement, values, figures)


def _explained(statement: Statement, expected: list[Decimal], tied: set[Decimal]) -> bool:
    """Whether the sentence has the table's number too, or the difference, told of no other cell.

    共接收 58 件，2 件未予登记 is no fault where the table has 56.
    """
    sentence = take(0, statement.text)
    others = {
        number.value
        for number in sentence.numbers
        if not number.vague
        and (number.unit == "%") == bool(statement.base)
        and not _HANDLED.search(sentence.plain[max(0, number.start - _NEAR) : number.start])
    } - tied
    return any(
        value and (value in others or abs(value - statement.value) in others) for value in expected
    )


def _block(statement: Statement) -> str:
    return statement.readings[0][0].partition(".")[0]


def _unlike(statement: Statement, figures: "Figures") -> list[Decimal] | None:
    """What the table has instead of a number: nothing where they agree, None if it is unsure."""
    expected: list[Decimal] = []
    for value in figures.of(statement):
        if value is None:
            return None
        if _agrees(statement, value):
            return []
        expected.append(value)
    return expected or None


def _agrees(statement: Statement, value: Decimal) -> bool:
    """A number is right to its last printed digit, rounded or cut off."""
    off = abs(statement.value - value)
    exact = statement.step <= 1 and not statement.base and statement.unit != "元"
    return off == 0 if exact else off < statement.step


def _finding(
    case: Case, statement: Statement, expected: list[Decimal], figures: "Figures"
) -> Finding:
    values = list(dict.fromkeys(map(_plain, expected)))
    cells, found = statement.readings[0], _plain(statement.value)
    return Finding(
        "text-table",
        "error",
        cells=cells,
        place=_place(case.report, statement),
        expected=values[0] if len(values) == 1 else values,
        found=found,
        basis=_BASIS.format(case.main.source),
        template=_template(statement, values),
        values={
            "text": statement.text,
            "section": _heading(case.report, statement.section),
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
            self._places.update(table.places)
            self._parts.update(_row_parts(form, table))
        lost = {cell for damage in case.report.damage for cell in damage.cells}
        self._unsure = lost | case.report.inferred

    def label(self, cell: str) -> str:
        """A cell as people call it: its row and its column."""
        return cell_label(self._places[cell])

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
