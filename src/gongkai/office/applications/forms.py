"""What an action is given, as what is said: texts go into the vault and are named."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from gongkai.office.applications.models import File
from gongkai.office.applications.said import Said
from gongkai.office.vault import store
from gongkai.refusal import Refusal

SHORT, LONG = 60, 1_000_000  # characters of a word in the journal, and of a text in the vault
LARGEST = 100_000_000
# Marks of parties: 甲, 乙, a1, party2 …
MARK = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|[a-z]{1,8}[0-9]{0,3}")
YES = {"true": True, "false": False}

Keep = Callable[[str, Mapping[str, str]], Mapping[str, str]]


def filled(
    kind: type[Said],
    code: str,
    given: Mapping[str, object],
    fixed: Mapping[str, object],
    keep: Keep = store.put,
) -> Said:
    """What is said, from the values given by name. Raises Refusal for what is missing or wrong.

    `keep` puts texts about the application away and gives the name of each.
    """
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(given.keys() - known.keys()):
        raise Refusal("office-unknown-field", fields="、".join(unknown))
    values: dict[str, Any] = dict(fixed)
    for name, field in known.items():
        value = given.get(name)
        if name in fixed:
            continue
        if value is None or value == "":
            if field.default is MISSING and field.default_factory is MISSING:
                raise Refusal("office-missing-field", field=name)
        elif name in kind.SEALED:
            must_be_texts({name: value})
            values[name] = keep(code, {name: str(value)}).get(name)
        else:
            values[name] = read(name, hints[name], value)
    said = kind(**values)
    must_be_marks(said, code)
    return said


def must_be_marks(said: Said, code: str) -> None:
    """What stands in the journal as it is names nobody: a party by a mark, a file by its code."""
    party = getattr(said, "party", "甲")
    if not MARK.fullmatch(party):
        raise Refusal("office-party-mark", party=party)
    files = getattr(said, "files", ())
    known = File.objects.filter(application__code=code, code__in=files).values_list(
        "code", flat=True
    )
    if unknown := sorted(set(files) - set(known)):
        raise Refusal("office-no-file", files="、".join(unknown))


def read(name: str, hint: Any, value: object) -> object:  # noqa: ANN401
    """A value of the type wanted, from itself or from text."""
    options = [each for each in get_args(hint) if each not in (NoneType, Ellipsis)]
    if get_origin(hint) is tuple:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list | tuple):
            raise Refusal("office-wrong-field", field=name, value=value)
        return tuple(read(name, options[0], part) for part in parts)
    try:
        if len(options) > 1:  # one of several words
            return next(_one(each, value) for each in options if value in set(each))
        return _one(options[0] if options else hint, value)
    except (ValueError, TypeError, KeyError, StopIteration):
        raise Refusal("office-wrong-field", field=name, value=value) from None


def _one(wanted: Any, value: object) -> object:  # noqa: ANN401
    if issubclass(wanted, StrEnum):
        return wanted(value)
    if wanted is date:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if wanted is bool:
        return value if isinstance(value, bool) else YES[str(value).lower()]
    if wanted is int:
        if isinstance(value, bool):
            raise TypeError
        number = int(str(value))
        if abs(number) > LARGEST:
            raise ValueError
        return number
    if not isinstance(value, str) or len(value) > SHORT or not sound(value):
        raise TypeError
    return value


def must_be_texts(values: Mapping[str, object]) -> None:
    """What is kept of a person is text, not endless, and of characters that can be stored."""
    for field, value in values.items():
        if not isinstance(value, str) or len(value) > LONG or not sound(value):
            shown = f"{str(value)[:20]!a}"
            raise Refusal("office-wrong-field", field=field, value=shown)


def sound(text: str) -> bool:
    """Whether a text can be stored: no half characters, and no NUL."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
