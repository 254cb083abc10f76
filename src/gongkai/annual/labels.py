"""Labels compared by what they say: spacing, punctuation, width and numbering do not count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

ORDINALS = "一二三四五六七八九十"
TORN = 4  # the fewest characters by which a torn label is still known

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_WIDE = re.compile("[\xa0\u3000\uff01-\uff5e]")
_NOT_WORDS = re.compile(r"[\W_]+")
_NUMBERING = re.compile(
    rf"\s*(?:[(（〔]\s*(?P<round>[{ORDINALS}]+|\d{{1,2}})\s*[)）〕]\s*[、.．]?"
    rf"|(?P<plain>[{ORDINALS}]+|\d{{1,2}})\s*[、.．,，:：]"
    rf"|第\s*(?P<part>[{ORDINALS}]+|\d)\s*(?:部分|章)\s*[、.．:：]?)\s*"
)


def ordinal_number(ordinal: str) -> int | None:
    """The number of an ordinal of one Chinese numeral or of digits; None for any other."""
    if ordinal.isdigit():
        return int(ordinal)
    return ORDINALS.index(ordinal) + 1 if ordinal and ordinal in ORDINALS else None


def widths(text: str) -> str:
    """The text with full-width letters, digits and signs at half width, of the same length."""
    return text.translate(_WIDTH) if _WIDE.search(text) else text


def squeeze(text: str) -> str:
    """Only the characters, letters and digits of a text: what a label is compared by."""
    return _NOT_WORDS.sub("", widths(text))


@dataclass(frozen=True, slots=True)
class Key:
    """A label as compared: ordinal ("六" for both 六、 and （六）, "" for none) and words."""

    ordinal: str
    words: str


@lru_cache(maxsize=4096)
def key(label: str) -> Key:
    """The key of a label: 2.重复申请 has the ordinal "2" and the words 重复申请."""
    match = _NUMBERING.match(label)
    if not match:
        return Key("", squeeze(label))
    return Key(match["round"] or match["plain"] or match["part"], squeeze(label[match.end() :]))


class Labels(Generic[T]):
    """Things found by their labels. A wording that two things share is told by its ordinal."""

    def __init__(self, things: Iterable[tuple[T, str, tuple[str, ...]]]) -> None:
        listed = list(things)
        self._by_key: dict[Key, T] = {}
        self._by_words: dict[str, T] = {}
        own = [(key(label), thing) for thing, label, _ in listed]
        others = [(key(v), thing) for thing, _, variants in listed for v in variants]
        for label, thing in own + others:
            self._by_key.setdefault(label, thing)
            self._by_words.setdefault(label.words, thing)

    def exact(self, label: Key) -> T | None:
        """The thing that bears this label or a known variant of it."""
        return self._by_key.get(label) or self._by_words.get(label.words)

    def torn(self, words: str) -> T | None:
        """The one thing whose label begins or ends with these words, cut by a page break."""
        if len(words) < TORN:
            return None
        found = {
            id(thing): thing
            for label, thing in self._by_words.items()
            if label.startswith(words) or label.endswith(words)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def near(self, words: str) -> T | None:
        """The one thing whose label differs from these words by a misprint."""
        if len(words) < TORN + 2:
            return None
        from difflib import get_close_matches

        found = get_close_matches(words, self._by_words, n=2, cutoff=0.8)
        things = {id(self._by_words[label]): self._by_words[label] for label in found}
        return next(iter(things.values())) if len(things) == 1 else None

    def words(self) -> dict[str, T]:
        """Every known wording, squeezed and without its ordinal."""
        return self._by_words
