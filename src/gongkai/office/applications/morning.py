"""What somebody should see first in the morning: late, due soon, my step, others' turn, news."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from gongkai.office.applications.listing import Group as Kind
from gongkai.office.applications.listing import of_group
from gongkai.office.applications.models import Application
from gongkai.office.applications.reading import seen_by
from gongkai.office.applications.telling import SUBJECT
from gongkai.office.bodies.access import Access
from gongkai.office.journal.models import Entry

MOST = 12  # applications in a group; the register shows the rest
LOOKED_AT = 200  # of the newest entries, however long somebody was away
LOOKS = ("application.read", "application.refused")  # change nothing


class Group(NamedTuple):
    """Some applications, the most urgent first; `more` says that the register has others."""

    kind: Kind
    rows: Sequence[Application]
    more: bool


class Change(NamedTuple):
    """An application of which others have recorded something since a moment."""

    row: Application
    at: datetime


def groups(access: Access) -> list[Group]:
    """What is late, what is due, what waits for me, what is waited for; the same may be in two."""
    seen = seen_by(access, apart=True)
    return [
        _group(Kind.OVERDUE, seen.filter(of_group(Kind.OVERDUE, access)), "due_on"),
        _group(Kind.SOON, seen.filter(of_group(Kind.SOON, access)), "due_on"),
        _group(Kind.MINE, seen.filter(of_group(Kind.MINE, access)), "due_on"),
        _group(Kind.WAITING, seen.filter(of_group(Kind.WAITING, access)), "lapse_on"),
    ]


def _group(kind: Kind, rows: QuerySet[Application], by: str) -> Group:
    found = list(rows.order_by(by, "pk")[: MOST + 1])
    return Group(kind, found[:MOST], len(found) > MOST)


def changed(access: Access, since: datetime) -> list[Change]:
    """The applications to which something happened since, by others, the newest first."""
    bodies = {held.body_id for held in access.held}
    news = Entry.objects.filter(body_id__in=bodies, subject_kind=SUBJECT, recorded_at__gt=since)
    others = news.exclude(by=access.person).exclude(kind__in=LOOKS).order_by("-recorded_at")
    last: dict[str, datetime] = {}
    for code, at in others.values_list("subject", "recorded_at")[:LOOKED_AT]:
        last.setdefault(code, at)
    rows = {row.code: row for row in seen_by(access).filter(code__in=last)}
    found = [Change(rows[code], at) for code, at in last.items() if code in rows]
    return found[:MOST]
