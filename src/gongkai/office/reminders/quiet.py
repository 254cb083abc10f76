"""Hours in which nothing leaves the house: the evening, the night, days on which nobody works."""

from datetime import datetime, time
from typing import NamedTuple

from django.utils import timezone

from gongkai.law.calendar import Calendar


class Quiet(NamedTuple):
    """From one time of day to another, over midnight where the second is the earlier."""

    since: time
    until: time

    def holds(self, at: time) -> bool:
        """Whether a time of day lies in it; two times that are equal stand for none."""
        if self.since <= self.until:
            return self.since <= at < self.until
        return at >= self.since or at < self.until


def quiet(now: datetime, hours: Quiet, calendar: Calendar) -> bool:
    """Whether a message has to wait at a moment, by the clock of the office."""
    local = timezone.localtime(now)
    return not calendar.is_workday(local.date()) or hours.holds(local.time())
