"""What the law allows now, and what would follow from it."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import Closed, Event
from gongkai.law.case.fold import Case
from gongkai.law.case.rules import CLOSINGS, RULES, bar_closing
from gongkai.law.case.standing import Standing
from gongkai.words import Outcome


class Move(NamedTuple):
    """A kind of event that may be recorded; `outcomes` are the ways in which a case may be closed.

    What the event itself says (how long, by when) is looked at when it is recorded.
    """

    kind: type[Event]
    outcomes: tuple[Outcome, ...] = ()


class Change(NamedTuple):
    """How a case stands without an event, and with it, at the end of the event's day."""

    before: Standing
    after: Standing


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
        closings = [one for one in CLOSINGS if not bar_closing(state, day, one)]
        found.append(Move(kind, tuple(closings) if kind is Closed else ()))
    return found


def what_if(case: Case, event: Event) -> Change:
    """What a planned event would change; refused as it would be if it were recorded."""
    return Change(case.at(event.on), case.plus(event).at(event.on))


def moved(cases: Iterable[tuple[Hashable, Case]], calendar: Calendar, day: date) -> Iterator[Moved]:
    """The limits that another calendar moves, case by case, as known at the end of a day."""
    for key, case in cases:
        before, after = limits(case.at(day)), limits(case.under(calendar).at(day))
        for limit in before:
            if before[limit] != after[limit]:
                yield Moved(key, limit, before[limit], after[limit])


def limits(standing: Standing) -> dict[str, date | None]:
    """Every day that is counted in working days, by name; a party's is `consultation_due:party`."""
    parties = {f"consultation_due:{p}": d for p, d in standing.consultation_due.items()}
    return {
        "reply_due": standing.reply_due,
        "reply_due_if_silent": standing.reply_due_if_silent,
        "supplement_notice_due": standing.supplement_notice_due,
        "payment_due": standing.payment_due,
        **parties,
    }
