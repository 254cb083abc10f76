"""Numbers told by their digits alone: resident IDs, bank cards, mobile and landline numbers.

A text is cut into runs of digits, spaces and hyphens once; every pattern looks at one run, takes
at most 23 characters and cannot start inside a longer number, so the work grows with the text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongkai.law.privacy.around import (
    is_alone,
    is_amount,
    is_credit_code,
    is_doubtful,
    is_in_credit_code,
)
from gongkai.law.privacy.find import Kind, Span
from gongkai.law.privacy.numbers import check_character, luhn, real_date
from gongkai.law.privacy.rules import part

_SPACES, _HYPHENS = " \u00a0\u3000", "-‐‑‒–—−"
SPACE, HYPHEN = f"[{_SPACES}]", f"[{_HYPHENS}]"
_CARD, _MOBILE, _RESIDENT_ID = range(16, 20), 11, 18
_PREFIX = "86"


class _Patterns(NamedTuple):
    run: re.Pattern[str]
    long: re.Pattern[str]
    short: re.Pattern[str]
    threes: re.Pattern[str]
    fours: re.Pattern[str]
    years: re.Pattern[str]
    four_before: re.Pattern[str]
    four_after: re.Pattern[str]
    landline: re.Pattern[str]
    area_before: re.Pattern[str]
    joined: re.Pattern[str]
    index_number: re.Pattern[str]
    provinces: frozenset[str]
    unionpay: str


@cache
def _patterns() -> _Patterns:
    first, last, digit = "(?<![0-9])", "(?![0-9])", "[0-9]"
    area = part("landline")["area"]
    threes = f"1[3-9]{digit}({SPACE}|{HYPHEN}){digit}{{4}}\\1{digit}{{4}}"
    fours = f"{digit}{{4}}(?:{SPACE}{digit}{{4}}){{3}}(?:{SPACE}{digit}{{1,3}})?"
    return _Patterns(
        run=re.compile(f"{digit}[{_HYPHENS}0-9{_SPACES}]{{6,}}"),
        long=re.compile(f"{first}{digit}{{11,19}}{last}"),
        short=re.compile(f"{digit}{{7,8}}{last}"),
        threes=re.compile(f"(?:{first}|(?<=\\+{_PREFIX})){threes}{last}"),
        fours=re.compile(f"{first}{fours}{last}"),
        years=re.compile(f"(?:(?:19|20){digit}{{2}}{SPACE}?)+"),
        four_before=re.compile(f"{first}{digit}{{4}}{SPACE}$"),
        four_after=re.compile(f"{SPACE}{digit}{{4}}{last}"),
        landline=re.compile(f"{first}{area}{HYPHEN}{digit}{{7,8}}{last}", re.ASCII),
        area_before=re.compile(f"[(（]{area}[)）](?:{SPACE}|{HYPHEN})?$", re.ASCII),
        joined=re.compile(f"({digit}+){HYPHEN}$"),
        index_number=re.compile("/[0-9]{4,6}-[0-9]{4,6}"),
        provinces=frozenset(part("resident_id")["provinces"]),
        unionpay=part("bank_card")["unionpay"],
    )


def runs(text: str) -> Iterator[Span]:
    """Every number of these kinds; those of different kinds may overlap."""
    patterns = _patterns()
    for run in patterns.run.finditer(text):
        start, end = run.span()
        for found in patterns.long.finditer(text, start, end):
            yield from _long(text, *found.span())
        if end - start >= len("0xx-xxxxxxx"):
            yield from _grouped(text, start, end)
        if short := patterns.short.match(text, start):
            yield from _in_brackets(text, *short.span())


def _long(text: str, start: int, end: int) -> Iterator[Span]:
    length = end - start
    if length == _MOBILE + len(_PREFIX) and text.startswith("+" + _PREFIX, start - 1):
        start += len(_PREFIX)
    if end - start == _MOBILE:
        if _is_call(text, start, end):
            yield Span(Kind.MOBILE, start, end, is_doubtful(text, start, end))
    elif length in _CARD:
        if _is_resident_id(text, start, end):
            yield Span(Kind.RESIDENT_ID, start, start + _RESIDENT_ID)
        if _is_card(text, start, end):
            yield Span(Kind.BANK_CARD, start, end, is_doubtful(text, start, end))


def _is_call(text: str, start: int, end: int) -> bool:
    return (
        text[start] == "1"
        and text[start + 1] >= "3"
        and not is_amount(text, end)
        and not is_in_credit_code(text, start, end)
    )


def _is_resident_id(text: str, start: int, end: int) -> bool:
    number = text[start : start + _RESIDENT_ID].upper()
    if end - start not in (_RESIDENT_ID - 1, _RESIDENT_ID):
        return False
    year, month, day = number[6:10], number[10:12], number[12:14]
    return (
        len(number) == _RESIDENT_ID
        and number[-1] in "0123456789X"
        and number[:2] in _patterns().provinces
        and is_alone(text, start, start + _RESIDENT_ID)
        and real_date(int(year), int(month), int(day))
        and check_character(number[:-1]) == number[-1]
    )


def _is_card(text: str, start: int, end: int) -> bool:
    """A row of noughts is none, and a credit code is public unless it begins as UnionPay's do."""
    number = text[start:end]
    return (
        luhn(number)
        and number.strip("0") != ""
        and is_alone(text, start, end)
        and not is_amount(text, end)
        and not _patterns().index_number.match(text, end)
        and (number.startswith(_patterns().unionpay) or not is_credit_code(number))
    )


def _grouped(text: str, start: int, end: int) -> Iterator[Span]:
    patterns = _patterns()
    for found in patterns.threes.finditer(text, start, end):
        if not is_amount(text, found.end()):
            figures = patterns.years.fullmatch(text, found.start() + len("138 "), found.end())
            doubt = figures is not None or is_doubtful(text, *found.span())
            yield Span(Kind.MOBILE, *found.span(), doubt)
    for found in patterns.landline.finditer(text, start, end):
        if not _is_continued(text, found.start()):
            yield Span(Kind.LANDLINE, *found.span())
    for found in patterns.fours.finditer(text, start, end):
        yield from _card_in_fours(text, *found.span())


def _card_in_fours(text: str, start: int, end: int) -> Iterator[Span]:
    """The groups with the short one after the fourth, and without: a figure may follow a card."""
    for last in {end, start + len("1234 1234 1234 1234")}:
        number = "".join(c for c in text[start:last] if c.isdigit())
        alone = is_alone(text, start, last) and not is_amount(text, last)
        if luhn(number) and number.strip("0") and alone and not _goes_on(text, start, last):
            years = _patterns().years.fullmatch(text, start, last) is not None
            doubt = years or is_doubtful(text, start, last)
            yield Span(Kind.BANK_CARD, start, last, doubt)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether there are more groups of four: the figures of a table, not one number.

    What begins as UnionPay's cards do may have a figure of four digits after it.
    """
    patterns = _patterns()
    if patterns.four_before.search(text[max(0, start - 6) : start]):
        return True
    return not text.startswith(patterns.unionpay, start) and bool(
        patterns.four_after.match(text, end)
    )


def _is_continued(text: str, start: int) -> bool:
    """Whether a hyphen joins digits to the left that are not the country's 86."""
    before = text[max(0, start - 4) : start]
    joined = _patterns().joined.search(before)
    return joined is not None and joined[1] != _PREFIX


def _in_brackets(text: str, start: int, end: int) -> Iterator[Span]:
    first = max(0, start - len("(0xxx)-"))
    if area := _patterns().area_before.search(text[first:start]):
        yield Span(Kind.LANDLINE, first + area.start(), end)
