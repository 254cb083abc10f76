"""Linear sums over cells of which some may change: solved exactly, or what else must change.

Every row is `basic + sum(coefficient × cell) = rest`, over the cells that are not basic. A cell
that may not change stands for its change, 0; one that has joined, and may, for its new value,
which is not negative, and 0 unless it is basic; one that may be negative always for its change.
A row without a basic cell is a sum that no joined cell can bring right. Nothing is rounded:
numbers are whole, or fractions where a form or a report makes them so.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction
NONE = -1


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells by index: their figures, which may be negative, and which need not be whole."""

    figures: tuple[Number, ...]
    signed: frozenset[int]
    divisible: frozenset[int]

    def allow(self, cell: int, change: Number) -> bool:
        """Whether a cell may change by so much."""
        value = self.figures[cell] + change
        if value < 0 and cell not in self.signed:
            return False
        return _whole(value) or cell in self.divisible


class Tableau:
    """The sums, solved for the cells that have joined."""

    __slots__ = ("basic", "cells", "joined", "rest", "rows")

    def __init__(self, cells: Cells, rows: Sequence[Mapping[int, Number]]) -> None:
        self.cells = cells
        self.rows = [dict(row) for row in rows]
        figures = cells.figures
        self.rest = [-sum((a * figures[j] for j, a in row.items()), start=0) for row in rows]
        self.basic = [NONE] * len(rows)
        self.joined: frozenset[int] = frozenset()

    def with_cell(self, cell: int) -> "Tableau":
        """The same sums where this cell may change as well."""
        new = Tableau.__new__(Tableau)
        new.cells = self.cells
        new.rows, new.rest, new.basic = self.rows.copy(), self.rest.copy(), self.basic.copy()
        new.joined = self.joined | {cell}
        new._join(cell)
        new._settle()
        return new

    def lacking(self, allowed: Collection[int]) -> dict[int, list[int]]:
        """By row, cells of which one at least must join; empty where all sums hold."""
        found = {}
        for i, rest in enumerate(self.rest):
            if rest and (self.basic[i] == NONE or self._stuck(i)):
                found[i] = [j for j in self.rows[i] if j in allowed and self._helps(i, j)]
        return found or {
            i: [j for j in self.rows[i] if j in allowed]
            for i, cell in enumerate(self.basic)
            if cell != NONE and cell not in self.cells.divisible and not _whole(self._value(i))
        }

    def closes(self, cell: int) -> bool:
        """Whether one change of this cell makes right every sum that has no basic cell."""
        change: Number | None = None
        for row, rest, basic in zip(self.rows, self.rest, self.basic, strict=True):
            if basic == NONE:
                share = row.get(cell, 0)
                if not share:
                    if rest:
                        return False
                elif change is None:
                    change = quotient(rest, share)
                elif share * change != rest:
                    return False
        return True

    def solution(self) -> dict[int, Number]:
        """The new values of the cells that have joined."""
        resting = self.joined & self.cells.signed
        found: dict[int, Number] = dict.fromkeys(self.joined, 0)
        found |= {cell: self.cells.figures[cell] for cell in resting}
        for i, cell in enumerate(self.basic):
            if cell != NONE:
                found[cell] = self._value(i)
        return found

    def _value(self, row: int) -> Number:
        """The new value of a basic cell."""
        cell, rest = self.basic[row], self.rest[row]
        return rest + self.cells.figures[cell] if cell in self.cells.signed else rest

    def _join(self, cell: int) -> None:
        column = [i for i, row in enumerate(self.rows) if cell in row]
        if cell not in self.cells.signed and (figure := self.cells.figures[cell]):
            for i in column:
                self.rest[i] += self.rows[i][cell] * figure
        free = [i for i in column if self.basic[i] == NONE]
        if free:
            self._pivot(min(free, key=lambda i: abs(self.rows[i][cell]) != 1), cell)

    def _settle(self) -> None:
        """The dual simplex, least index first, which ends; stops where a sum needs other cells."""
        while negative := [i for i in range(len(self.rest)) if self._negative(i)]:
            row = min(negative, key=self.basic.__getitem__)
            helper = self._helper(row)
            if helper is None:
                return
            self._pivot(row, helper)

    def _negative(self, row: int) -> bool:
        basic = self.basic[row]
        return basic != NONE and self.rest[row] < 0 and basic not in self.cells.signed

    def _stuck(self, row: int) -> bool:
        return self._negative(row) and self._helper(row) is None

    def _helper(self, row: int) -> int | None:
        """A cell that has joined and can bring the basic cell of a row back to 0."""
        signed = self.cells.signed
        helpers = [
            j for j, a in self.rows[row].items() if j in self.joined and (a < 0 or j in signed)
        ]
        return min(helpers, default=None)

    def _helps(self, row: int, cell: int) -> bool:
        if self.basic[row] == NONE or self.rows[row][cell] < 0:
            return True
        return self.cells.figures[cell] > 0 or cell in self.cells.signed

    def _pivot(self, row: int, cell: int) -> None:
        pivot = self.rows[row][cell]
        new = {j: quotient(a, pivot) for j, a in self.rows[row].items() if j != cell}
        if (leaving := self.basic[row]) != NONE:
            new[leaving] = quotient(1, pivot)
        rest = quotient(self.rest[row], pivot)
        for i, other in enumerate(self.rows):
            if i != row and cell in other:
                self.rows[i] = _less(other, new, cell)
                self.rest[i] -= other[cell] * rest
        self.rows[row], self.rest[row], self.basic[row] = new, rest, cell


def _less(row: Mapping[int, Number], other: Mapping[int, Number], cell: int) -> dict[int, Number]:
    """A row, less as much of another as takes the cell out of it."""
    share = row[cell]
    found = dict(row)
    del found[cell]
    for j, a in other.items():
        if coefficient := found.get(j, 0) - share * a:
            found[j] = coefficient
        else:
            found.pop(j, None)
    return found


def _whole(number: Number) -> bool:
    return number == int(number)


def quotient(a: Number, b: Number) -> Number:
    """a / b, exactly."""
    if b == 1:
        return a
    if b == -1:
        return -a
    found = Fraction(a) / b
    return int(found) if found.denominator == 1 else found
