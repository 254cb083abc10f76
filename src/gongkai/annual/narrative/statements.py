"""Numbers that the text states, each with the cells that it speaks of.

A statement is bound only where its clause says nothing but known words: whatever else stands
there (a channel, a topic, another body, another year) may narrow it, and it is left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from gongkai.annual.form import Form
from gongkai.annual.narrative.binding import Binder, Bound
from gongkai.annual.narrative.lexicon import lexicon
from gongkai.annual.narrative.scope import Scope
from gongkai.annual.narrative.sentences import LONGEST, sentences, take, telling
from gongkai.annual.report import Report

MOST = 2_000  # statements of a report; it has some dozens


class Statement(NamedTuple):
    """A number in the text and what it may stand for.

    `readings` are sums of cells, any of which the number may mean. With a `base` the number is
    a percentage of one of these sums. `start` and `end` count in the text of the section whose
    index in `report.sections` is `section`; -1 is the preamble. `step` is what the last printed
    digit stands for, `unit` the counter, `text` the sentence. `whole` says that it counts the
    whole area, which the tables may or may not do.
    """

    value: Decimal
    step: Decimal
    unit: str
    readings: tuple[tuple[str, ...], ...]
    base: tuple[tuple[str, ...], ...]
    section: int
    start: int
    end: int
    text: str
    whole: bool = False


def statements(report: Report, forms: Mapping[str, Form]) -> Iterator[Statement]:
    """What the prose of a report states in numbers, in reading order; the first so many."""
    return islice(_statements(report, forms), MOST)


def _statements(report: Report, forms: Mapping[str, Form]) -> Iterator[Statement]:
    binder = Binder(lexicon(forms), Scope.of(report))
    texts: list[tuple[int, str | None, str, str]] = [(-1, None, "", report.preamble)]
    texts += [(i, s.id, s.heading, s.text) for i, s in enumerate(report.sections)]
    for index, section, heading, text in texts:
        binder.open(section, heading)
        for start, raw in sentences(text):
            if len(raw) > LONGEST or not telling(raw):
                binder.pass_by(raw)
                continue
            sentence = take(start, raw)
            for bound in binder.read(sentence):
                yield _statement(bound, sentence.origin, index, raw.strip())


def _statement(bound: Bound, origin: Sequence[int], section: int, text: str) -> Statement:
    return Statement(
        bound.number.value,
        bound.number.step,
        bound.number.unit,
        bound.readings,
        bound.base,
        section,
        origin[bound.number.start],
        origin[bound.number.end - 1] + 1,
        text,
        bound.whole,
    )
