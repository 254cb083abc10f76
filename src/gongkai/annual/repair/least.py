"""The fewest cells whose change makes all sums of a part hold, and every such set of cells.

Every broken sum, and every sum that follows from them once some cells are free, names cells of
which one at least must change. So: take the shortest such list, try each of its cells, and never
again those tried before it. That misses no set and finds none twice; a decision record has the
proof and its limits.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from gongkai.annual.exact import EXACT
from gongkai.annual.repair.forced import possible
from gongkai.annual.repair.sums import Part
from gongkai.annual.repair.tableau import NONE, Cells, Number, Tableau
from gongkai.annual.report import Value

STEPS = 10_000  # what a search may cost: a cell tried is one, a weighing one for each list
SETS = 1_000

Changed = Mapping[str, Value]
Lists = dict[int, list[int]]


class Least:
    """The search. `complete` says whether `found` are all sets of the least size."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.found: list[Changed] = []
        self.complete = True
        self.steps = 0
        self._filled = _emptied(part)
        self._run()

    def _run(self) -> None:
        root = _tableau(self.part)
        for cell in self._filled:
            root = root.with_cell(self.part.cells.index(cell))
        everything = frozenset(range(len(self.part.cells)))
        size = len(_packing(root.lacking(everything)))
        while not self.found and self.complete and size <= len(self.part.cells):
            self._search(root, everything, size)
            size += 1

    def _search(self, node: Tableau, allowed: frozenset[int], left: int) -> None:
        self.steps += 1
        if self.steps > STEPS or len(self.found) >= SETS:
            self.complete = False
            return
        lists = node.lacking(allowed)
        if not lists:
            self._keep(node)
            return
        lists, within = self._narrowed(node, lists, left)
        allowed = allowed if within is None else allowed & within
        shortest = min(lists.values(), key=len)
        for cell in sorted(shortest):
            allowed -= {cell}
            if (left > 1 or node.closes(cell)) and self.complete:
                self._search(node.with_cell(cell), allowed, left - 1)

    def _narrowed(
        self, node: Tableau, lists: Lists, left: int
    ) -> tuple[Lists, frozenset[int] | None]:
        """The lists as far as so many changes can meet them, and where these must be, if known.

        Where as many lists as changes are left share no cell, each change must be in one of
        these. A list that cannot be met is empty.
        """
        within: frozenset[int] | None = None
        while all(lists.values()):
            packed = _packing(lists)
            if len(packed) != left:
                return (lists, within) if len(packed) < left else ({NONE: []}, None)
            within = frozenset(self._options(node, packed))
            shorter = {row: [j for j in found if j in within] for row, found in lists.items()}
            if shorter == lists:
                break
            lists = shorter
        return lists, within

    def _options(self, node: Tableau, packed: Lists) -> Iterator[int]:
        if len(packed) > 1 and all(node.basic[row] == NONE for row in packed):
            self.steps += len(packed)
            options = possible(node, packed)
            return chain.from_iterable(options if all(options) else ())
        return chain.from_iterable(packed.values())

    def _keep(self, node: Tableau) -> None:
        part = self.part
        new = {part.cells[j]: _value(part, part.cells[j], n) for j, n in node.solution().items()}
        after = {**part.values, **new}
        if all(rule.holds(after) for rule in part.sums):
            self.found.append({cell: new[cell] for cell in part.cells if cell in new})


def _packing(lists: Lists) -> Lists:
    """Lists that share no cell, many of them: the shortest first, or the longest."""
    ordered = sorted(lists.items(), key=lambda item: len(item[1]))
    return max(_apart(ordered), _apart(ordered[::-1]), key=len)


def _apart(lists: Sequence[tuple[int, list[int]]]) -> Lists:
    union: set[int] = set()
    found: Lists = {}
    for row, cells in lists:
        if union.isdisjoint(cells):
            union.update(cells)
            found[row] = cells
    return found


def _tableau(part: Part) -> Tableau:
    index = {cell: j for j, cell in enumerate(part.cells)}
    kinds = [part.kind(cell) for cell in part.cells]
    cells = Cells(
        figures=tuple(_number(part.values.get(cell)) for cell in part.cells),
        signed=frozenset(j for j, kind in enumerate(kinds) if kind == "signed"),
        divisible=frozenset(j for j, kind in enumerate(kinds) if kind == "money"),
    )
    rows: list[dict[int, Number]] = [
        {index[cell]: 1 if cell in rule.left else -1 for cell in rule.cells} for rule in part.sums
    ]
    return Tableau(cells, rows)


def _emptied(part: Part) -> list[str]:
    """Blank totals over figures that cancel out: these must be filled, whatever else changes."""
    return [
        rule.left[0]
        for rule in part.broken
        if part.values.get(rule.left[0]) is None and len(rule.left) == 1
        and not sum(_number(part.values.get(cell)) for cell in rule.right)
    ]  # fmt: skip


def _number(value: Value) -> Number:
    return Fraction(value) if isinstance(value, Decimal) else value or 0


def _value(part: Part, cell: str, number: Number) -> Value:
    if part.kind(cell) == "money":
        whole = Fraction(number)
        return EXACT.divide(Decimal(whole.numerator), Decimal(whole.denominator))
    return int(number)
