"""The sums of a report as formulas over the cells of a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from gongkai.annual.checks.identities import Sum
from gongkai.annual.exact import minus, plain, total
from gongkai.annual.report import Value

DIGITS = 15  # of a number that Excel holds exactly
PLACES = 8  # decimals: what a sum of fractions is off by is less


class At(NamedTuple):
    """Where a cell stands on the sheet, from 0."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """As formulas call it: C5."""
        name: str = xl_rowcol_to_cell(self.row, self.column)
        return name


class Entry(NamedTuple):
    """A figure on the sheet: its value, and whether it is stored as a number or as text."""

    at: At
    value: Value
    number: bool


@dataclass(frozen=True, slots=True)
class Reckoning:
    """An identity on one line of a table, with the entries it speaks of."""

    sum: Sum
    left: tuple[Entry, ...]
    right: tuple[Entry, ...]

    @property
    def holds(self) -> bool:
        """Whether both sides are equal; a blank counts as 0."""
        return not self.difference

    @property
    def difference(self) -> int | Decimal:
        """Left less right."""
        return minus(total(e.value for e in self.left), total(e.value for e in self.right))

    @property
    def failing(self) -> str:
        """The formula that is true where the sum fails."""
        return f"=ROUND({added(self.left)}-{added(self.right)},{PLACES})<>0"

    @property
    def marked(self) -> Sequence[Entry]:
        """The entries to be marked where it fails: the total, else both sides."""
        return self.left if len(self.left) == 1 else (*self.left, *self.right)


def reckon(one: Sum, entries: Mapping[str, Entry]) -> Reckoning:
    """A sum with its entries."""
    found = tuple(entries[cell] for cell in one.cells)
    middle = len(one.identity.left)
    return Reckoning(one, found[:middle], found[middle:])


def total_formula(reckoning: Reckoning) -> str:
    """The formula of a total that equals its sum and may be recalculated, else ""."""
    (own,) = reckoning.left
    plain_numbers = all(entry.number or entry.value is None for entry in reckoning.right)
    return f"={added(reckoning.right)}" if own.number and plain_numbers and reckoning.holds else ""


def added(entries: Sequence[Entry], sheet: str = "") -> str:
    """The sum of entries as Excel adds them; a number with a remark counts with its value."""
    words = [entry for entry in entries if entry.value is not None and not entry.number]
    terms = ranges([entry.at for entry in entries if entry not in words], sheet)
    for entry in words:
        name = f"{sheet}{entry.at.name}"
        terms.append(f"IF(ISNUMBER({name}),{name},{plain(entry.value)})")
    return f"SUM({','.join(terms)})"


def ranges(places: Sequence[At], sheet: str = "") -> list[str]:
    """Places as ranges, those side by side or one below the other put together."""
    runs: list[list[At]] = []
    for place in places:
        if runs and _goes_on(runs[-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [
        sheet + (run[0].name if len(run) == 1 else f"{run[0].name}:{run[-1].name}") for run in runs
    ]


def _goes_on(run: Sequence[At], place: At) -> bool:
    step = (place.row - run[-1].row, place.column - run[-1].column)
    if len(run) == 1:
        return step in ((0, 1), (1, 0))
    return step == (run[1].row - run[0].row, run[1].column - run[0].column)


def number(value: Value) -> float | int | None:
    """The value as Excel's number, None where that would not be exact."""
    if value is None:
        return None
    near = nearest(value)
    return near if Decimal(f"{near:.{DIGITS}g}") == value else None


def nearest(value: int | Decimal) -> float | int:
    """The number nearest to a value, whole where the value is."""
    return int(value) if value == int(value) else float(value)


def number_format(value: Value) -> str:
    """The format that shows just the decimals that are printed."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) else 0
    return f"0.{'0' * places}" if places > 0 else "0"
