"""Which year a text speaks of: its title, its statistic period, its sentences, its torn dates."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.annual.labels import widths

_GAP = r"\s{0,9}"
_YEAR = re.compile(rf"(?<!\d)(20\d\d){_GAP}年")
_PERIOD = re.compile(
    rf"(?<!\d)(?P<first>20\d\d){_GAP}年{_GAP}0?1{_GAP}月{_GAP}0?1{_GAP}日"
    rf"{_GAP}(?:零时)?{_GAP}起?{_GAP}[至到—–~～-]{{1,4}}"
    rf"{_GAP}(?:(?P<last>20\d\d){_GAP}年)?{_GAP}12{_GAP}月{_GAP}31{_GAP}日"
)
_OF_REPORT = ("统计", "数据", "期限", "时限", "报告")
_OPENING = r"(?m:^|[。！？；，!?;,\n])[^\w\n]{0,9}(20\d\d)\s{0,9}年"
_TORN = re.compile(
    r"(?<![\d.:/-])20\d\d\s?(?:1[0-2]|0?[1-9])\s?(?:月\s?\d{1,2}\s?日|[0-3]?\d\s?日)"
    r"|(?<=[到至])(?:1[0-2]|0?[1-9])[0-3]\d日"
)


class Told(NamedTuple):
    """Years with the sentence that tells them."""

    years: tuple[int, ...]
    text: str


def of_title(title: str) -> int | None:
    """The year in a report's title."""
    match = _YEAR.search(widths(title))
    return int(match[1]) if match else None


def periods(text: str) -> Iterator[Told]:
    """The statistic periods that a text states, with their first and last year."""
    for match in _PERIOD.finditer(text):
        sentence = _around(text, match.start())
        if any(word in sentence for word in _OF_REPORT):
            years = match["first"], match["last"] or match["first"]
            yield Told(tuple(map(int, years)), sentence)


def only_other(text: str, year: int) -> Told | None:
    """The years that sentences open with, where the report's own year is not named at all."""
    named = set(map(int, _YEAR.findall(text)))
    if not named or year in named:
        return None
    openings = list(re.finditer(_OPENING, text))
    opened = tuple(dict.fromkeys(int(match[1]) for match in openings))
    if not openings or year + 1 in opened:
        return None
    return Told(opened, _around(text, openings[0].start(1)))


def torn(text: str) -> str:
    """A date that has lost its 年 or 月 (20251月1日), in its sentence; "" where there is none."""
    match = _TORN.search(text)
    return _around(text, match.start()) if match else ""


def _around(text: str, place: int) -> str:
    """The sentence around a place."""
    start = max(text.rfind("。", 0, place), text.rfind("\n", 0, place)) + 1
    ends = (found for end in "。\n" if (found := text.find(end, start)) >= 0)
    return text[start : min(ends, default=len(text))].strip()
