"""Labels in a pasted letter, and how far what stands behind each of them reaches."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from gongkai.office.tables import table

# What is told from its label by itself, as in 电话154…
NUMBERS = frozenset({"identity", "representative_identity", "telephone", "email", "postcode"})
LONG = 4  # characters; at the start of a line nothing else is so called
# All of them, for rare names: 〇, compatibility ideographs, extensions B and later too.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# One character for one, so that no place shifts: full-width signs and letters become plain ones.
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {
    ord(space): " " for space in "\u3000\xa0\u2002\u2003\r\x0b\x0c"
}
_CELL_BEFORE = re.compile(
    r"(?:^|[\n\t|]|  ) ?(?P<number>(?:\(?[0-9一二三四五六七八九十]{1,3}[).、] ?)?)$"
)
_CELL_AFTER = re.compile(r" *[\t|] *| *\n[ \t]*(?:\n[ \t]*)?| +")
_AFTER = re.compile(r"\*?(?: ?\([^()\n]{0,20}\))?")
_COLON = re.compile(r"[ \t]{0,8}:[ \t]*(?:\n[ \t]*){0,2}")
_GLUED = re.compile(r"[是为]? ?(?=[0-9A-Za-z+(])")


class Label(NamedTuple):
    """A label with the field it is of ("none": only an end), and where the value may begin.

    `strong`: with a colon, or alone in its cell, so that it ends what runs over several lines.
    """

    field: str
    words: str
    start: int
    value: int
    strong: bool


class Region(NamedTuple):
    """What may be the value of a label: the rest of its line or cell, and all up to the next."""

    label: Label
    line_end: int
    end: int


def folded(text: str) -> str:
    """The text with plain signs, letters and spaces, every place as it was."""
    return text.translate(_NARROW)


def regions(plain: str) -> Iterator[Region]:
    """Every label of a folded text, in order."""
    labels = list(_labels(plain))
    strong = [label.start for label in labels if label.strong]
    for label, following in zip_longest(labels, labels[1:]):
        limit = following.start if following else len(plain)
        line = _end(plain, label.value, limit, "\n\t|")
        after = bisect_right(strong, label.start)
        end = strong[after] if after < len(strong) else len(plain)
        yield Region(label, line, max(line, end))


def _end(plain: str, start: int, limit: int, signs: str) -> int:
    """Where the first of some signs stands, at the limit if there is none."""
    places = [at for sign in signs if (at := plain.find(sign, start, limit)) >= 0]
    return min(places, default=max(start, limit))


def is_label(words: str) -> bool:
    """Whether some words are a label, and so no value."""
    return words.casefold() in _fields()


def _labels(plain: str) -> Iterator[Label]:
    done = 0
    for found in _pattern().finditer(plain):
        first, words = found.start(), found[0].replace(" ", "")
        after = _AFTER.match(plain, found.end())
        at = after.end() if after else found.end()
        cell = _CELL_BEFORE.search(plain, max(0, first - 12), first)
        alone = cell is not None or (done > 0 and not plain[done:first].strip(" "))
        behind = _behind(plain, words, at, alone=alone)
        if first >= done and behind:
            done = at
            start = cell.start("number") if cell else first
            yield Label(_fields()[words.casefold()], words, start, *behind)


def _behind(plain: str, words: str, at: int, *, alone: bool) -> tuple[int, bool] | None:
    """Where the value begins and whether the label is a strong one; None if it is none at all."""
    if colon := _COLON.match(plain, at):
        return colon.end(), True
    if alone and (cell := _CELL_AFTER.match(plain, at)):
        return cell.end(), len(words) >= LONG or cell[0].strip(" ") != ""
    if alone and at == len(plain):
        return at, True
    glued = _GLUED.match(plain, at) if _fields()[words.casefold()] in NUMBERS else None
    return (glued.end(), False) if glued else None


@cache
def _fields() -> dict[str, str]:
    """The field of each label."""
    labels: dict[str, Sequence[str]] = table("letters")["labels"]
    return {word.casefold(): field for field, words in labels.items() for word in words}


@cache
def _pattern() -> re.Pattern[str]:
    """Any label, the longest first, with spaces between its characters as forms have them."""
    words = sorted(_fields(), key=len, reverse=True)
    spaced = "|".join(" {0,4}".join(map(re.escape, word)) for word in words)
    return re.compile(f"(?<![{HAN}A-Za-z])(?:{spaced})", re.IGNORECASE)
