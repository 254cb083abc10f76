"""Explanations of everything at once: figures one place off, cells or lines that changed places."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from gongkai.annual.checks.lines import cell_label, row_label
from gongkai.annual.exact import minus, total
from gongkai.annual.form import Block, Per
from gongkai.annual.repair.mend import Kind
from gongkai.annual.repair.sums import Part, Sum
from gongkai.annual.report import Value

ACROSS: dict[Per, Per] = {"row": "column", "column": "row"}
SHIFTS: dict[Per, Kind] = {"row": "shift-row", "column": "shift-column"}
SHIFTED = 3  # a shift of two cells is an exchange
TELLING = 3  # figures on a line; where fewer add up after a change of places, it may be chance

Changed = Mapping[str, Value]


class Explanation(NamedTuple):
    """What happened, and the cells as they were before it did."""

    kind: Kind
    changed: dict[str, Value]
    values: Mapping[str, object]


class Line(NamedTuple):
    """A row or column of a block."""

    per: Per
    label: str
    cells: tuple[str, ...]


class Whole:
    """The explanations of one part."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._sums: dict[str, list[Sum]] = {}
        for rule in part.sums:
            for cell in rule.cells:
                self._sums.setdefault(cell, []).append(rule)
        self._broken = {
            per: {cell for rule in part.broken if rule.per == per for cell in rule.cells}
            for per in ACROSS
        }

    def found(self) -> list[Explanation]:
        """All that make every sum hold, each set of changes once."""
        seen: dict[tuple[tuple[str, Value], ...], Explanation] = {}
        for found in self._candidates():
            if self._mends(found.changed):
                seen.setdefault(tuple(sorted(found.changed.items())), found)
        return list(seen.values())

    def _candidates(self) -> Iterator[Explanation]:
        broken = [frozenset(rule.cells) for rule in self.part.broken]
        for per in ACROSS:
            lines = _lines(self.part.block, per)
            for line in lines:
                if all(not cells.isdisjoint(line.cells) for cells in broken):
                    yield from self._within(line)
            if all(rule.per != per for rule in self.part.broken):
                yield from self._between([line for line in lines if self._known(line)])

    def _known(self, line: Line) -> bool:
        return all(cell in self._sums for cell in line.cells)

    def _within(self, line: Line) -> Iterator[Explanation]:
        """Two cells of a line exchanged, or a stretch of it shifted by one.

        Broken sums across vouch for that; without them a blank where a figure is missed must.
        """
        if not self._known(line):
            return
        figures = self.part.values
        vouched = not self._broken[ACROSS[line.per]].isdisjoint(line.cells)
        if not vouched and sum(bool(figures.get(cell)) for cell in line.cells) < TELLING:
            return
        for first, last in self._stretches(line):
            cells = line.cells[first : last + 1]
            ends = (cells[0], cells[-1])
            blank = [figures.get(end) is None for end in ends]
            if vouched or any(blank):
                where = {"one": self._label(ends[0]), "other": self._label(ends[1])}
                yield self._moved("exchanged", ends, ends[::-1], where)
            if len(cells) >= SHIFTED and (vouched or blank[0]):
                yield from self._shifted(line, cells, (*cells[1:], cells[0]), vouched)
            if len(cells) >= SHIFTED and (vouched or blank[1]):
                yield from self._shifted(line, cells[::-1], (*cells[-2::-1], cells[-1]), vouched)

    def _shifted(
        self, line: Line, cells: Sequence[str], sources: Sequence[str], vouched: bool
    ) -> Iterator[Explanation]:
        """A stretch moved by one, the last cell taking the figure of the first.

        Where sums across vouch for the others, it may take the figure that got lost instead.
        """
        kind, values = SHIFTS[line.per], {"line": line.label}
        found = self._moved(kind, cells, sources, values)
        if not vouched or self.part.values.get(cells[0]) is not None:
            yield found
        if vouched:
            last = cells[-1]
            missing = self._missing({**found.changed, last: 0}, last)
            if missing != self.part.values.get(last):
                yield Explanation(kind, {**found.changed, last: missing}, values)

    def _missing(self, changed: Changed, cell: str) -> Value:
        """What a cell must hold if the others are right."""
        rule = self._sums[cell][0]
        after = {**self.part.values, **changed}
        off = minus(total(map(after.get, rule.right)), total(map(after.get, rule.left)))
        return off if cell in rule.left else minus(0, off)

    def _stretches(self, line: Line) -> Iterator[tuple[int, int]]:
        """Where a line may be changed: a cell whose sum across holds has to stay as it is."""
        across = ACROSS[line.per]
        wrong = [n for n, cell in enumerate(line.cells) if cell in self._broken[across]]
        free = [all(rule.per != across for rule in self._sums[cell]) for cell in line.cells]
        if wrong:
            first, last = wrong[0], wrong[-1]
            yield from (
                (n, m)
                for n in (first, *_run(free, first, -1))
                for m in (last, *_run(free, last, 1))
                if n < m
            )
        else:
            starts = (n for n, is_free in enumerate(free) if is_free)
            yield from ((n, m) for n in starts for m in _run(free, n, 1))

    def _between(self, lines: Sequence[Line]) -> Iterator[Explanation]:
        """Two whole lines exchanged; one broken sum tells which pairs are worth a try."""
        rule, values = self.part.broken[0], self.part.values
        off = minus(total(map(values.get, rule.left)), total(map(values.get, rule.right)))
        on = {cell: line for line in lines for cell in line.cells}
        if not all(cell in on for cell in rule.cells):
            return
        where = on[rule.cells[0]].cells.index(rule.cells[0])
        at = [line.cells[where] for line in lines]
        signs = [(cell in rule.left) - (cell in rule.right) for cell in at]
        figures = [values.get(cell) or 0 for cell in at]
        for a, b in combinations(range(len(lines)), 2):
            if signs[a] != signs[b] and (
                total((off, (signs[a] - signs[b]) * minus(figures[b], figures[a]))) == 0
            ):
                one, other = lines[a], lines[b]
                labels = {"one": one.label, "other": other.label}
                cells = (*one.cells, *other.cells)
                yield self._moved("exchanged", cells, (*other.cells, *one.cells), labels)

    def _moved(
        self,
        kind: Kind,
        cells: Sequence[str],
        sources: Sequence[str],
        values: Mapping[str, object],
    ) -> Explanation:
        """Each cell with the figure of its source, as far as that changes anything."""
        figures = self.part.values
        changed = {
            cell: figures.get(source)
            for cell, source in zip(cells, sources, strict=True)
            if figures.get(source) != figures.get(cell)
        }
        return Explanation(kind, changed, values)

    def _mends(self, changed: Changed) -> bool:
        kinds = {self.part.kind(cell) for cell in changed}
        if len(kinds) != 1 or not all(self.part.allows(*change) for change in changed.items()):
            return False
        after = {**self.part.values, **changed}
        touched = (rule for cell in changed for rule in self._sums[cell])
        return all(rule.holds(after) for rule in (*self.part.broken, *touched))

    def _label(self, cell: str) -> str:
        return cell_label(self.part.form.cells[cell])


@lru_cache(maxsize=128)
def _lines(block: Block, per: Per) -> tuple[Line, ...]:
    if per == "row":
        return tuple(
            Line(
                per, f"“{row_label(block, row)}”", tuple(block.cell(row, c) for c in block.columns)
            )
            for row in block.rows
        )
    return tuple(
        Line(per, f"“{column.label}”", tuple(block.cell(row, column) for row in block.rows))
        for column in block.columns
    )


def _run(free: Sequence[bool], start: int, step: int) -> Iterator[int]:
    """The places next to this one, one way, as far as they are free."""
    place = start + step
    while 0 <= place < len(free) and free[place]:
        yield place
        place += step
