"""What may be said of a body and of a person, field by field."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils import timezone

from gongkai.law import disputes
from gongkai.law.calendar import state_council
from gongkai.law.credit_code import explain
from gongkai.law.policy import choices
from gongkai.law.remedies import BodyKind, Level
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.policies import (
    AMENDMENT_ISSUED,
    DOCUMENT_DATE,
    EXPIRY_REPEALED,
    RECALL,
    REGION,
    REPORT_PUBLISHED,
    RETENTION,
    SMALL,
    numbers,
)
from gongkai.refusal import Refusal
from gongkai.words import Word

CONTACT = ("office", "address", "hours", "telephone", "fax", "email", "website")
DETAILS = ("credit_code", "kind", "level", "division", *CONTACT)
DIVISIONS = (6, 9, 12)  # digits down to a county, a township, a village
FIRST_YEAR = 1949
WORDS: dict[str, type[Word]] = {"kind": BodyKind, "level": Level}


def label(name: str) -> str:
    """What a field of a body is called."""
    return str(_field(Body, name).verbose_name)


def checked(name: str, value: object) -> str:
    """A value of a field of a body as it is kept. Raises Refusal where it cannot be right."""
    text = plain(value)
    if name in WORDS:
        return _word(name, text)
    if name == "credit_code" and text:
        return explain(text.upper()).code
    if name == "division" and text and not (_digits(text) and len(text) in DIVISIONS):
        raise Refusal("office-wrong-division", value=text)
    _clean(Body, name, text)
    return text


def checked_details(values: Mapping[str, str]) -> dict[str, str]:
    """Some details of a body by name. Raises Refusal for unknown ones too."""
    _known(values, DETAILS)
    return {name: checked(name, value) for name, value in values.items()}


def checked_person(username: str, name: str, email: str) -> dict[str, str]:
    """What is kept of a person whose user name nobody has."""
    values = must_fit(username, name, email)
    if Person.objects.filter(username=values["username"]).exists():
        raise Refusal("office-username-taken", username=values["username"])
    return values


def must_fit(username: str, name: str, email: str = "") -> dict[str, str]:
    """What is kept of a person. Raises Refusal for what cannot be."""
    values = {"username": plain(username), "name": plain(name), "email": plain(email)}
    for field, text in values.items():
        _clean(Person, field, text)
    if not values["name"]:
        raise Refusal("office-missing-field", field="姓名")
    return values


def checked_year(year: int | str) -> int:
    """A year of supervision: the next at the latest."""
    last = timezone.localdate().year + 1
    if not (_digits(str(year)) and FIRST_YEAR <= int(year) <= last):
        raise Refusal("office-wrong-year", value=year, first=FIRST_YEAR, last=last)
    return int(year)


def checked_setting(name: str, value: str) -> str:
    """The value of a setting as it is kept."""
    known = settings()
    _known((name,), known)
    if name == REGION:
        if value:
            state_council().in_region(value)
        return value
    if value.lower() not in known[name]:
        raise Refusal(
            "policy-unknown-choice", setting=name, value=value, choices=_list(known[name])
        )
    return value.lower()


@cache
def settings() -> dict[str, tuple[str, ...]]:
    """What each setting may be, its default first; a region is any that the law knows, or none."""
    law = {name: tuple(str(one).lower() for one in known) for name, known in choices().items()}
    no_yes = ("false", "true")
    own = {
        SMALL: no_yes,
        REGION: ("",),
        RETENTION: numbers(RETENTION),
        RECALL: numbers(RECALL),
        DOCUMENT_DATE: ("dated", "published"),
        AMENDMENT_ISSUED: no_yes,
        EXPIRY_REPEALED: no_yes,
        REPORT_PUBLISHED: ("signed", "accepted"),
    }
    return {**law, **disputes.choices(), **own}


def must_be_past(on: date) -> None:
    """What has not happened yet is not recorded."""
    if on > timezone.localdate():
        raise Refusal("office-future", on=on)


def must_be_free(credit_code: str, *, code: str) -> None:
    """One unified social credit code is one body's."""
    taken = Body.objects.filter(credit_code=credit_code).exclude(code=code).first()
    if credit_code and taken:
        raise Refusal("office-credit-code-taken", credit_code=credit_code, body=taken)


def plain(value: object) -> str:
    """A text on one line."""
    return " ".join(str(value).split())


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _word(name: str, text: str) -> str:
    """The id of a word given by its id or its label."""
    words = WORDS[name]
    found = next((word for word in words if text in (word.value, word.label)), None)
    if not text:
        raise Refusal("office-missing-field", field=label(name))
    if found is None:
        known = _list(f"{word.label}（{word.value}）" for word in words)
        raise Refusal("office-wrong-choice", field=label(name), value=text, choices=known)
    return found.value


def _clean(model: type[Model], name: str, text: str) -> None:
    field = _field(model, name)
    if not text and not field.blank:
        raise Refusal("office-missing-field", field=field.verbose_name)
    try:
        field.clean(text, None)
    except ValidationError:
        code = "office-wrong-code" if name == "code" else "office-wrong-field"
        raise Refusal(code, field=field.verbose_name, value=text) from None


def _known(names: Iterable[str], known: Iterable[str]) -> None:
    if unknown := [name for name in names if name not in known]:
        raise Refusal("office-unknown-field", fields=_list(unknown))


def _list(items: Iterable[str]) -> str:
    return "、".join(items)


def _field(model: type[Model], name: str) -> "Field[object, object]":
    found = model._meta.get_field(name)
    assert isinstance(found, Field)
    return found
