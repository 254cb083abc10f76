"""What is told by letters and signs: vehicle plates, e-mail, passports, secrecy marks.

Each pattern takes a bounded number of characters from where it starts, what stands before an @ is
gone through once, and most texts hold none of the signs that start one.
"""

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_letters, digits
from typing import NamedTuple

from gongkai.law.privacy.find import Kind, Span
from gongkai.law.privacy.rules import any_of, part
from gongkai.law.privacy.runs import SPACE

_LONGEST_PASSPORT = 10
_SIGNS = ".%+-"
_LOCAL = frozenset(f"{ascii_letters}{digits}_{_SIGNS}")


class _Patterns(NamedTuple):
    plate: re.Pattern[str]
    digit: re.Pattern[str]
    provinces: frozenset[str]
    domain: re.Pattern[str]
    passport: re.Pattern[str]
    passport_word: re.Pattern[str]
    passport_within: int
    star: str
    secrecy_mark: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    plate, passport, secrecy = part("plate"), part("passport"), part("secrecy_mark")
    levels = "|".join(f"{SPACE}?".join(level) for level in secrecy["levels"])
    return _Patterns(
        plate=re.compile(f"[A-Z][{plate['dots']}]?[0-9A-HJ-NP-Z]{{5,6}}(?![0-9A-Za-z])"),
        digit=re.compile("[0-9]"),
        provinces=frozenset(plate["provinces"]),
        domain=re.compile(r"@(?:[0-9A-Za-z][0-9A-Za-z-]{0,62}\.){1,8}[A-Za-z]{2,24}"),
        passport=re.compile("(?<![0-9A-Za-z])[A-Za-z]{1,2}[0-9]{7,8}(?![0-9A-Za-z])"),
        passport_word=re.compile(any_of(passport["words"])),
        passport_within=passport["within"],
        star=secrecy["star"],
        secrecy_mark=re.compile(
            f"(?:{levels}){SPACE}?{secrecy['star']}(?:{SPACE}?{secrecy['terms']})?"
        ),
    )


def plates(text: str) -> Iterator[Span]:
    """A province's character, a letter, and 5 or 6 letters or digits; in doubt if all are letters.

    A word in capitals may stand after such a character: 新UPDATE.
    """
    patterns = _patterns()
    for found in patterns.plate.finditer(text):
        start, end = found.span()
        if start and text[start - 1] in patterns.provinces:
            yield Span(Kind.PLATE, start - 1, end, not patterns.digit.search(found[0]))


def emails(text: str) -> Iterator[Span]:
    """An address with a domain of letters, digits and hyphens; no sign but _ begins it."""
    if "@" in text:
        for domain in _patterns().domain.finditer(text):
            start = at = domain.start()
            while start and text[start - 1] in _LOCAL:
                start -= 1
            while start < at and text[start] in _SIGNS:
                start += 1
            if start < at:
                yield Span(Kind.EMAIL, start, domain.end())


def passports(text: str) -> Iterator[Span]:
    """A number that starts within so many characters after the word."""
    patterns = _patterns()
    for word in patterns.passport_word.finditer(text):
        furthest = word.end() + patterns.passport_within
        for found in patterns.passport.finditer(text, word.end(), furthest + _LONGEST_PASSPORT + 1):
            if found.start() <= furthest:
                yield Span(Kind.PASSPORT, *found.span())


def secrecy_marks(text: str) -> Iterator[Span]:
    """A level, the star, and the term if one follows (保守国家秘密法实施条例第二十一条)."""
    patterns = _patterns()
    if patterns.star in text:
        for found in patterns.secrecy_mark.finditer(text):
            yield Span(Kind.SECRECY_MARK, *found.span())
