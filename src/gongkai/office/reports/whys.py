"""为什么比去年多: the change of received applications by its largest parts."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count

from gongkai.law.case.events import Channel
from gongkai.office.applications.models import Application
from gongkai.office.reports.figures import span_of
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.sources import IN, Span, facts
from gongkai.office.vault.models import Digest
from gongkai.words import Applicant

SHOWN = 3  # parts of each side


class Part(NamedTuple):
    """A part of the change: by which side, which value, last year and this year."""

    side: str
    label: str
    before: int
    now: int

    @property
    def change(self) -> int:
        """How many more."""
        return self.now - self.before


def whys(row: YearReport) -> list[Part]:
    """The parts in which the number of received applications changed most, side by side."""
    now = span_of(row, row.frozen_until)
    before = now._replace(year=row.year - 1)
    return [
        *_side("申请人类别", _classes(before), _classes(now)),
        *_side("渠道", _channels(before), _channels(now)),
        *_repeated(before, now),
    ]


def _side(side: str, before: Counter[str], now: Counter[str]) -> Iterator[Part]:
    parts = [Part(side, name, before[name], now[name]) for name in {*before, *now}]
    changed = sorted((p for p in parts if p.change), key=lambda p: (-abs(p.change), p.label))
    yield from changed[:SHOWN]


def _classes(span: Span) -> Counter[str]:
    rows = facts(span).filter(received=IN).order_by().values_list("applicant_class")
    return Counter({Applicant.of(name).label: n for name, n in rows.annotate(n=Count("pk"))})


def _channels(span: Span) -> Counter[str]:
    codes = facts(span).filter(received=IN).values("application")
    rows = Application.objects.filter(pk__in=codes).order_by().values_list("channel")
    return Counter({Channel.of(name).label: n for name, n in rows.annotate(n=Count("pk"))})


def _repeated(before: Span, now: Span) -> Iterator[Part]:
    """The applications by somebody who made several in the year, known by digests alone."""
    counts = [_of_repeaters(span) for span in (before, now)]
    if counts[0] != counts[1]:
        yield Part("多次申请的人", "同一申请人一年内申请三件以上的", *counts)


def _of_repeaters(span: Span) -> int:
    codes = facts(span).filter(received=IN).values("application__code")
    rows = Digest.objects.filter(key__subject__in=codes, field="name").order_by()
    many = rows.values("digest").annotate(n=Count("key", distinct=True)).filter(n__gte=3)
    return sum(row["n"] for row in many)
