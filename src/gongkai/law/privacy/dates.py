"""Dates of birth: a date beside 出生, 生于 or 生, and not beside a word that only looks so."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongkai.law.privacy.find import Kind, Span
from gongkai.law.privacy.numbers import real_date
from gongkai.law.privacy.rules import part
from gongkai.law.privacy.runs import HYPHEN, SPACE
from gongkai.numerals import numeral

_NUMERALS = "〇零○一二三四五六七八九十"
_CHINESE_YEAR = f"(?:一[八九]|二[〇零○])[{_NUMERALS[:-1]}]{{2}}"
_CHINESE_MONTH, _CHINESE_DAY = "[一二三四五六七八九十]{1,2}", "[一二三四五六七八九十]{1,3}"
_YEAR, _TWO = "(?:18|19|20)[0-9]{2}", "[0-9]{1,2}"
_NO_MORE = "(?![0-9A-Za-z]|[-./][0-9])"
_DATE = (
    f"(?:{_YEAR}{SPACE}?年{SPACE}?{_TWO}{SPACE}?月(?:{SPACE}?{_TWO}{SPACE}?[日号]|{_NO_MORE})"
    f"|{_YEAR}(?P<sign>{HYPHEN}|[./]){_TWO}(?:(?P=sign){_TWO})?{_NO_MORE}"
    f"|{_YEAR}[0-9]{{4}}{_NO_MORE}"
    f"|{_CHINESE_YEAR}年{_CHINESE_MONTH}月(?:{_CHINESE_DAY}[日号])?)"
)
_LONGEST = 24


class _Patterns(NamedTuple):
    word: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    not_born: str
    deeds: re.Pattern[str]
    ends_born: re.Pattern[str]
    another_word: re.Pattern[str]
    clear: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    rule = part("birth_date")
    sign = "[\\s:：|（(]"
    return _Patterns(
        word=re.compile("生"),
        after=re.compile(f"{rule['between']}{sign}{{0,3}}(?P<date>{_DATE})"),
        before=re.compile(f"(?<![0-9A-Za-z])(?P<date>{_DATE}){SPACE}?$"),
        not_born=rule["words"],
        deeds=re.compile(rule["deeds"]),
        ends_born=re.compile(rule["compounds"]),
        another_word=re.compile(f"\\s*(?:{rule['run_on']})"),
        clear=re.compile(f"{rule['clear']}|(?![\u3400-\u9fff])"),
    )


def birth_dates(text: str) -> Iterator[Span]:
    """Every date of birth, the date alone; a year alone is none, a year and a month are one.

    In doubt are dates before 生 where it runs on into characters that may make another word of it.
    """
    clear = _patterns().clear
    for word in _patterns().word.finditer(text):
        at = word.end()
        born = text[max(0, at - 2) : at] == "出生"
        for found, first in (_after(text, at, born=born), 0), _before(text, at, born=born):
            if found and _is_real(found["date"]):
                start, end = first + found.start("date"), first + found.end("date")
                doubt = not born and end < at and not clear.match(text, at)
                yield Span(Kind.BIRTH_DATE, start, end, doubt)


def _after(text: str, at: int, *, born: bool) -> re.Match[str] | None:
    patterns = _patterns()
    found = patterns.after.match(text, at)
    if found is None or born:
        return found
    if not text.startswith("于", at) or (at > 1 and text[at - 2] in patterns.not_born):
        return None
    return None if patterns.deeds.match(text, found.end()) else found


def _before(text: str, at: int, *, born: bool) -> tuple[re.Match[str] | None, int]:
    """The date that ends where the word begins, in a piece of text that begins at a place."""
    patterns = _patterns()
    last = at - len("出生" if born else "生")
    first = max(0, last - _LONGEST)
    if born and patterns.ends_born.match(text, at):
        return None, first
    if not born and patterns.another_word.match(text, at):
        return None, first
    return patterns.before.search(text[first:last]), first


def _is_real(date: str) -> bool:
    if not (parts := re.findall("[0-9]+", date)):
        return real_date(*map(numeral, re.findall(f"[{_NUMERALS}]+", date)))
    if len(parts[0]) == len("19900307"):
        parts = [date[:4], date[4:6], date[6:]]
    return real_date(*map(int, parts))
