"""Numerals and dates, as laws, letters and reports write them."""

from datetime import date

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}


def numeral(text: str) -> int:
    """A Chinese numeral below ten thousand: 十二 is 12, 三百零五 is 305, 二〇 is 20.

    Raises KeyError for a character that is no numeral, ValueError for an empty text.
    """
    if not set(text) & _SCALES.keys():
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _SCALES[char]
            digit = 0
    return total + digit


def written(on: date) -> str:
    """A date as letters write it, 2026年3月2日 (GB/T 9704—2012 7.3.5.4)."""
    return f"{on.year}年{on.month}月{on.day}日"
