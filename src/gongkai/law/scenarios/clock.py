"""Scenarios of kind clock: events, and the day at whose end we look."""

from datetime import date
from typing import Any

from gongkai.law.calendar import Calendar
from gongkai.law.case.fold import fold
from gongkai.law.case.reading import read_event
from gongkai.law.case.rules import NotAllowed
from gongkai.law.case.sense import must_be_a_record
from gongkai.law.fields import Fields
from gongkai.law.policy import Policy
from gongkai.refusal import Refusal


def answer(facts: Fields, policy: Policy, calendar: Calendar) -> dict[str, Any]:
    """What the law makes of the events, by the keys of `expect`."""
    entries = [read_event(one, f"events[{n}].") for n, one in enumerate(facts.take("events", list))]
    as_of = facts.take("as_of", date)
    facts.end()
    must_be_a_record(entries)
    if entries[-1].on > as_of:
        raise Refusal("scenario-too-late", on=entries[-1].on, as_of=as_of)
    try:
        standing = fold(entries, policy, calendar).at(as_of)
    except NotAllowed as refusal:
        return {"refused": refusal.values["index"]}
    return {**standing.figures, "status": str(standing.status), "refused": None}
