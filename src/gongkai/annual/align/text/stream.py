"""Text as one stream: labels found wherever they stand, and the figures between them.

Text has lost its table: cells stand one a line, or side by side, or glued together; labels are
torn by line breaks and by other labels. What is left is the reading order of labels and figures.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from gongkai.annual.align.vocabulary import Spot, named
from gongkai.annual.document import Paragraph, Place
from gongkai.annual.figures import is_figure
from gongkai.annual.form import Form, Table
from gongkai.annual.labels import ORDINALS, key, squeeze, widths

FIGURES_ALONE = 5  # so many figures parted by commas are cells and not one long figure
LONG = 10  # characters of a label that a converter may tear anywhere
HEAD = 4  # characters of a long label that suffice to know it, the rest may be torn off

PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d+\s*页.{0,12})\s*$")
_COMMA = re.compile(r"[,;，；、]")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*$")
_CLOSING = tuple("”\"’')）】》」")
_ORDINAL_BEFORE = re.compile(
    rf"(?:[(（]\s*(?P<round>[{ORDINALS}]+|\d)\s*[)）]|(?P<plain>[{ORDINALS}]|\d)\s*[、.．,，])\s*$"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A label in the stream: from `start`, numbering included, to `end` of the text.

    `spots` are what it may stand for, by table; a section heading has `section` instead.
    """

    start: int
    end: int
    ordinal: str
    spots: tuple[Spot, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Meaning:
    """What a label's first characters may begin, and the characters that are still to come."""

    spot: Spot | None
    section: str
    rest: str


class Stream:
    """The lines of a text as one string, with the same squeezed and where each character was."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        lines = _closed([_clean(p.text) for p in paragraphs])
        self.text = widths("\n".join(lines))
        self.at = array("I", (i for i, ch in enumerate(self.text) if ch.isalnum()))
        self.squeezed = squeeze(self.text)
        self.pages = [p.page for p in paragraphs]
        self._last = len(self.text.rstrip("|\n\t "))
        self._starts: list[int] = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line) + 1

    def line_of(self, position: int) -> int:
        """The line, from 0, in which a position of the text stands."""
        return bisect_right(self._starts, position) - 1

    def place(self, position: int, text: str) -> Place:
        """Where a position of the text stands; the row is the line."""
        line = self.line_of(position)
        return Place(self.pages[line], row=line + 1, text=text.strip()[:80])

    def ends_after(self, position: int) -> bool:
        """Whether nothing follows the line of a position."""
        end = self.text.find("\n", position)
        return end < 0 or end >= self._last

    def has(self, words: str) -> bool:
        """Whether squeezed words, or the head of a long label, occur anywhere."""
        return (words if len(words) < LONG else words[:HEAD]) in self.squeezed

    def starts_cell(self, position: int) -> bool:
        """Whether a position begins a line or a cell of one."""
        line = self.text[self._starts[self.line_of(position)] : position].rstrip(' (（"“')
        return not line or line.endswith(("|", "\t"))

    def starts_line(self, position: int) -> bool:
        """Whether nothing but spaces stands before a position on its line."""
        return not self.text[self._starts[self.line_of(position)] : position].strip()

    def hits(self, forms: Sequence[tuple[Form, Table]]) -> Iterator[Hit]:
        """Every label of these tables, and every section heading, in reading order."""
        pattern, meanings = _pattern(tuple(forms))
        done = 0
        for match in pattern.finditer(self.squeezed):
            if match.start() < done:
                continue  # within the rest of a long label
            meant, done = self._longest(meanings[match.group()], match.end())
            first, last = self.at[match.start()], self.at[done - 1] + 1
            while self.text[last : last + 1] in _CLOSING:
                last += 1
            before = _ORDINAL_BEFORE.search(self.text, max(0, first - 12), first)
            ordinal = (before["round"] or before["plain"]) if before else ""
            spots = tuple(dict.fromkeys(m.spot for m in meant if m.spot))
            section = next((m.section for m in meant if m.section), "")
            yield Hit(before.start() if before else first, last, ordinal, spots, section)

    def _longest(self, meanings: Sequence[_Meaning], end: int) -> tuple[list[_Meaning], int]:
        """The meanings whose wording goes on longest after its head, and where it ends."""
        lengths = [_common(self.squeezed, end, m.rest) for m in meanings]
        most = max(lengths)
        whole = [m for m, n in zip(meanings, lengths, strict=True) if n == most == len(m.rest)]
        meant = [m for m, n in zip(meanings, lengths, strict=True) if n == most]
        return whole or meant, end + most


def _clean(line: str) -> str:
    """A line without Markdown marks; page numbers and rules between rows go."""
    if PAGE_NUMBER.match(line) or ("--" in line and _RULE.match(line)):
        return ""
    line = line.replace("**", "").lstrip("#").replace("<br>", " ").replace("&nbsp;", " ")
    return _COMMA.sub("\t", line.replace('"', "")) if _is_listed(line) else line


def _is_listed(line: str) -> bool:
    """Whether a line is cells parted by commas: words, then nothing but figures and blanks."""
    cells = [cell.strip(' "') for cell in _COMMA.split(line)]
    if len(cells) < 2 or "。" in line or "|" in line or "\t" in line:
        return False
    figures = [not cell or is_figure(cell) for cell in cells]
    if all(figures):
        return len(cells) >= FIGURES_ALONE and any(cells)
    first = figures.index(False)
    last = len(cells) - figures[::-1].index(False)
    return last < len(cells) and any(cells[last:]) and not cells[first][-1:].isdigit()


def _closed(lines: list[str]) -> list[str]:
    """A pipe alone on the line after a cell closes that cell; it is no blank cell of its own."""
    before = -1
    for i, line in enumerate(lines):
        if line.strip() == "|" and before >= 0 and "|" not in lines[before]:
            lines[before], lines[i] = f"{lines[before]} |", ""
        elif line.strip():
            before = i
    return lines


def _common(text: str, at: int, wording: str) -> int:
    """How many characters of a label's remaining words go on in the text."""
    count = 0
    while count < len(wording) and text[at + count : at + count + 1] == wording[count]:
        count += 1
    return count


@cache
def _pattern(
    forms: tuple[tuple[Form, Table], ...],
) -> tuple[re.Pattern[str], dict[str, list[_Meaning]]]:
    """One alternation of the heads of all labels, longest first; and what each may mean."""
    meanings: dict[str, list[_Meaning]] = {}

    def add(words: str, spot: Spot | None, section: str) -> None:
        head = words if spot is None or spot.kind == "head" else words[:HEAD]
        meanings.setdefault(head, []).append(_Meaning(spot, section, words[len(head) :]))

    for _, table in forms:
        for name in named(table):
            add(name.key.words, name.spot, "")
    for form in dict.fromkeys(form for form, _ in forms):
        for heading in form.sections:
            for label in (heading.label, *heading.variants):
                add(key(label).words, None, heading.id)
    heads = sorted(meanings, key=len, reverse=True)
    return re.compile("|".join(heads)), meanings
