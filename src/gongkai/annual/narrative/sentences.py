"""Text cut into sentences and clauses, with the way back to where each stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.annual.labels import widths
from gongkai.annual.narrative.numbers import Number, numbers

ENDS = "。！？\n"
LONGEST = 1_000  # characters; what goes on longer is no sentence
_LISTING = "、"
_PAUSES = re.compile(r"[,;:()。!?、]")
_TITLES = re.compile(r"《[^《》]*》")
_TELLING = re.compile(
    r"[\d〇零一二两三四五六七八九十百千万亿余多]\s*(?:件|宗|份|起|条|项|次|[万亿]?元|[%％])|未|没有|[年度内]无"
)


def sentences(text: str, ends: str = ENDS) -> Iterator[tuple[int, str]]:
    """Each sentence with the place where it begins; a line break ends one too."""
    marked = text
    for end in ends:
        marked = marked.replace(end, "\n")
    start = 0
    while start < len(text):
        stop = marked.find("\n", start) + 1 or len(text)
        if text[start:stop].strip():
            yield start, text[start:stop]
        start = stop


def pieces(text: str, ends: str = ENDS) -> Iterator[tuple[int, str]]:
    """Sentences, the overlong cut into pieces, so that none takes long to look through."""
    for start, sentence in sentences(text, ends):
        for place in range(0, len(sentence), LONGEST):
            yield start + place, sentence[place : place + LONGEST]


def telling(sentence: str) -> bool:
    """Whether a sentence can state a number of the tables at all: a quick look before reading."""
    return bool(_TELLING.search(sentence))


class Sentence(NamedTuple):
    """A sentence without its spaces, `origin[i]` being where its i-th character stood."""

    plain: str
    origin: Sequence[int]
    numbers: list[Number]
    stops: list[int]
    pauses: list[int]

    def left(self, place: int) -> int:
        """Where the clause around a place begins."""
        i = bisect_left(self.stops, place)
        return self.stops[i - 1] + 1 if i else 0

    def right(self, place: int) -> int:
        """Where what follows a place ends: at a comma, a stop or a 、."""
        i = bisect_right(self.pauses, place - 1)
        return self.pauses[i] if i < len(self.pauses) else len(self.plain)


def take(start: int, text: str) -> Sentence:
    """A sentence made ready to be read."""
    wide = widths(text)
    plain = "".join(wide.split())
    origin: Sequence[int] = range(start, start + len(wide))
    if len(plain) < len(wide):
        origin = [start + i for i, char in enumerate(wide) if not char.isspace()]
    if "《" in plain:  # what a document is called says nothing of what is counted
        plain = _TITLES.sub(_blot, plain)
    pauses = [m.start() for m in _PAUSES.finditer(plain)]
    stops = [place for place in pauses if plain[place] != _LISTING]
    return Sentence(plain, origin, list(numbers(plain)), stops, pauses)


def _blot(title: re.Match[str]) -> str:
    return "※" * len(title[0])
