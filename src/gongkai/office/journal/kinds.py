"""What can be said in the journal: frozen dataclasses, each with a name and a version.

An entry of an older version is lifted when it is read and never rewritten.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Payload = dict[str, Any]
Lift = Callable[[Payload], Payload]
T = TypeVar("T")

KINDS: dict[str, type[Any]] = {}
VERSIONS: dict[str, int] = {}
LIFTS: dict[tuple[str, int], Lift] = {}


def kind(name: str, version: int = 1) -> Callable[[type[T]], type[T]]:
    """Make a frozen dataclass known under a name."""

    def known(cls: type[T]) -> type[T]:
        if not is_dataclass(cls) or name in KINDS:
            raise TypeError(f"{name} is no dataclass, or is known already")
        KINDS[name], VERSIONS[name] = cls, version
        cls.KIND = name  # type: ignore[attr-defined]
        return cls

    return known


def lifts(name: str, version: int) -> Callable[[Lift], Lift]:
    """Make a function known that turns the payload of a version into that of the next."""

    def known(lift: Lift) -> Lift:
        LIFTS[name, version] = lift
        return lift

    return known


def to_payload(said: object) -> Payload:
    """What is said as JSON can hold it; a value that is None is left out."""
    found = {field.name: getattr(said, field.name) for field in fields(said)}  # type: ignore[arg-type]
    return {name: _plain(value) for name, value in found.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def from_payload(name: str, version: int, payload: Payload) -> Any:  # noqa: ANN401
    """What was said, lifted to the version of today."""
    while version < VERSIONS[name]:
        payload = LIFTS[name, version](payload)
        version += 1
    readers = _readers(name)
    return KINDS[name](**{key: readers[key](value) for key, value in payload.items()})


@cache
def _readers(name: str) -> dict[str, Callable[[Any], Any]]:
    return {key: _reader(hint) for key, hint in get_type_hints(KINDS[name]).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """How a value of this type is read back from JSON."""
    options = [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    if get_origin(hint) is tuple:
        inner = _reader(options[0])
        return lambda value: tuple(inner(each) for each in value)
    if len(options) > 1:  # one of several words
        return lambda value: next(each(value) for each in options if value in set(each))
    if options:
        return _reader(options[0])
    if hint in (date, datetime):
        wanted: type[date] = hint
        return wanted.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return lambda value: value
