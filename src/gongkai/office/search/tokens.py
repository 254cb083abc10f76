"""Keyed numbers that stand for words, other ones at each body.

A token tells nothing without the office's key, and the same word has another token at each body:
who holds the database cannot set what one body is asked beside what another is. What is still to
be seen is how many tokens an application has and shares with others of its body. Tokens are so
short that two words may share one, which is why a hit is looked at in the text.
"""

import base64
import hmac
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Final

from gongkai.office.vault.keys import office_keys

BITS: Final = 30  # six signs of base32; fits an integer column
_SPARE: Final = 32 - BITS


def tokens(body: int, words: Iterable[str]) -> frozenset[int]:
    """The tokens of words at a body."""
    key = _key(office_keys().digest, body)
    return frozenset(_token(key, word) for word in words)


def token_of_value(body: int, value: str) -> int:
    """The token of a whole value, which is no word of a text."""
    return _token(_key(office_keys().digest, body), f"={value}")


@lru_cache(maxsize=65_536)
def spelled(token: int) -> str:
    """A token as six letters and digits."""
    return base64.b32encode((token << 10).to_bytes(5)).decode()[:6].lower()


def read(text: str) -> int:
    """A token from its spelling."""
    return int.from_bytes(base64.b32decode(f"{text.upper()}AA")) >> 10


def _token(key: bytes, word: str) -> int:
    return int.from_bytes(hmac.digest(key, word.encode(), sha256)[:4]) >> _SPARE


@lru_cache(maxsize=1024)
def _key(office: bytes, body: int) -> bytes:
    return hmac.digest(office, f"search:{body}".encode(), sha256)
