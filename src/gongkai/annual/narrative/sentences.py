"""Text cut into sentences and clauses, with the way back to where each stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.annual.labels import widths
from gongkai.annual.narrative.numbers import Number, numbers

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_SPACES = re.compile(r"\s+")
_STOPS = re.compile(r"[,;:()。!?]")
_PAUSES = re.compile(r"[,;:()。!?、]")
_TITLES = re.compile(r"《[^《》]*》")
_TELLING = re.compile(
    r"[\d〇零一二两三四五六七八九十百千万亿余多]\s*(?:件|宗|份|起|条|项|次|[万亿]?元|[%％])|未|没有"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the place where it begins; a line break ends one too."""
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield match.start(), match[0]


def telling(sentence: str) -> bool:
    """Whether a sentence can state a number of the tables at all: a quick look before reading."""
    return bool(_TELLING.search(sentence))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its spaces, `origin[i]` being where its i-th character stood."""

    plain: str
    origin: Sequence[int]
    numbers: list[Number]
    stops: list[int] = field(default_factory=list)
    pauses: list[int] = field(default_factory=list)

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
    origin: Sequence[int] = range(start, start + len(wide))
    if _SPACES.search(wide):
        origin = [start + i for i, char in enumerate(wide) if not char.isspace()]
    # What a document is called says nothing of what is counted.
    plain = _TITLES.sub(_blot, _SPACES.sub("", wide))
    return Sentence(
        plain,
        origin,
        list(numbers(plain)),
        [m.start() for m in _STOPS.finditer(plain)],
        [m.start() for m in _PAUSES.finditer(plain)],
    )


def _blot(title: re.Match[str]) -> str:
    return "※" * len(title[0])
