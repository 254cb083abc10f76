"""What of a text is looked for: pairs of neighbouring characters, and foreign words and numbers.

A Chinese word of two characters is one pair, so it is found; what a longer one is made of is a set
of pairs, and whether they stand in a row is looked at in the text itself.
"""

import re
import unicodedata
from itertools import pairwise
from typing import Final

LONGEST: Final = 100_000  # characters that are looked at
# Variants of glyphs and signs without width: in the middle of a word they are not seen.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
# A space says something between two foreign words only: a Chinese line ends anywhere.
_IDLE_SPACE = re.compile("(?<![0-9a-z]) | (?![0-9a-z])")
# Foreign words and numbers whole, all other letters one by one; also those characters of names
# that have no place in Unicode yet, or one that is newer than this Python.
_UNIT = re.compile("[0-9a-z]+|[^\\W_]|[\ue000-\uf8ff\U00020000-\U0003ffff\U000f0000-\U0010fffd]")


def normal(text: str) -> str:
    """A text without what does not matter: width, case, line ends, spaces between characters."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text[:LONGEST])).casefold()
    return _IDLE_SPACE.sub("", " ".join(plain.split()))


def pieces(plain: str) -> frozenset[str]:
    """The foreign words, numbers and pairs of neighbouring characters of a normal text."""
    units = list(_UNIT.finditer(plain))
    found = {unit[0] for unit in units if unit[0].isascii()}
    for one, other in pairwise(units):
        if one.end() == other.start():
            found.add(one[0] + other[0])
    return frozenset(found)


def bare(value: str) -> str:
    """A name or a number as it is compared whole: width, case, spaces, hyphens do not matter."""
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", value[:LONGEST])).casefold()
    return "".join(c for c in plain if not c.isspace() and c != "-")
