"""The working days as they are known now: those of the release, then what was confirmed here.

Whether something new was confirmed, in this process or another, is asked of the database once for
each request that counts days, and once for each step that is recorded, under the lock of its body:
one query of a table with a row or two a year. A calendar itself is made once for each edition.
"""

import threading
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from gongkai.law.calendar import Calendar, Year, state_council
from gongkai.office.calendars.models import Arrangement

KEPT = 64  # calendars in memory: of all regions, by this edition and the one before


class Edition(NamedTuple):
    """The arrangement that was confirmed last."""

    row: int
    at: datetime


class _Seen(threading.local):
    """What a thread knows; others may confirm meanwhile."""

    fresh = False
    edition: Edition | None = None


_seen = _Seen()


def calendar_of(region: str = "") -> Calendar:
    """The working days of a region, or of all others."""
    return _calendar(region, edition())


def with_year(region: str, year: Year) -> Calendar:
    """The working days as they would be with another year."""
    found = _country(edition()).adding(year)
    return found.in_region(region) if region else found


def edition() -> Edition | None:
    """What was confirmed last, as known to this thread."""
    if not _seen.fresh:
        renew()
    return _seen.edition


def renew() -> None:
    """Look what was confirmed last."""
    rows = Arrangement.objects.exclude(confirmed_at=None).order_by("-confirmed_at", "-pk")
    found = rows.only("confirmed_at").first()
    at = found.confirmed_at if found else None
    _seen.edition = Edition(found.pk, at) if found and at else None
    _seen.fresh = True


def doubt(**_: object) -> None:
    """Look again before the next day is counted."""
    _seen.fresh = False


def confirmed(until: datetime) -> dict[int, Arrangement]:
    """The arrangement of each year that was confirmed by then."""
    rows = Arrangement.objects.filter(confirmed_at__lte=until).order_by("confirmed_at", "pk")
    return {row.year: row for row in rows}


@lru_cache(KEPT)
def _calendar(region: str, known: Edition | None) -> Calendar:
    return _country(known).in_region(region) if region else _country(known)


@lru_cache(KEPT)
def _country(known: Edition | None) -> Calendar:
    if known is None:
        return state_council()
    return state_council().adding(*(row.days for row in confirmed(known.at).values()))
