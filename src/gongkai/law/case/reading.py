"""Events as mappings say them, for scenarios and for the command line."""

from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from gongkai.law.case.events import EVENTS, Event
from gongkai.law.fields import MISSING, Fields
from gongkai.refusal import Refusal


def read_event(given: object, where: str) -> Event:
    """One event; `where` says in messages which one."""
    keys = Fields(given, where)
    what, on = keys.take("what", str), keys.take("date", date)
    kind = EVENTS.get(what)
    if kind is None:
        known = "、".join(EVENTS)
        raise Refusal("scenario-unknown-word", key=f"{where}what", value=what, known=known)
    more = {name: _value(keys, name, wanted) for name, wanted in keys_of(what).items()}
    keys.end()
    return kind(on, **more)


@cache
def keys_of(what: str) -> dict[str, Any]:
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
