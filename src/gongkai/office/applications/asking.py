"""What an online application must say, 条例第二十九条第二款, and what of it cannot be right."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from gongkai.law.credit_code import must_hold
from gongkai.law.privacy.numbers import check_character, real_date
from gongkai.office.applications.forms import sound
from gongkai.office.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Applicant

# Characters, not bytes: a character of extension B or later is one, as in 𬭎.
LONGEST: Final = {"content": 10_000, "address": 300, "name": 100, "contact": 100, "email": 254}
ANY_LONGEST = 100
LINES = frozenset({"content"})  # what has lines; all else is on one
REACHED = ("telephone", "address", "email")
RESIDENT, CREDIT_CODE = "居民身份证", "统一社会信用代码"
SURE = "identity_sure"  # the applicant looked again at a number that seems wrong

# The steps on the way, each with what it asks for.
STEPS: Final[dict[str, tuple[str, ...]]] = {
    "what": ("content", "form", "supply"),
    "who": ("applicant_class",),
    "contact": (
        "name",
        "identity_kind",
        "identity",
        SURE,
        "contact",
        "telephone",
        "address",
        "postcode",
        "email",
        "representative",
        "representative_identity",
    ),
    "files": (),
    "review": (),
}
ASKED = frozenset(field for fields in STEPS.values() for field in fields)
PERSONAL = ASKED - {"applicant_class", SURE}
_TELEPHONE = re.compile(r"[0-9+()\-/*# 转]{5,40}")
_POSTCODE = re.compile(r"[0-9]{6}")
_RESIDENT_ID = re.compile(r"[0-9]{17}[0-9X]")

Values = Mapping[str, str]


class Problem(NamedTuple):
    """What is wrong with a field, as a refusal; a `doubt` may be set aside by who looked again."""

    field: str
    refusal: Refusal
    doubt: bool = False


def cleaned(values: Values) -> dict[str, str]:
    """What was typed as it is kept: on one line but for the description, without spaces around."""
    found = {}
    for field in ASKED & values.keys():
        text = values[field].replace("\r\n", "\n")
        found[field] = text.strip() if field in LINES else " ".join(text.split())
    if number := found.get("identity"):
        plain = unicodedata.normalize("NFKC", number).upper()
        found["identity"] = "".join(plain.split())
    return found


def problems(values: Values, fields: tuple[str, ...] | None = None) -> list[Problem]:
    """What is wrong with the fields of a step, or with all; nothing if it can be sent."""
    wanted = [field for each in STEPS.values() for field in each] if fields is None else fields
    found = [one for field in wanted for one in _of(field, values)]
    return [one for one in found if not (one.doubt and values.get(SURE) == "yes")]


def must_be_complete(values: Values) -> None:
    """Raises the first of the problems, if there is any."""
    for problem in problems(values):
        raise problem.refusal


def organisation(values: Values) -> bool:
    """Whether an organisation applies."""
    return values.get("applicant_class", "") not in ("", Applicant.NATURAL_PERSON)


def identity_kinds(values: Values) -> list[str]:
    """The proofs of identity that this kind of applicant may have."""
    kinds: list[str] = table("counter")["identity"][
        "organisation" if organisation(values) else "person"
    ]
    return kinds


def means() -> dict[str, str]:
    """The ways of being supplied, each with the field that it needs, or ""."""
    rows: list[dict[str, Any]] = table("counter")["supply"]["means"]
    return {row["label"]: row.get("needs", "") for row in rows}


def _of(field: str, values: Values) -> Iterator[Problem]:
    text = values.get(field, "")
    longest = LONGEST.get(field, ANY_LONGEST)
    if not _readable(text, "\n\t" if field in LINES else ""):
        yield Problem(field, Refusal(f"counter-odd-{'text' if field in LINES else 'line'}"))
    elif len(text) > longest:
        yield Problem(field, Refusal("counter-too-long", found=len(text), most=longest))
    elif check := _CHECKS.get(field):
        yield from check(values)


def _readable(text: str, besides: str) -> bool:
    """Whether a text has no control characters but some; Python need not know its characters."""
    return sound(text) and all(c in besides or unicodedata.category(c) != "Cc" for c in text)


def _content(values: Values) -> Iterator[Problem]:
    if len(values.get("content", "").strip()) < 2:  # one character names nothing
        yield Problem("content", Refusal("counter-no-content"))


def _form(values: Values) -> Iterator[Problem]:
    if values.get("form") not in table("counter")["supply"]["forms"]:
        yield Problem("form", Refusal("counter-no-form"))


def _supply(values: Values) -> Iterator[Problem]:
    if values.get("supply") not in means():
        yield Problem("supply", Refusal("counter-no-means"))


def _class(values: Values) -> Iterator[Problem]:
    if values.get("applicant_class") not in set(Applicant):
        yield Problem("applicant_class", Refusal("counter-no-class"))


def _name(values: Values) -> Iterator[Problem]:
    if not values.get("name"):
        of = "organisation" if organisation(values) else "person"
        yield Problem("name", Refusal(f"counter-no-name-{of}"))


def _identity_kind(values: Values) -> Iterator[Problem]:
    if values.get("identity_kind") not in identity_kinds(values):
        yield Problem("identity_kind", Refusal("counter-no-identity-kind"))


def _identity(values: Values) -> Iterator[Problem]:
    number = values.get("identity", "")
    if not number:
        yield Problem("identity", Refusal("counter-no-identity"))
    elif values.get("identity_kind") == RESIDENT:
        yield from _resident(number)
    elif values.get("identity_kind") == CREDIT_CODE:
        try:
            must_hold("credit_code", number)
        except Refusal as refusal:
            yield Problem("identity", refusal, refusal.code == "credit-code-check")


def _resident(number: str) -> Iterator[Problem]:
    """A resident ID, GB 11643: its form is asked, its date and check character are doubted."""
    if not _RESIDENT_ID.fullmatch(number):
        yield Problem("identity", Refusal("counter-resident-form", found=len(number)))
        return
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    born = real_date(year, month, day) and date(year, month, day) <= timezone.localdate()
    if not born:
        yield Problem("identity", Refusal("counter-resident-date"), doubt=True)
    elif check_character(number[:-1]) != number[-1]:
        yield Problem("identity", Refusal("counter-resident-check"), doubt=True)


def _telephone(values: Values) -> Iterator[Problem]:
    plain = unicodedata.normalize("NFKC", values.get("telephone", ""))
    if plain and not _TELEPHONE.fullmatch(plain):
        yield Problem("telephone", Refusal("counter-odd-telephone"))
    elif not any(values.get(field) for field in REACHED):
        yield Problem("telephone", Refusal("counter-no-contact"))


def _address(values: Values) -> Iterator[Problem]:
    yield from _needed("address", values)


def _email(values: Values) -> Iterator[Problem]:
    text = values.get("email", "")
    if not text:
        yield from _needed("email", values)
        return
    try:
        validate_email(text)
    except ValidationError:
        yield Problem("email", Refusal("counter-odd-email"))


def _needed(field: str, values: Values) -> Iterator[Problem]:
    """What the way of being supplied needs."""
    chosen = values.get("supply", "")
    if means().get(chosen) == field and not values.get(field):
        yield Problem(field, Refusal(f"counter-no-{field}", means=chosen))


def _postcode(values: Values) -> Iterator[Problem]:
    text = values.get("postcode", "")
    if text and not _POSTCODE.fullmatch(unicodedata.normalize("NFKC", text)):
        yield Problem("postcode", Refusal("counter-odd-postcode"))


_CHECKS = {
    "content": _content,
    "form": _form,
    "supply": _supply,
    "applicant_class": _class,
    "name": _name,
    "identity_kind": _identity_kind,
    "identity": _identity,
    "telephone": _telephone,
    "address": _address,
    "email": _email,
    "postcode": _postcode,
}
