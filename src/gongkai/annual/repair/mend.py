"""What a mend is: cells to change, from what, to what, and why these."""

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from gongkai.annual.finding import Finding
from gongkai.annual.report import Report, Value

Kind = Literal[
    "shift-row", "shift-column", "exchanged", "transposed-digits", "digit", "least", "several"
]
"""What explains a mend: figures shifted or exchanged, digits transposed, a digit lost or doubled;
"least" where nothing does, "several" where parts of the report have explanations of their own."""


class Change(NamedTuple):
    """One cell: what stands there and what should."""

    cell: str
    from_: Value
    to: Value


@dataclass(frozen=True, slots=True)
class Mend:
    """Changes that make every sum of the report hold, in the printed order.

    `values` fill the message template `mend.<kind>`.
    """

    changes: tuple[Change, ...]
    kind: Kind
    values: dict[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Mends:
    """The best mends of a report, best first, and how many `more` there are.

    Unless `counted`, there are at least so many more, or the faults are too many to mend.
    """

    shown: tuple[Mend, ...] = ()
    more: int = 0
    counted: bool = True


def apply(report: Report, mend: Mend) -> Report:
    """A report with the cells of a mend changed; what it does not change is shared."""
    changed = {change.cell: change.to for change in mend.changes}
    return replace(
        report,
        cells={**report.cells, **changed},
        marks={cell: mark for cell, mark in report.marks.items() if cell not in changed},
        inferred=report.inferred - changed.keys(),
    )


def mend_for(finding: Finding, mends: Mends) -> tuple[Change, ...] | None:
    """What the best mend changes in the cells of a finding; None if it changes none of them."""
    if not mends.shown:
        return None
    cells = frozenset(finding.cells)
    return tuple(c for c in mends.shown[0].changes if c.cell in cells) or None
