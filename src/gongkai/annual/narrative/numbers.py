"""Numbers in running Chinese text: digits or numerals, with a counter, exact or vague."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.numerals import numeral

_COUNTERS = "件次|人次|件|条|宗|份|起|篇|期|则|项|次|场|幅|部|批|个|元|%"
_VAGUE_BEFORE = "不少于|不低于|超过|将近|接近|大约|大概|近|约|超|逾|上|数|几"
_NUMERALS = "零〇一二两三四五六七八九十百千"
_NUMBER = re.compile(
    rf"(?=[\d{_NUMERALS}{_VAGUE_BEFORE.replace('|', '')}])"  # most places are passed over at once
    rf"(?P<before>{_VAGUE_BEFORE})?"
    r"(?P<range>(?:\d{1,15}(?:\.\d{1,9})?[万%]?[-–—~至到])?)"
    r"(?:(?P<digits>(?<![\d.第])(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15}(?:\.\d{1,9})?))"
    r"(?P<scale>[十百千]?[万亿]?)"
    rf"|(?P<numerals>(?<![第之每同逐某这那首任何唯{_NUMERALS}])[{_NUMERALS}]{{1,20}}万?))"
    rf"(?P<after>余|多|来|几)?(?P<myriad>[万亿]?)(?P<unit>{_COUNTERS})"
    r"(?P<about>左右|以上|以下|上下|以内)?"
)
_BODIES = "部门|单位|县|区|乡|镇|村|国家|省|市|字|工作日|小时|月|方面|环节|栏目|百分点"
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


class Number(NamedTuple):
    """A number as written. `step` is what its last printed digit stands for (1.3万: 1000)."""

    value: Decimal
    step: Decimal
    unit: str
    start: int
    end: int
    vague: bool = False


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text that has half-width digits and no spaces, in reading order."""
    for match in _NUMBER.finditer(text):
        before, unit = match["before"], match["unit"]
        if unit == "个" and re.match(_BODIES, text[match.end("unit") :]):
            continue
        if match["numerals"] == "一" and (unit not in "件宗" or text.startswith("事", match.end())):
            continue  # 一起 (together), 一次性, 高效办成一件事
        value, step = _value(match)
        vague = bool(before or match["after"] or match["about"] or match["range"])
        yield Number(value, step, unit, match.start(), match.end(), vague)


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
        marks = match["scale"] + match["myriad"]
    else:
        written = match["numerals"]
        value = Decimal(numeral(written.rstrip("万")))
        marks = ("万" if written.endswith("万") else "") + match["myriad"]
    scale = 1
    for mark in marks:
        scale *= _SCALES[mark]
    exponent = int(value.as_tuple().exponent)
    return value * scale, Decimal(scale).scaleb(exponent) if exponent < 0 else Decimal(scale)
