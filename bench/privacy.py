"""Personal data in a text: what is found of what was planted, what is found falsely, how fast."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bench.clock import Aim, Line, medians, timed
from gongkai.law.privacy import Confidence, Kind, scan
from tests.law.privacy.look_alikes import look_alikes
from tests.law.privacy.texts import Sentence, planted

COUNT, SEED = 3000, 20190515
ROUNDS = 15
LEAST = {Kind.BANK_CARD: 0.65, Kind.MOBILE: 0.6}
"""The precision aimed at, where less than 0.99.

What has all that the definition asks is found, with low confidence where it may be something else:
a serial number passes Luhn one time in ten, and an amount or a link may hold 11 digits from 13.
"""
DENSE, PROSE = (Aim(bound, r're.findall(r"\d+")') for bound in (25, 4))
PLAIN = "经审查，申请人要求公开的政府信息属于行政机关内部事务信息，依据条例第十六条不予公开。"

Counts = Counter[Kind]


def lines() -> Iterator[Line]:
    """The lines of the table about personal data."""
    sentences = [*planted(COUNT, SEED), *look_alikes(COUNT, SEED)]
    right, wrong, missed = counted(sentences)
    for kind in Kind:
        yield quality(kind.value, right[kind], wrong[kind], missed[kind], LEAST.get(kind, 0.99))
    yield quality("all kinds", right.total(), wrong.total(), missed.total(), 0.9)
    right, wrong, missed = counted(sentences, least=(Confidence.HIGH, Confidence.MEDIUM))
    name = "all but low confidence"
    yield quality(name, right.total(), wrong.total(), missed.total(), 0.99)
    yield speed("sentences with data or look-alikes", "".join(s.text for s in sentences), DENSE)
    yield speed("prose, one sentence in 30 with data", prose(sentences), PROSE)


def counted(
    sentences: Iterable[Sentence], least: Iterable[Confidence] = tuple(Confidence)
) -> tuple[Counts, Counts, Counts]:
    """How many of each kind were found rightly, found falsely, and missed."""
    counts: tuple[Counts, Counts, Counts] = (Counter(), Counter(), Counter())
    for sentence in sentences:
        found = Counter((f.kind, f.text) for f in scan(sentence.text) if f.confidence in least)
        there = Counter(sentence.planted)
        for count, items in zip(counts, (found & there, found - there, there - found), strict=True):
            count.update(kind for kind, _ in items.elements())
    return counts


def quality(what: str, right: int, wrong: int, missed: int, precise: float) -> Line:
    """A line on recall and precision."""
    recall, precision = right / (right + missed), right / (right + wrong)
    return Line(
        f"personal data, {what}: {right + missed} planted, {COUNT} look-alikes",
        f"recall {recall:.3f}, precision {precision:.3f}",
        f"{missed} missed, {wrong} false",
        "",
        f"recall ≥ 0.99, precision ≥ {precise:g}",
        met=recall >= 0.99 and precision >= precise,
    )


def speed(what: str, text: str, aim: Aim) -> Line:
    """A line on how long a text takes, in megabytes of UTF-8 a second."""
    ours, reference = medians(
        ROUNDS, timed(lambda: scan(text)), timed(lambda: re.findall(r"\d+", text))
    )
    size = len(text.encode()) / 1e6
    return aim.line(f"{size:.1f} MB of {what}, {size / ours:.0f} MB/s", ours, reference)


def prose(sentences: Iterable[Sentence]) -> str:
    """Plain sentences of a reply with some others among them."""
    return "".join(PLAIN * 29 + sentence.text for sentence in list(sentences)[::10])
