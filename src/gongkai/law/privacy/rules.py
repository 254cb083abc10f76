"""The rules of data/privacy.toml, ready for use; read when first asked for."""

import re
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.privacy.find import Confidence, Kind
from gongkai.law.tables import table


class Rule(NamedTuple):
    """How a kind of find is judged and masked.

    `trust` finds the words that raise (group 1) or lower (group 2) the confidence; `hide` is
    replaced by `show` in what was found.
    """

    confidence: Confidence
    trust: re.Pattern[str]
    hide: re.Pattern[str]
    show: str


def part(name: str) -> dict[str, Any]:
    """A table of the data file: the words and characters that a kind is found by."""
    found: dict[str, Any] = table("privacy")[name]
    return found


@cache
def rule(kind: Kind) -> Rule:
    """The rule of a kind."""
    data = table("privacy")
    row = data["kinds"][kind]
    return Rule(
        confidence=Confidence.of(row["confidence"]),
        trust=_trust(row["raised_by"], row.get("lowered_by", data["lowered_by"])),
        hide=re.compile(row["hide"]),
        show=row["show"],
    )


@cache
def within() -> int:
    """How many characters before a find are looked at for words about it."""
    found: int = table("privacy")["within"]
    return found


def any_of(words: list[str]) -> str:
    """A pattern for one of some words, the longest that fits."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _trust(raised_by: list[str], lowered_by: list[str]) -> re.Pattern[str]:
    nothing = "(?!)"
    return re.compile(f"({any_of(raised_by) or nothing})|({any_of(lowered_by) or nothing})")
