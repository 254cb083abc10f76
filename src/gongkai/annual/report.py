"""A report as understood: what it says, cell by cell, and what could not be placed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from gongkai.annual.document import NOWHERE, Place

Value = int | Decimal | None
"""A cell: a whole number, an exact decimal, or None for blank. Blank is never 0."""


class Damage(NamedTuple):
    """Something that could not be placed for sure: `code` names its message, `values` fill it."""

    code: str
    place: Place
    cells: tuple[str, ...] = ()
    values: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Section:
    """One of the form's sections as found. `number` is its printed ordinal, None where absent.

    `text` holds the section's own prose, one paragraph a line; tables are left out.
    `id` is None for a heading that no section of the form has.
    """

    id: str | None
    heading: str
    number: int | None
    text: str
    place: Place = NOWHERE


@dataclass(slots=True)
class Report:
    """An annual report.

    `form` maps each table of the form (proactive, applications, disputes) to the name of the
    form it follows ("2021"), None where the table is missing. `cells` has every cell of these
    forms. `marks` keeps what stood in a cell that is no plain number: "/", "—", "无", a remark,
    a unit. `inferred` names cells whose value rests on sums. `scope` is "own", "area" or None.
    """

    body: str | None = None
    year: int | None = None
    scope: str | None = None
    title: str = ""
    form: dict[str, str | None] = field(default_factory=dict)
    cells: dict[str, Value] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    inferred: frozenset[str] = frozenset()
    preamble: str = ""
    sections: list[Section] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def section(self, section: str) -> Section | None:
        """The first section with this id."""
        return next((s for s in self.sections if s.id == section), None)
