"""How much of one text stands in another, and which passages.

Only characters count: punctuation and spacing are passed over, and every number is like every
other, so that last year's report with new figures is still last year's report.
"""

import re
from typing import NamedTuple

SHORTEST = 20  # characters; shorter agreements are turns of phrase

_TOKEN = r"\d+(?:[.,，:：]\d+)*|[^\W\d_]+"


class Passage(NamedTuple):
    """A passage as it stands in the one text and in the other."""

    a: str
    b: str


class _Bare(NamedTuple):
    """A text without punctuation, its numbers as "0", and where each character came from."""

    text: str
    starts: list[int]
    ends: list[int]
    source: str

    def cut(self, start: int, end: int) -> str:
        """A stretch of it as the source has it, punctuation included."""
        return self.source[self.starts[start] : self.ends[end - 1]]


def alike(a: str, b: str, shortest: int = SHORTEST) -> tuple[float, tuple[Passage, ...]]:
    """The share of a's characters that stand in b, in runs of `shortest` or more, and the runs."""
    one, other = _bare(a), _bare(b)
    if not one.text:
        return 0.0, ()
    runs = _runs(one.text, other.text, shortest)
    covered, done = 0, 0
    for start, end, _ in runs:
        covered += end - max(start, done)
        done = end
    found = tuple(Passage(one.cut(s, e), other.cut(p, p + e - s)) for s, e, p in runs)
    return covered / len(one.text), found


def weight(text: str) -> int:
    """How many characters of a text count when a share is taken, a number being one."""
    return len(_bare(text).text)


def _bare(text: str) -> _Bare:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in re.finditer(_TOKEN, text):
        start, end = match.span()
        if text[start].isdigit():
            parts.append("0")
            starts.append(start)
            ends.append(end)
        else:
            parts.append(match[0])
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
    return _Bare("".join(parts), starts, ends, text)


def _runs(a: str, b: str, shortest: int) -> list[tuple[int, int, int]]:
    """Runs of a that stand in b, as (start, end, start in b). Neighbours may overlap."""
    index: dict[str, int] = {}
    for place in range(len(b) - shortest + 1):
        index.setdefault(b[place : place + shortest], place)
    runs: list[tuple[int, int, int]] = []
    start = 0
    while start <= len(a) - shortest:
        at = index.get(a[start : start + shortest])
        if at is None:
            start += 1
            continue
        end = start + _common(a, start, b, at, shortest)
        runs.append((start, end, at))
        start = end - shortest + 1
    return runs


def _common(a: str, i: int, b: str, j: int, known: int) -> int:
    """How many characters agree from i and j on, `known` of them at least.

    By steps that double while they agree and halve when they do not: slices compare faster
    than characters, and are never much longer than what agrees.
    """
    limit = min(len(a) - i, len(b) - j)
    step = known
    while step:
        end = min(known + step, limit)
        if end > known and a[i + known : i + end] == b[j + known : j + end]:
            known, step = end, step * 2
        else:
            step //= 2
    return known
