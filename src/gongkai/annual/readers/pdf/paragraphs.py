"""Lines into paragraphs, across pages: by indent, by the right margin, by the room between."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from statistics import median

from gongkai.annual.document import Block, Grid, Paragraph
from gongkai.annual.readers.pdf.letters import Line, is_latin

INDENT = 1.2
"""A first line stands this many ems or more to the right of the others."""
RESIZED = 1.35
"""Letters this many times higher are of another size; fonts of one size differ by less."""
LOOSE = 1.4
"""Lines this many times further apart than usual are two paragraphs."""
ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
WORD = re.compile(r"[!-~]+")
EDGE = 4.0
"""Edges within so many points count as shared."""
LATIN = 0.65
"""The width of a Latin letter in ems, at most."""
STOPS = tuple("。！？；：.!?;:）)")
NARROWEST = 0.7
"""A column of text reaches at least this far across the page."""

Item = tuple[int, Line | Grid]
"""A line or a table and the page it stands on."""


@dataclass(slots=True)
class Measure:
    """The column of text: its edges, and how far apart its lines usually are."""

    left: float
    right: float
    pitch: float


def blocks_of(items: Sequence[Item], width: float) -> list[Block]:
    """Paragraphs and tables in reading order. A paragraph's page is that of its first line."""
    prose = [(page, item) for page, item in items if isinstance(item, Line) and not item.columns]
    measure = _measure(prose, width)
    blocks: list[Block] = []
    text: list[str] = []
    last: tuple[int, Line] | None = None
    start = 0
    for page, item in items:
        if last and isinstance(item, Line) and _continues(*last, page, item, measure):
            text.append(_between(text[-1], item.text) + item.text)
            last = page, item
            continue
        if text:
            blocks.append(Paragraph("".join(text), start))
        if isinstance(item, Line):
            text, last, start = [item.text], (page, item), page
        else:
            blocks.append(item)
            text, last = [], None
    if text:
        blocks.append(Paragraph("".join(text), start))
    return blocks


def _measure(lines: Sequence[tuple[int, Line]], width: float) -> Measure:
    pitches = [
        line.top - above.top
        for (page, above), (next_page, line) in pairwise(lines)
        if page == next_page and line.top > above.top
    ]
    return Measure(
        left=min(_shared([line.left for _, line in lines]), default=0.0),
        right=max(*_shared([line.right for _, line in lines]), NARROWEST * width, 0.0),
        pitch=median(pitches) if pitches else 0.0,
    )


def _shared(edges: list[float]) -> list[float]:
    """The edges that more than one line has, or else all: one line may stick out."""
    edges = [edge for edge in edges if isfinite(edge)]
    counts = Counter(round(edge / EDGE) for edge in edges)
    return [edge for edge in edges if counts[round(edge / EDGE)] > 1] or edges


def _continues(page: int, above: Line, next_page: int, line: Line, measure: Measure) -> bool:
    """Whether a line goes on with the paragraph of the line above."""
    if above.columns or line.columns:
        return False
    em = min(above.em, line.em)
    if max(above.em, line.em) > RESIZED * em or line.left > measure.left + INDENT * em:
        return False
    if page == next_page and line.top - above.top > LOOSE * measure.pitch:
        return False
    if ITEM.match(line.text) and (above.text.endswith(STOPS) or ITEM.match(above.text)):
        return False
    return above.right + _first_word(line) > measure.right - 0.3 * em


def _first_word(line: Line) -> float:
    """The width of what a line could not have left on the line above."""
    word = WORD.match(line.text)
    return (len(word.group()) * LATIN if word else 1) * line.em


def _between(before: str, after: str) -> str:
    """A space between Latin words, none within a number cut by the end of the line."""
    last, first = before[-1], after[0]
    if not (is_latin(last) and is_latin(first)) or (last.isdigit() and first.isdigit()):
        return ""
    return " " if last.isalnum() and first.isalnum() else ""
