"""Which of several mends is the likelier: what a hand or an eye does before what it hardly does."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from heapq import nsmallest
from itertools import combinations

from gongkai.annual.exact import minus, total
from gongkai.annual.form import CellPlace
from gongkai.annual.repair.mend import Kind
from gongkai.annual.repair.sums import Part
from gongkai.annual.report import Value

Changed = Mapping[str, Value]
Number = int | Decimal

TRANSPOSED, WHOLE, OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to mend one part. `rank` is compared first, then the cells in the printed order."""

    kind: Kind
    changed: Changed
    rank: tuple[Number, ...]
    order: tuple[int, ...]
    values: Mapping[str, object] = field(default_factory=dict)


def of_explanation(
    part: Part,
    changed: Changed,
    inferred: Collection[str],
    kind: Kind,
    values: Mapping[str, object],
) -> Option:
    """An explanation of everything at once: the fewer cells it moves, the likelier."""
    rank = (WHOLE, _inferred(changed, inferred), len(changed), 0, _distance(part, changed), 0, 0)
    return Option(kind, changed, rank, _order(part, changed), values)


def of_least(part: Part, changed: Changed, inferred: Collection[str]) -> Option:
    """A least set of cells: digits transposed, lost or doubled, then neighbours exchanged.

    Then the least total change; of equals, one that keeps figures rather than wipe them out, and
    totals, which are worked out, rather than figures, which are counted.
    """
    pairs = [(part.values.get(cell), value) for cell, value in changed.items()]
    transposed = sum(is_transposed(a, b) for a, b in pairs)
    odd = {
        cell
        for cell, (a, b) in zip(changed, pairs, strict=True)
        if not is_transposed(a, b) and not _digit(a, b)
    }
    rank = (
        TRANSPOSED if transposed == len(changed) else OTHER,
        _inferred(changed, inferred),
        len(odd - _exchanged(part, changed)),
        len(odd),
        _distance(part, changed),
        sum(bool(part.values.get(cell)) and not value for cell, value in changed.items()),
        len(changed.keys() - _totals(part)),
    )
    kind: Kind = "least" if odd else "digit"
    if transposed == len(changed):
        kind = "transposed-digits"
    return Option(kind, changed, rank, _order(part, changed))


def best(parts: Iterable[list[Option]], count: int) -> list[tuple[Option, ...]]:
    """The best ways to mend all parts, one option of each."""
    found: list[tuple[Option, ...]] = [()]
    for options in parts:
        likeliest = nsmallest(count, options, key=lambda option: _key((option,)))
        joined = [(*ways, option) for ways in found for option in likeliest]
        found = nsmallest(count, joined, key=_key)
    return found


def _key(options: tuple[Option, ...]) -> tuple[tuple[Number, ...], tuple[int, ...]]:
    ranks = zip(*(option.rank for option in options), strict=True)
    return tuple(map(sum, ranks)), tuple(n for option in options for n in option.order)


def is_transposed(a: Value, b: Value) -> bool:
    """Whether two figures differ by two neighbouring digits exchanged: 12 and 21."""
    one, other = _digits(a), _digits(b)
    if len(one) != len(other):
        return False
    unlike = [n for n in range(len(one)) if one[n] != other[n]]
    if len(unlike) != 2 or unlike[1] != unlike[0] + 1:
        return False
    return one[unlike[0] : unlike[1] + 1] == other[unlike[0] : unlike[1] + 1][::-1]


def _digit(a: Value, b: Value) -> bool:
    """Whether one figure is the other with one digit more; 0 is a figure of no digits."""
    short, long = sorted((_digits(a), _digits(b)), key=len)
    return bool(short) and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _digits(value: Value) -> str:
    return str(value) if isinstance(value, int) and value > 0 else ""


def _exchanged(part: Part, changed: Changed) -> set[str]:
    """Cells that take the figures of their neighbours, and these theirs."""
    found: set[str] = set()
    for one, other in combinations(changed, 2):
        if (
            changed[one] == part.values.get(other)
            and changed[other] == part.values.get(one)
            and _neighbours(part, part.form.cells[one], part.form.cells[other])
        ):
            found |= {one, other}
    return found


def _neighbours(part: Part, one: CellPlace, other: CellPlace) -> bool:
    down = abs(part.block.rows.index(one.row) - part.block.rows.index(other.row))
    along = abs(part.block.columns.index(one.column) - part.block.columns.index(other.column))
    return down + along == 1


def _inferred(changed: Changed, inferred: Collection[str]) -> int:
    return sum(cell in inferred for cell in changed)


def _totals(part: Part) -> set[str]:
    return {rule.left[0] for rule in part.sums if len(rule.left) == 1}


def _distance(part: Part, changed: Changed) -> Number:
    pairs = [(to or 0, part.values.get(cell) or 0) for cell, to in changed.items()]
    return total(minus(max(pair), min(pair)) for pair in pairs)


def _order(part: Part, changed: Changed) -> tuple[int, ...]:
    return tuple(n for n, cell in enumerate(part.cells) if cell in changed)
