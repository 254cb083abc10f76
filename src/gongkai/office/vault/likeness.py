"""Whether two texts want the same: pairs of characters, and keyed signatures of them.

A signature is a MinHash in bands: texts that share many pairs are likely to share a band, and a
band is told only by the office's key, so that what is stored says nothing of the text. How many
rows and bands was chosen by tests/office/vault/test_likeness.py on invented applications.
"""

import hmac
import re
import struct
import unicodedata
from functools import cache
from hashlib import sha256, shake_128
from itertools import pairwise
from typing import Final

from gongkai.office.tables import table

BANDS: Final = 16
ROWS: Final = 3  # smallest values in a band: with 2, a million texts share bands by chance
LONGEST: Final = 4000  # characters that are looked at
FEWEST: Final = 4  # pairs that a text counts for at least, so that one word is not everything
_MINIMA = struct.Struct(f"<{BANDS * ROWS}I")
_TOKEN = re.compile(r"[0-9a-z]+|[^\W\d_]{2,}")


def pairs(text: str) -> frozenset[str]:
    """The neighbouring characters, numbers and foreign words of a text that say what it wants.

    Width, case, spaces, punctuation, turns of phrase and the order of the words do not matter.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    found: set[str] = set()
    for token in _TOKEN.findall(_idle().sub(" ", "".join(plain.split()))):
        if token.isascii():
            found.add(token)
        else:
            found.update(map("".join, pairwise(token)))
    return frozenset(found)


def bands(text: str, key: bytes) -> list[int]:
    """The bands of a text, as numbers that fit a column; none of a text that says nothing."""
    rows = [_MINIMA.unpack(shake_128(pair.encode()).digest(_MINIMA.size)) for pair in pairs(text)]
    if not rows:
        return []
    minima = [min(column) for column in zip(*rows, strict=True)]
    return [_band(key, band, minima[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two texts stands in the other, from 0 to 1."""
    return len(one & other) / max(FEWEST, min(len(one), len(other)))


def _band(key: bytes, band: int, minima: list[int]) -> int:
    """The number of the band is part of it, so that one column is enough."""
    message = struct.pack(f"<{ROWS + 1}I", band, *minima)
    return int.from_bytes(hmac.digest(key, message, sha256)[:8], signed=True)


@cache
def _idle() -> re.Pattern[str]:
    """The words and characters that say nothing of what is wanted, the longest first."""
    data = table("likeness")
    words = sorted(data["words"], key=len, reverse=True)
    return re.compile(f"{'|'.join(map(re.escape, words))}|[{data['characters']}]")
