"""What the law allows now, and what another calendar would move."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import Closed, Event
from gongkai.law.case.fold import Case
from gongkai.law.case.rules import CLOSINGS, RULES, bar_closing
from gongkai.law.case.state import State
from gongkai.words import Outcome


class Move(NamedTuple):
    """A kind of event that may be recorded; `outcomes` are the ways in which a case may be closed.

    What the event itself says (how long, by when) is looked at when it is recorded.
    """

    kind: type[Event]
    outcomes: tuple[Outcome, ...] = ()


class Moved(NamedTuple):
    """A limit of a case that another calendar puts on another day; `case` is the caller's key."""

    case: Hashable
    limit: str
    before: date | None
    after: date | None


def moves(case: Case, day: date) -> list[Move]:
    """The kinds of event that the law allows on a day, by what had happened until then."""
    state = (case if day >= case.entries[-1].on else case.until(day)).state
    found = []
    for kind, rule in RULES.items():
        if state.stage not in rule.stages or (rule.bar and rule.bar(state, day)):
            continue
        found.append(Move(kind, _closings(state, day) if kind is Closed else ()))
    return found


def _closings(state: State, day: date) -> tuple[Outcome, ...]:
    return tuple(one for one in CLOSINGS if not bar_closing(state, day, one))


def moved(cases: Iterable[tuple[Hashable, Case]], calendar: Calendar, day: date) -> Iterator[Moved]:
    """The limits that another calendar moves, case by case, as known at the end of a day."""
    for key, case in cases:
        before, after = case.at(day).limits, case.under(calendar).at(day).limits
        for limit in before:
            if before[limit] != after[limit]:
                yield Moved(key, limit, before[limit], after[limit])
