"""What if: how a case would stand if a step were taken; nothing is recorded."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.law.case.events import Event
from gongkai.law.case.fold import Case
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS, must_be_open
from gongkai.office.applications.attempting import standing_with
from gongkai.office.applications.forms import filled
from gongkai.office.applications.gates import GATES, must_follow
from gongkai.office.applications.lines import Line, of_case
from gongkai.office.applications.models import Application
from gongkai.office.applications.projecting import concluded, outcome
from gongkai.office.applications.sense import must_make_sense
from gongkai.office.applications.telling import Told, case_of, events
from gongkai.office.bodies.fields import must_be_past


class Foreseen(NamedTuple):
    """How a case stands without and with a step; `moves` is whether its line changes."""

    before: Line
    after: Line

    @property
    def moves(self) -> bool:
        """Whether the step changes how the case stands."""
        return self.before != self.after


def foresee(
    row: Application,
    found: Sequence[Told],
    action: str,
    given: Mapping[str, object],
    *,
    on: date,
    today: date,
) -> Foreseen:
    """How the case would stand today if this were done. Raises Refusal where it would be refused.

    Who acts is not asked.
    """
    kind = ACTIONS[action]
    must_be_past(on)
    must_be_open(row, kind.said)
    must_follow(found[0], on)
    said = filled(kind.said, row.code, given, kind.fixed, keep=unkept)
    must_make_sense(found, said, on, today)
    if rule := GATES.get(kind.said):
        rule.gate(found, said, on, today)
    case = case_of(found, row.body, row.settings)
    return Foreseen(line_of(case, today), line_of(_after(case, found, said, on), today))


def _after(case: Case, found: Sequence[Told], said: say.Said, on: date) -> Case:
    """The case with what is said; an annulled entry is taken out of it."""
    if isinstance(said, say.Annulled):
        kept = standing_with(list(found), Told(found[0].entry, said, on))[:-1]
        return case.of(events(kept))
    event = said.event(on)
    return case.of(_in_time(case.entries, event)) if event else case


def _in_time(before: Sequence[Event], new: Event) -> list[Event]:
    return sorted([*before, new], key=lambda each: each.on)


def unkept(_: str, values: Mapping[str, str]) -> dict[str, str]:
    """Names for texts that are not stored, since nothing happens."""
    return {field: field for field, value in values.items() if value.strip()}


def line_of(case: Case, today: date) -> Line:
    """How a case stands, in one line."""
    return of_case(case.at(today), outcome(case), concluded(case))
