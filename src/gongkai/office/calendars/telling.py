"""Those who handle an application are told when its days are put elsewhere."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.office.calendars.models import Arrangement
from gongkai.office.calendars.moving import Forecast, Shift
from gongkai.office.reminders.audience import Audience
from gongkai.office.reminders.models import Sort
from gongkai.office.reminders.posting import post

NAMED = 100  # limits that a notice names; the others are counted


def tell_handlers(row: Arrangement, found: Forecast, today: date) -> None:
    """One notice to each: where days come sooner, the heads of the disclosure office too."""
    audience = Audience(today)
    of: dict[int, list[Shift]] = defaultdict(list)
    for shift in found.shifts:
        people = audience.handling(shift.row)
        if shift.earlier or not people:
            people = people | audience.heads(shift.row)
        for person in people:
            of[person].append(shift)
    told = {person: _values(row, shifts) for person, shifts in of.items()}
    post(Sort.CALENDAR, told, day=today, now=timezone.now(), mark=row.code)


def _values(row: Arrangement, shifts: list[Shift]) -> dict[str, Any]:
    return {
        "year": row.year,
        "source": row.source,
        "count": len(shifts),
        "earlier": sum(each.earlier for each in shifts),
        "items": [_line(each) for each in shifts[:NAMED]],
    }


def _line(shift: Shift) -> dict[str, Any]:
    return {
        "code": shift.row.code,
        "body": shift.row.body.code,
        "number": str(shift.row),
        "limit": shift.limit.partition(":")[0],
        "before": shift.before.isoformat() if shift.before else None,
        "after": shift.after.isoformat() if shift.after else None,
        "earlier": shift.earlier,
    }
