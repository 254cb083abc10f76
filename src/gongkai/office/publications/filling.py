"""What is given by name, as what is said: checked, with words by their ids or labels."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from gongkai.law import catalogue
from gongkai.office.applications.forms import sound
from gongkai.office.publications.days import day
from gongkai.office.publications.naming import label
from gongkai.office.publications.said import Said
from gongkai.office.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Word

T = TypeVar("T", bound=Said)
SHORT = 100
LONGEST = {"title": 300, "link": 500, "note": 500, "reason": 500, "section": 60}
BETWEEN = ("、", "，", ",", "；", ";")
CATALOGUE = "head"
ADDRESS = URLValidator(schemes=["http", "https"])


def filled(kind: type[T], given: Mapping[str, object], **fixed: object) -> T:
    """What is said, from the values given by name. Raises Refusal for what is missing or wrong."""
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(given.keys() - known.keys()):
        raise Refusal("office-unknown-field", fields="、".join(unknown))
    values: dict[str, Any] = dict(fixed)
    for name, field in known.items():
        if name in fixed:
            continue
        value = given.get(name)
        if value in (None, "", ()):
            if field.default is MISSING and field.default_factory is MISSING:
                raise Refusal("office-missing-field", field=label(name))
        else:
            values[name] = read(name, hints[name], value)
    return kind(**values)


def read(name: str, hint: Any, value: object) -> object:  # noqa: ANN401
    """A value of the type wanted, from itself or from text. Raises Refusal where it is none."""
    options = [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    wanted = options[0] if options else hint
    if get_origin(hint) is tuple:
        return tuple(text(name, each) for each in several(value))
    if issubclass(wanted, Word):
        return word(name, wanted, value)
    if wanted is date:
        return value if isinstance(value, date) else day(name, str(value))
    if wanted is int:
        return value if isinstance(value, int) else _int(name, str(value))
    if name == CATALOGUE:
        return head(str(value))
    found = text(name, value)
    if name == "link":
        _must_be_address(found)
    return found


def word(name: str, kind: type[Word], value: object) -> Word:
    """A word by its id, its label, or another name that is in use."""
    asked = "".join(str(value).split())
    also: Mapping[str, str] = table("publications")["also"].get(name, {})
    for each in kind:
        if asked in (each.value, each.label) or also.get(asked) == each.value:
            return each
    known = "、".join(each.label for each in kind)
    raise Refusal("office-wrong-choice", field=label(name), value=asked, choices=known)


def head(value: str) -> str:
    """The id of a head of article 20 or 21, by its id, its number or its label."""
    asked = "".join(value.split()).strip("第项")
    for locality in (None, *catalogue.Locality):
        for each in catalogue.heads(locality):
            if asked in (each.id, each.label) or (each.number and asked in _numbers(each.number)):
                return each.id
    raise Refusal("catalogue-head", head=value)


def _numbers(number: str) -> tuple[str, str]:
    return number, number.strip("（）")


def text(name: str, value: object) -> str:
    """A text on one line, not endless."""
    found = " ".join(str(value).split())
    most = LONGEST.get(name, SHORT)
    if len(found) > most:
        raise Refusal("publication-too-long", field=label(name), most=most, count=len(found))
    if not found or not sound(found):
        raise Refusal("office-wrong-field", field=label(name), value=f"{found[:20]!a}")
    return found


def several(value: object) -> list[str]:
    """Names in a row, however they are joined."""
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    joined = str(value)
    for mark in BETWEEN[1:]:
        joined = joined.replace(mark, BETWEEN[0])
    return [each.strip() for each in joined.split(BETWEEN[0]) if each.strip()]


def _must_be_address(link: str) -> None:
    try:
        ADDRESS(link)
    except ValidationError:
        raise Refusal("office-wrong-field", field=label("link"), value=link[:60]) from None


def _int(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise Refusal("office-wrong-field", field=label(name), value=value[:20])
    return int(value)
