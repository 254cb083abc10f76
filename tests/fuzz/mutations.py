"""Damage to bytes, and to text with its tags and figures.

Every mutation takes the generator of its case, the bytes and those of another file to splice from.
"""

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes, bytes], bytes]
Edit = Callable[[Random, str, str], str]

ODD = (
    *("", "0", "-1", "1.5", "00007", "９９", "〇", "—", "/", "无", "1,234", "1e400", "NaN", "-"),
    *(
        "9" * 40,
        "²",
        "٣",
        "½",
        "一百二十",
        "一",
        "十",
        "9",
        "5%",
        "㊿",
        "1 2 3",
        "\u3000",
        "\t",
        "\n\n",
    ),
    *("<", ">", "&", "&#0;", "&#x110000;", "]]>", "<!--", "<![CDATA[", "</table>", "<table>"),
    *("{", "}", "{0}", "%s", "\\", '"', "'", "|", "||", "---", "#", "`"),
    *("\0", "\ufeff", "\u200b", "\u202e", "\u2028", "\x0b", "\x85", "\ud800", "\U0001f600"),
    *("件", "其中", "一、", "（一）", "总计", "本年新收", "行政复议", "合计", "万元", "2023年"),
)
EXTREMES = ("0", "1", "2", "255", "65535", "65536", "16384", "1048576", "999999999", "-1", "9" * 30)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TAG = re.compile(r"<[^<>]{1,200}>")
_SPAN = re.compile(r'((?:span|val|s|r|ref|style|numFmtId)=")([A-Z]{0,3})\d+')


def flip(rng: Random, data: bytes, _other: bytes) -> bytes:
    """Some bytes changed."""
    found = bytearray(data)
    for _ in range(rng.randint(1, 20)):
        found[rng.randrange(len(found))] = rng.choice((0, 0x7F, 0xFF, rng.randrange(256)))
    return bytes(found)


def word(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A number of two or four bytes set to an extreme, as lengths and offsets are kept."""
    size = rng.choice((2, 4))
    at = rng.randrange(max(1, len(data) - size)) & rng.choice((-1, -2, -4))
    value = rng.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0x8000, 0xFFFF, rng.randrange(1 << 16)))
    return data[:at] + value.to_bytes(size, "little") + data[at + size :]


def truncate(rng: Random, data: bytes, _other: bytes) -> bytes:
    """The file cut short."""
    return data[: rng.randrange(len(data))]


def delete(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A piece lost."""
    start, end = _piece(rng, len(data))
    return data[:start] + data[end:]


def duplicate(rng: Random, data: bytes, _other: bytes) -> bytes:
    """A piece said twice or more."""
    start, end = _piece(rng, len(data))
    return data[:end] + data[start:end] * rng.choice((1, 1, 2, 20)) + data[end:]


def splice(rng: Random, data: bytes, other: bytes) -> bytes:
    """A piece of another file put in."""
    start, end = _piece(rng, len(other))
    at = rng.randrange(len(data))
    return data[:at] + other[start:end] + data[at + rng.choice((0, end - start)) :]


def join(rng: Random, data: bytes, other: bytes) -> bytes:
    """The start of one file and the end of another."""
    return data[: rng.randrange(len(data))] + other[rng.randrange(len(other)) :]


def _piece(rng: Random, size: int) -> tuple[int, int]:
    start = rng.randrange(max(1, size))
    return start, min(size, start + int(2 ** rng.uniform(0, 12)))


def figures(rng: Random, text: str, _other: str) -> str:
    """A few figures changed, lost, or put where another stood."""
    found = [m.span() for m in _NUMBER.finditer(text)]
    for start, end in sorted(rng.sample(found, min(len(found), rng.randint(1, 8))), reverse=True):
        other = text[slice(*rng.choice(found))]
        text = (
            text[:start] + rng.choice((rng.choice(ODD), rng.choice(EXTREMES), other)) + text[end:]
        )
    return text


def spans(rng: Random, text: str, _other: str) -> str:
    """Attributes that count or refer set to extremes."""
    chance = rng.choice((0.01, 0.1, 1.0))
    value = rng.choice(EXTREMES)
    return _SPAN.sub(lambda m: m[1] + m[2] + value if rng.random() < chance else m[0], text)


def odd(rng: Random, text: str, _other: str) -> str:
    """Odd characters and words put in."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(text) + 1)
        mark = chr(rng.randrange(0x20, 0x3000)) if rng.random() < 0.2 else rng.choice(ODD)
        text = text[:at] + mark * rng.choice((1, 1, 1, 1, 2, 200, 5000)) + text[at:]
    return text


def tags(rng: Random, text: str, _other: str) -> str:
    """Tags lost, said twice or exchanged."""
    found = [m.span() for m in _TAG.finditer(text)]
    for start, end in sorted(rng.sample(found, min(len(found), rng.randint(1, 8))), reverse=True):
        tag = text[start:end]
        other = text[slice(*rng.choice(found))]
        text = text[:start] + rng.choice(("", tag * 2, other, other + tag)) + text[end:]
    return text


def nest(rng: Random, text: str, _other: str) -> str:
    """One tag opened many times over."""
    found = _TAG.findall(text) or ["<table><tr><td>"]
    at = rng.randrange(len(text) + 1)
    tag = rng.choice((rng.choice(found), "<table><tr><td>", "<div>", "[", "{"))
    return text[:at] + tag * rng.choice((2, 10, 300, 3000)) + text[at:]


def move(rng: Random, text: str, _other: str) -> str:
    """Rows, cells or lines in another order, or some of them lost."""
    mark = rng.choice(
        ("<tr", "<td", "<w:tr>", "<w:tc>", "<w:p>", "<row", "<c ", "\n", "\t", "|", "。")
    )
    parts = text.split(mark)
    chance = rng.choice((0.02, 0.2, 0.8))
    kept = [part for part in parts if rng.random() > chance] or parts
    if rng.random() < 0.3:
        rng.shuffle(kept)
    return mark.join(kept)


def borrow(rng: Random, text: str, other: str) -> str:
    """A piece of text replaced by one of another file."""
    start, end = _piece(rng, len(text))
    first, last = _piece(rng, len(other))
    return text[:start] + other[first:last] + text[end:]


BYTES: tuple[Mutation, ...] = (flip, word, truncate, delete, duplicate, splice, join)
EDITS: tuple[Edit, ...] = (figures, figures, spans, odd, odd, tags, nest, move, move, borrow)
