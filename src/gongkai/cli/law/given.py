"""What `gongkai law` is given beside plain options: events, settings, calendars."""

import re
import shlex
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from gongkai.cli.arguments import Arguments
from gongkai.law.calendar import Calendar, read_year, state_council
from gongkai.law.case.events import EVENTS, Event
from gongkai.law.case.reading import keys_of, read_event
from gongkai.law.policy import DEFAULT, Policy, choices
from gongkai.refusal import Refusal

WORDS = {"true": True, "false": False}


def calendar(arguments: Arguments) -> Calendar:
    """The calendar asked for: a region's, and years from files of the office."""
    found = state_council()
    if arguments.region:
        found = found.in_region(arguments.region)
    years = [read_year(_toml(Path(name))) for name in arguments.calendar]
    return found.adding(*years) if years else found


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal("law-no-calendar", path=path, reason=error) from None


OF_REMEDIES = frozenset({"registry_query_remedy", "no_reply_remedy"})


def policy(settings: Sequence[str], *, of_remedies: bool) -> Policy:
    """The settings given as NAME=VALUE, the others at their defaults.

    Those that decide nothing here are refused, so that nobody thinks they did.
    """
    known = [name for name in choices() if (name in OF_REMEDIES) is of_remedies]
    chosen: dict[str, Any] = {}
    for text in settings:
        name, _, value = text.partition("=")
        if name not in known:
            raise Refusal("law-no-setting", name=name, known="、".join(known))
        chosen[name] = WORDS.get(value, value)
    return replace(DEFAULT, **chosen)


def events(texts: Sequence[str]) -> list[Event]:
    """Events written "2026-12-01 extended workdays=10"."""
    return [_event(text) for text in texts]


def _event(text: str) -> Event:
    on, _, rest = text.strip().partition(" ")
    what, *pairs = _words(rest) or [""]
    wanted = keys_of(what) if what in EVENTS else {}
    given: dict[str, object] = {"date": _value(on, date), "what": what}
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name in given:
            raise Refusal("law-said-twice", name=name, event=text)
        given[name] = _value(value, wanted.get(name, str))
    return read_event(given, f"“{text}” ")


def _words(text: str) -> list[str]:
    """The words of an event; quotes keep spaces together."""
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()


def _value(text: str, wanted: Any) -> object:  # noqa: ANN401
    """A text as the kind of value that is wanted; as it is where it is none, to be refused so."""
    kinds = get_args(wanted) or (wanted,)
    if bool in kinds:
        return WORDS.get(text, text)
    if int in kinds and re.fullmatch(r"-?[0-9]{1,9}", text):
        return int(text)
    if date in kinds:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
