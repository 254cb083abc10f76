"""The whole demonstration: the county, its people, two years of applications."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from heapq import merge
from random import Random
from typing import NamedTuple

from django.utils import timezone

from gongkai.office.bodies.models import Body
from gongkai.office.bodies.policies import case_settings, dispute_settings
from gongkai.office.demo.county import MOST, Office, offices, quotas
from gongkai.office.demo.founding import Founded, found
from gongkai.office.demo.marking import marked
from gongkai.office.demo.papers import papers
from gongkai.office.demo.playing import Player
from gongkai.office.demo.register import musts, stories
from gongkai.office.demo.story import Paper, Story
from gongkai.office.demo.timeline import OPENS, Moment, aware, timeline
from gongkai.office.demo.turning import clock_at
from gongkai.office.journal.models import Head
from gongkai.refusal import Refusal

MOST_CASES = 20_000_000
WHOLE = 13  # bodies that share the storylines which are shown in any case


class Size(NamedTuple):
    """How large the demonstration is, and which: the same seed makes the same."""

    bodies: int = 13
    cases: int = 400
    seed: int = 1

    @classmethod
    def checked(cls, bodies: int, cases: int, seed: int) -> "Size":
        """A size that can be made. Raises Refusal for others."""
        for name, value, least, most in (
            ("--bodies", bodies, 1, MOST),
            ("--cases", cases, 0, MOST_CASES),
        ):
            if not least <= value <= most:
                raise Refusal("demo-wrong-size", name=name, value=value, least=least, most=most)
        return cls(bodies, cases, seed)


class Plan(NamedTuple):
    """What comes to one body."""

    office: Office
    place: int
    quota: int
    size: Size
    now: datetime
    busiest: bool

    def moments(self) -> Iterator[Moment]:
        """The steps of its stories in the order in which they are recorded."""
        today = timezone.localtime(self.now).date()
        of = min(self.size.bodies, WHOLE)
        must = musts(self.place, of, busiest=self.busiest) if self.place < of else []
        letters = stories(self.office, self.quota, must, today, self.size.seed)
        kept = papers(self.office, today, self.size.seed)
        told: Iterator[Sequence[Story | Paper]] = merge(letters, kept, key=_begun)
        pace = Random(f"{self.size.seed}/{self.office.code}/pace")
        return timeline(told, self.quota, self.now, pace)


def _begun(together: Sequence[Story | Paper]) -> date:
    return together[0].received


def plans(size: Size, now: datetime) -> list[Plan]:
    """What comes to each body of a demonstration made at a moment."""
    bodies = offices(size.bodies, size.seed)
    shares = quotas(bodies, size.cases)
    busiest = shares.index(max(shares))
    return [
        Plan(body, place, quota, size, now, place == busiest)
        for place, (body, quota) in enumerate(zip(bodies, shares, strict=True))
    ]


def must_be_free() -> None:
    """Raises Refusal where bodies are kept already, invented ones or real ones."""
    if body := Body.objects.order_by("pk").first():
        raise Refusal("demo-made-already" if marked() else "demo-real-bodies", body=body)


def make(
    size: Size,
    *,
    by_actions: bool = False,
    workers: int = 1,
    said: Callable[[int], None] | None = None,
) -> int:
    """Found the county and let two years pass; how many applications there are.

    `by_actions` takes every step through the actions, one by one; else what they would leave is
    written in batches, by some processes. Raises Refusal where bodies are kept already.
    """
    must_be_free()
    now = timezone.now()
    whole = plans(size, now)
    since = date(timezone.localtime(now).year - 2, 1, 1)
    with clock_at(aware(since, OPENS)):
        founded = found([plan.office for plan in whole], since, size.seed)
    count = 0
    for count in _played(whole, founded) if by_actions else _written(whole, founded, workers):
        if said:
            said(count)
    return count


def _played(whole: list[Plan], founded: Founded) -> Iterator[int]:
    count = 0
    for plan in whole:
        count += Player(founded, founded.bodies[plan.office.code]).play(plan.moments())
        yield count


def _written(whole: list[Plan], founded: Founded, workers: int) -> Iterator[int]:
    from gongkai.office.demo.bulk import working
    from gongkai.office.demo.bulk.docket import Court
    from gongkai.office.demo.bulk.writing import Place

    people = {name: person.pk for name, person in founded.people.items()}
    places, shares = [], [plan.quota for plan in whole]
    numbers = zip(working.numbers(shares), working.dispute_numbers(shares), strict=True)
    for plan, (its_numbers, first) in zip(whole, numbers, strict=True):
        body = founded.bodies[plan.office.code]
        head = Head.objects.get(pk=body.pk)
        this_year = timezone.localtime(plan.now).year
        years = (this_year - 1, this_year)
        settings = {year: case_settings(body, date(year, 1, 1)) for year in years}
        of_disputes = {year: dispute_settings(body, date(year, 1, 1)) for year in years}
        end = (body.pk, head.count, head.hash)
        court = Court(of_disputes, first)
        places.append(Place(plan, end, people, settings, its_numbers, court))
    yield from working.write(places, workers)
