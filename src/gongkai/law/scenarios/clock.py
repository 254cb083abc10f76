"""Scenarios of kind clock: events, and the day at whose end we look."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import EVENTS, Event
from gongkai.law.case.fold import fold
from gongkai.law.case.rules import NotAllowed
from gongkai.law.policy import Policy
from gongkai.law.scenarios.fields import MISSING, Fields
from gongkai.refusal import Refusal

EXPECTED = (
    "receipt_date",
    "reply_due",
    "reply_due_if_silent",
    "status",
    "late",
    "workdays_used",
    "workdays_left",
    "supplement_notice_due",
    "supplement_due",
    "payment_due",
    "provisional",
)


def answer(facts: Fields, policy: Policy, calendar: Calendar) -> dict[str, Any]:
    """What the law makes of the events, by the keys of `expect`."""
    entries = [event(one, f"events[{n}].") for n, one in enumerate(facts.take("events", list))]
    as_of = facts.take("as_of", date)
    facts.end()
    if entries and entries[-1].on > as_of:
        raise Refusal("scenario-too-late", on=entries[-1].on, as_of=as_of)
    try:
        standing = fold(entries, policy, calendar).at(as_of)
    except NotAllowed as refusal:
        return {"refused": refusal.values["index"]}
    found: dict[str, Any] = {key: getattr(standing, key) for key in EXPECTED}
    found["status"] = str(standing.status)
    return found | {"consultation_due": standing.consultation_due or None, "refused": None}


def event(given: object, where: str) -> Event:
    """One event as a scenario or the command line says it."""
    keys = Fields(given, where)
    what, on = keys.take("what", str), keys.take("date", date)
    kind = EVENTS.get(what)
    if kind is None:
        known = "、".join(EVENTS)
        raise Refusal("scenario-unknown-word", key=f"{where}what", value=what, known=known)
    more = {name: _value(keys, name, wanted) for name, wanted in says(what).items()}
    keys.end()
    return kind(on, **more)


@cache
def says(what: str) -> dict[str, Any]:
    """What a kind of event says beside its day: names with their types."""
    kind = EVENTS[what]
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind) if field.name != "on"}


def _value(keys: Fields, name: str, wanted: Any) -> object:  # noqa: ANN401
    """One value, whose type may allow that it is missing."""
    options = [each for each in get_args(wanted) if each is not NoneType]
    default, only = (None, options[0]) if options else (MISSING, wanted)
    if issubclass(only, StrEnum):
        return keys.word(name, only, default)
    return keys.take(name, only, default)
