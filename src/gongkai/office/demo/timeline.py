"""The steps of all stories of a body in the order in which they were recorded, and when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random
from typing import NamedTuple

from django.utils import timezone

from gongkai.office.demo.story import Paper, Step, Story

OPENS, CLOSES = time(8, 30), time(23, 59, 59)
BUSY = 30_000  # seconds of a working day in which a body records
SLOWEST = 2_700.0  # seconds between two entries at the most
STEPS, DAYS = 9, 480  # of an application, and working days of two years: for the pace only


class Moment(NamedTuple):
    """A step, and when it is recorded: on its own day, after all before it."""

    at: datetime
    story: Story | Paper
    place: int
    step: Step


def timeline(
    told: Iterable[Sequence[Story | Paper]], quota: int, now: datetime, pace: Random
) -> Iterator[Moment]:
    """The steps as they follow each other; nothing is recorded after `now`."""
    waiting: list[tuple[date, int, Story | Paper, int]] = []
    order, clock = 0, _Clock(quota, now, pace)
    for together in told:
        yield from _until(waiting, clock, together[0].received)
        for story in together:
            for place, step in enumerate(story.steps):
                heappush(waiting, (step.on, order, story, place))
                order += 1
    yield from _until(waiting, clock, None)


def _until(
    waiting: list[tuple[date, int, Story | Paper, int]], clock: "_Clock", day: date | None
) -> Iterator[Moment]:
    """What happens before a day, or all that is left."""
    while waiting and (day is None or waiting[0][0] < day):
        on, _, story, place = heappop(waiting)
        yield Moment(clock.next(on), story, place, story.steps[place])


class _Clock:
    """Moments of working days, never back."""

    def __init__(self, quota: int, now: datetime, pace: Random) -> None:
        self.now, self.pace = now, pace
        self.gap = min(SLOWEST, BUSY / max(1.0, quota * STEPS / DAYS))
        self.day = date.min
        self.at = self.latest = now

    def next(self, on: date) -> datetime:
        """The next moment of a day."""
        if on != self.day:
            self.day, self.at = on, aware(on, OPENS)
            self.latest = min(aware(on, CLOSES), self.now)
        self.at = min(self.at + timedelta(seconds=self.pace.uniform(1, self.gap)), self.latest)
        return self.at


def aware(day: date, at: time) -> datetime:
    """In UTC, as the journal keeps moments."""
    return datetime.combine(day, at, timezone.get_default_timezone()).astimezone(UTC)
