"""The numbers that Word prints before paragraphs and keeps out of their text."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from gongkai.annual.readers.archive import whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DIGITS = "〇一二三四五六七八九"
_ENCLOSED_ONE = 0x2460
_REFERENCE = re.compile(r"%([1-9])")

Element = Any


def chinese(number: int) -> str:
    """A number under 100 as Chinese headings count: 十, 十一, 二十."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _enclosed(number: int) -> str:
    return chr(_ENCLOSED_ONE + number - 1) if 0 < number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) if number > 0 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": _enclosed,
    "decimalEnclosedCircleChinese": _enclosed,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}


class _Level(NamedTuple):
    start: int
    format: str
    text: str


class Numbering:
    """Counts the lists of one document, paragraph by paragraph, in reading order."""

    def __init__(self, numbering: Element | None) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        if numbering is not None:
            for abstract in numbering.iterchildren(f"{W}abstractNum"):
                self.levels[abstract.get(f"{W}abstractNumId", "")] = _levels(abstract)
            for number in numbering.iterchildren(f"{W}num"):
                self._add(number)

    def _add(self, number: Element) -> None:
        name = number.get(f"{W}numId", "")
        self.lists[name] = value(number, "abstractNumId")
        self.restarts[name] = {
            whole(override.get(f"{W}ilvl")): whole(value(override, "startOverride"))
            for override in number.iterchildren(f"{W}lvlOverride")
            if value(override, "startOverride")
        }

    def next(self, name: str, depth: int) -> str:
        """The number of the next paragraph of a list, "" where it is none we can print for sure."""
        abstract = self.lists.get(name, "")
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if name not in self.begun:
            self.begun.add(name)
            for level, start in self.restarts[name].items():
                counts[level] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _printed(levels, counts, depth)


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        whole(level.get(f"{W}ilvl")): _Level(
            whole(value(level, "start") or "1"), value(level, "numFmt"), value(level, "lvlText")
        )
        for level in abstract.iterchildren(f"{W}lvl")
    }


def _printed(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    def counted(reference: re.Match[str]) -> str:
        level = int(reference[1]) - 1
        return _FORMATS[levels[level].format](counts.get(level, levels[level].start))

    try:
        return _REFERENCE.sub(counted, levels[depth].text).strip()
    except KeyError:
        return ""


def value(element: Element, child: str) -> str:
    """`w:val` of a child, "" if there is none."""
    found = element.find(W + child)
    return "" if found is None else found.get(f"{W}val", "")
