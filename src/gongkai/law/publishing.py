"""When information must be public at the latest: article 26, and the laws that set other limits."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from gongkai.law.basis import Basis, basis, earliest, in_force
from gongkai.law.calendar import Calendar
from gongkai.law.tables import table
from gongkai.refusal import Refusal


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKDAYS = "workdays"
    DAYS = "days"


class Limit(NamedTuple):
    """A limit for publication: so many days, counted as `starts` says."""

    what: str
    label: str
    number: int
    unit: Unit
    starts: str
    basis: Basis


def due(what: str, formed_on: date, calendar: Calendar) -> date:
    """The last day to publish a thing formed on a day, which is not counted.

    Calendar days are not moved by a rest day. Raises Refusal for a thing without a limit.
    """
    found = limit(what, formed_on)
    if found.unit is Unit.DAYS:
        return formed_on + timedelta(days=found.number)
    return calendar.after(formed_on, found.number)


def limit(what: str, on: date) -> Limit:
    """The limit of a thing formed on a day; what is older than the first rule gets that rule.

    Raises Refusal for a thing that the law sets no limit for.
    """
    data = table("publishing")
    if what not in data:
        raise Refusal("publishing-what", what=what, known="、".join(data))
    rule = data[what]
    held = in_force(rule["values"], on) or earliest(rule["values"])
    return Limit(
        what, rule["label"], held["number"], Unit(rule["unit"]), rule["starts"], basis(held)
    )


def limits(on: date) -> tuple[Limit, ...]:
    """All limits, as they are for things formed on a day."""
    return tuple(limit(what, on) for what in table("publishing"))
