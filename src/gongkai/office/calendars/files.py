"""A notice of holidays from a TOML file, or from what was typed."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gongkai.refusal import Refusal

LARGEST = 100_000  # bytes; a year has two thousand
APART = re.compile(r"[\s,，、;；]+")


def read(data: bytes) -> dict[str, Any]:
    """The year in a file of the packaged form."""
    if len(data) > LARGEST:
        raise Refusal("office-big-file", size=len(data), most=LARGEST)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refusal("office-no-toml", reason=error) from None


def typed(texts: Mapping[str, str], holidays: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """The year as it was typed: days like 2027-02-14, several set apart by commas or spaces.

    Holidays of which nothing but the name was typed are left out.
    """
    found: dict[str, Any] = {
        "year": _number(texts["year"]),
        **{name: texts.get(name, "").strip() for name in ("source", "citation", "address")},
        "holidays": [_holiday(each) for each in holidays if _said(each)],
    }
    if texts.get("from", "").strip():
        found["from"] = _day("发布日期", texts["from"])
    return found


def _said(holiday: Mapping[str, str]) -> bool:
    return any(holiday.get(name, "").strip() for name in ("first", "last", "made_up"))


def _holiday(holiday: Mapping[str, str]) -> dict[str, Any]:
    name = holiday.get("name", "").strip()
    return {
        "name": name,
        "first": _day(f"{name}第一天", holiday.get("first", "")),
        "last": _day(f"{name}最后一天", holiday.get("last", "")),
        "made_up": [
            _day(f"{name}调休上班日", each)
            for each in APART.split(holiday.get("made_up", ""))
            if each
        ],
    }


def _number(text: str) -> int:
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) == 4):
        raise Refusal("office-wrong-field", field="年度", value=plain[:20])
    return int(plain)


def _day(field: str, text: str) -> date:
    plain = text.strip()
    if not plain:
        raise Refusal("office-missing-field", field=field)
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise Refusal("office-wrong-field", field=field, value=plain[:20]) from None
