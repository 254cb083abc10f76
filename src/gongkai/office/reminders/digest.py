"""The one summary a day that each person gets: made once, whoever and however many ask for it."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import case_of
from gongkai.office.calendars.keeping import renew
from gongkai.office.calendars.moving import open_ones
from gongkai.office.reminders.audience import Audience
from gongkai.office.reminders.due import Item, Kind, items
from gongkai.office.reminders.models import Round, Sort
from gongkai.office.reminders.posting import post
from gongkai.refusal import Refusal

NAMED = 100  # applications that a digest names; the others are counted

Told = list[tuple[Item, Application]]


def remind(today: date | None = None, now: datetime | None = None) -> int:
    """Make the digests of a day, unless they are made; how many are new.

    It may be broken off and called again, and by several at once: nobody is told twice.
    """
    now = now or timezone.now()
    today = today or timezone.localdate(now)
    if Round.objects.filter(day=today).exists():
        return 0
    renew()
    told = {person: values(found) for person, found in people(today).items()}
    made = post(Sort.DIGEST, told, day=today, now=now)
    Round.objects.get_or_create(day=today)
    return made


def people(today: date) -> dict[int, Told]:
    """What each person (by id) is told on a day, the most pressing first."""
    audience = Audience(today)
    found: dict[int, Told] = defaultdict(list)
    for row, entries in open_ones():
        try:
            case = case_of(entries, row.body, row.settings)
            found_here = items(case, entries, today, settings.REMIND_DAYS)
        except Refusal:
            continue  # the journal's own commands name what cannot be read
        for item in found_here:
            for person in audience.told(row, item):
                found[person].append((item, row))
    for each in found.values():
        each.sort(key=_order)
    return found


def values(told: Told) -> dict[str, Any]:
    """A digest as it is kept: register numbers, days and counts, and nothing about a person."""
    counts: dict[str, int] = defaultdict(int)
    for item, _ in told:
        counts[item.kind.value] += 1
    named = [
        {
            "kind": item.kind.value,
            "code": row.code,
            "body": row.body.code,
            "number": str(row),
            "on": item.on.isoformat() if item.on else None,
            "left": item.left,
        }
        for item, row in told[:NAMED]
    ]
    return {"counts": counts, "items": named}


def _order(told: tuple[Item, Application]) -> tuple[object, ...]:
    item, row = told
    return ORDER[item.kind], item.on or date.max, row.body_id, row.year, row.number


ORDER = {kind: place for place, kind in enumerate(Kind)}
