"""Running headers and page numbers: what recurs at the edge of the pages, outside the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.annual.readers.pdf.letters import Line

EDGE = 0.08
"""This share of the page's height is margin."""
NEAR_EDGE = 0.12
"""Up to here a line belongs to the margin if it stands clear of the text and has no columns:
a table without lines may repeat its head on every page."""
CLEAR = 0.9
"""How far, in ems, such a line stands clear."""
NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"[-‐-―－—~·.\s]+\d+[-‐-―－—~·.\s]+|第\s*\d+\s*页(?:[，,/\s]*共\s*\d+\s*页)?"
)


@dataclass(slots=True)
class Sheet:
    """A page's lines outside tables, and from where to where its tables reach."""

    number: int
    height: float
    lines: list[Line]
    tables: list[tuple[float, float]]


def without_margins(sheets: Sequence[Sheet]) -> None:
    """Takes running headers and footers out of the sheets, two lines deep at either end."""
    for _ in range(2):
        edges = [edge for sheet in sheets for edge in _edges(sheet)]
        counts = Counter(key for sheet, line in edges for key in set(_keys(sheet, line)))
        for sheet, line in edges:
            recurs = any(counts[key] > 1 for key in _keys(sheet, line))
            if recurs or PAGE_NUMBER.fullmatch(line.text):
                sheet.lines.remove(line)


def _edges(sheet: Sheet) -> Iterator[tuple[Sheet, Line]]:
    """The first and the last line, where they stand in the margin."""
    lines = sheet.lines
    if not lines:
        return
    first, last = lines[0], lines[-1]
    tops = [line.top for line in lines[1:]] + [top for top, _ in sheet.tables]
    room = min(tops, default=sheet.height) - first.bottom
    if _in_margin(sheet, first, first.bottom, room):
        yield sheet, first
        if first is last:
            return
    bottoms = [line.bottom for line in lines[:-1]] + [bottom for _, bottom in sheet.tables]
    room = last.top - max(bottoms, default=0.0)
    if _in_margin(sheet, last, sheet.height - last.top, room):
        yield sheet, last


def _in_margin(sheet: Sheet, line: Line, depth: float, room: float) -> bool:
    """Whether a line this deep in the page, this far from the text, is in the margin."""
    if room < -line.em / 2:
        return False
    if depth <= EDGE * sheet.height:
        return True
    return depth <= NEAR_EDGE * sheet.height and room >= CLEAR * line.em and not line.columns


def _keys(sheet: Sheet, line: Line) -> Iterator[tuple[str, int, int]]:
    """What a line has in common with its fellows on other pages, place included.

    Words recur as they are; of the numbers one may count the pages. A line of numbers alone may
    be the row of a table, so it recurs only if it counts the pages.
    """
    place = round((line.top + line.bottom) / 8)
    numbers = list(NUMBER.finditer(line.text))[-3:]
    worded = any(character.isalpha() for character in line.text)
    for near in (place, place + 1):
        if worded:
            yield line.text, 0, near
        if worded or len(numbers) <= 2:
            for number in numbers:
                masked = line.text[: number.start()] + "#" + line.text[number.end() :]
                yield masked, int(number.group()[:9]) - sheet.number, near
