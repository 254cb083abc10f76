"""Personal data and secrecy marks of a text, in order, none overlapping another."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from operator import attrgetter

from gongkai.law.privacy.addresses import addresses
from gongkai.law.privacy.dates import birth_dates
from gongkai.law.privacy.find import Confidence, Find, Kind, Span
from gongkai.law.privacy.marks import emails, passports, plates, secrecy_marks
from gongkai.law.privacy.mask import mask
from gongkai.law.privacy.rules import rule, within
from gongkai.law.privacy.runs import runs

_FINDERS = (runs, plates, emails, passports, birth_dates, addresses, secrecy_marks)
_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_DOUBTED = {
    Confidence.HIGH: Confidence.MEDIUM,
    Confidence.MEDIUM: Confidence.LOW,
    Confidence.LOW: Confidence.LOW,
}
# One character for one, so that no place shifts; NFKC would also unfold ㈠ and ½.
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ＠．＋－／]+")
_NARROW = {wide: wide - 0xFEE0 for wide in map(ord, "＠．＋－／")} | {
    ord(first) + step: ord(first) + step - 0xFEE0
    for first, count in (("０", 10), ("Ａ", 26), ("ａ", 26))
    for step in range(count)
}


def scan(text: str) -> list[Find]:
    """What must be looked at before a text is published (条例第十五条; 保守国家秘密法第三十五条).

    Places count code points of the text as given; full-width digits and letters are read as plain
    ones. Of two things that overlap the longer is found, then the earlier of `Kind`. The time
    taken grows with the length of the text.
    """
    plain = _WIDE.sub(lambda wide: wide[0].translate(_NARROW), text)
    spans = [span for find in _FINDERS for span in find(plain)]
    return [_find(text, plain, span) for span in _apart(spans)]


def masked(text: str) -> str:
    """The text with a mask in the place of each thing found; a person must still read it."""
    parts, last = [], 0
    for found in scan(text):
        parts += [text[last : found.start], found.mask]
        last = found.end
    return "".join([*parts, text[last:]])


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Those that stay of spans that may overlap, in order of place."""
    group: list[Span] = []
    end = 0
    for span in sorted(spans, key=attrgetter("start")):
        if span.start >= end:
            yield from _longest(group)
            group = []
        group.append(span)
        end = max(end, span.end)
    yield from _longest(group)


def _longest(group: list[Span]) -> list[Span]:
    """Of spans that hang together, the longest, and what it leaves free."""
    if len(group) < 2:
        return group
    kept: list[Span] = []
    for span in sorted(group, key=lambda s: (s.start - s.end, _RANK[s.kind], s.start)):
        at = bisect(kept, span.start, key=attrgetter("start"))
        clear = at == 0 or kept[at - 1].end <= span.start
        if clear and (at == len(kept) or span.end <= kept[at].start):
            kept.insert(at, span)
    return kept


def _find(text: str, plain: str, span: Span) -> Find:
    kind, start, end, doubt = span
    sure = _confidence(kind, plain[max(0, start - within()) : start])
    return Find(
        kind=kind,
        start=start,
        end=end,
        text=text[start:end],
        confidence=_DOUBTED[sure] if doubt else sure,
        mask=mask(kind, text[start:end]),
    )


def _confidence(kind: Kind, before: str) -> Confidence:
    """By the word about the thing that stands nearest before it."""
    of = rule(kind)
    words = list(of.trust.finditer(before))
    if not words:
        return of.confidence
    return Confidence.HIGH if words[-1][1] else Confidence.LOW
