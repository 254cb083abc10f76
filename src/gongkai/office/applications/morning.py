"""What somebody should see first in the morning: late, due soon, my step, others' turn, news."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet

from gongkai.law.case.state import Stage
from gongkai.office.applications.awaiting import mine
from gongkai.office.applications.lines import SOON
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import SUBJECT
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.policies import calendar_from
from gongkai.office.journal.models import Entry

MOST = 12  # applications in a group; the register shows the rest
LOOKED_AT = 200  # of the newest entries, however long somebody was away
LOOKS = ("application.read", "application.refused")  # change nothing


class Group(NamedTuple):
    """Some applications, the most urgent first; `more` says that the register has others."""

    id: str
    rows: Sequence[Application]
    more: bool


class Change(NamedTuple):
    """An application of which others have recorded something since a moment."""

    row: Application
    at: datetime


def groups(seen: QuerySet[Application], access: Access, today: date) -> list[Group]:
    """The four groups; the same application may wait for me and be late."""
    open_ = seen.filter(concluded_on=None, merged_into=None)
    running = open_.filter(stage=Stage.OPEN)
    here = Q(waiting_until=None) | Q(waiting_until__lt=today)
    soon = calendar_from({}).after(today, SOON)
    others = Q(stage__in=[Stage.SUPPLEMENT, Stage.PAYMENT]) | Q(waiting_until__gte=today)
    return [
        _group("overdue", running.filter(here, due_on__lt=today).order_by("due_on", "pk")),
        _group(
            "soon",
            running.filter(here, due_on__range=(today, soon)).order_by("due_on", "pk"),
        ),
        _group("mine", seen.filter(mine(access, today)).order_by("due_on", "pk")),
        _group("others", open_.filter(others).order_by("lapse_on", "waiting_until", "pk")),
    ]


def _group(id: str, rows: QuerySet[Application]) -> Group:
    found = list(rows[: MOST + 1])
    return Group(id, found[:MOST], len(found) > MOST)


def changed(seen: QuerySet[Application], access: Access, since: datetime) -> list[Change]:
    """The applications to which something happened since, by others, the newest first."""
    bodies = {held.body_id for held in access.held}
    news = Entry.objects.filter(body_id__in=bodies, subject_kind=SUBJECT, recorded_at__gt=since)
    others = news.exclude(by=access.person).exclude(kind__in=LOOKS).order_by("-recorded_at")
    last: dict[str, datetime] = {}
    for code, at in others.values_list("subject", "recorded_at")[:LOOKED_AT]:
        last.setdefault(code, at)
    rows = {row.code: row for row in seen.filter(code__in=last)}
    found = [Change(rows[code], at) for code, at in last.items() if code in rows]
    return found[:MOST]
