"""The time that it is in a test."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

NOON = time(12)


def at(monkeypatch: pytest.MonkeyPatch, day: date, hour: time = NOON) -> datetime:
    """From now on it is this hour of a day, by the clock of the office."""
    now = timezone.make_aware(datetime.combine(day, hour)).astimezone(UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now
