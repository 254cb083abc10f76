"""The morning page: what is late, what is due, what waits for me, what changed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.applications.lines import Line, of_row
from gongkai.office.applications.listing import Group
from gongkai.office.applications.models import Application
from gongkai.office.applications.morning import changed, groups
from gongkai.office.applications.naming import titles_for
from gongkai.office.bodies.models import Person
from gongkai.office.disputes.listing import due
from gongkai.web.desk.guard import access_of, desk, person_of
from gongkai.web.desk.models import Visit

AGAIN = timedelta(minutes=30)  # looked at again within this, it is the same visit
CODE = "code"
FIRST = timedelta(days=7)  # what is news to somebody who was never here

HEADINGS = {
    Group.OVERDUE: ("已经逾期", "", "没有逾期的申请。", "全部逾期的"),
    Group.SOON: ("一周内到期", "五个工作日以内", "一周内没有到期的申请。", "全部一周内到期的"),
    Group.MINE: ("等我办的", "", "没有等您办的事。", "全部等我办的"),
    Group.WAITING: ("等别人的", "补正、缴费、征求意见", "没有在等别人的申请。", "全部等别人的"),
}


class Item(NamedTuple):
    """An application as a list shows it."""

    row: Application
    title: str
    line: Line

    @property
    def url(self) -> str:
        """The address of its page; of hundreds on a page, so that the pattern is looked up once."""
        before, after = _around()
        return f"{before}{self.row.code}{after}"


@cache
def _around() -> tuple[str, str]:
    """What stands before and after the code in the address of an application's page."""
    before, _, after = reverse("desk:case", args=[CODE]).rpartition(CODE)
    return before, after


@require_safe
@desk
def morning(request: HttpRequest) -> HttpResponse:
    """What somebody should see in ten seconds."""
    person, access, today = person_of(request), access_of(request), timezone.localdate()
    since = _since(person)
    found, news = groups(access), changed(access, since)
    rows = [row for group in found for row in group.rows] + [each.row for each in news]
    known = {item.row.pk: item for item in items(request, rows)}
    sections = [
        {
            "id": group.kind,
            "heading": HEADINGS[group.kind][0],
            "note": HEADINGS[group.kind][1],
            "nothing": HEADINGS[group.kind][2],
            "all": HEADINGS[group.kind][3],
            "items": [known[row.pk] for row in group.rows],
            "more": group.more,
        }
        for group in found
    ]
    told = [(known[each.row.pk], each.at) for each in news]
    shown = {
        "sections": sections,
        "disputes": due(access),
        "news": told,
        "since": since,
        "today": today,
    }
    return render(request, "desk/morning.html", shown)


def items(request: HttpRequest, rows: Iterable[Application]) -> list[Item]:
    """Rows with their lines, and their titles for who may know them."""
    rows, access, today = list(rows), access_of(request), timezone.localdate()
    known = titles_for(access, rows)
    return [Item(row, known.get(row.code, ""), of_row(row, today)) for row in rows]


def _since(person: Person) -> datetime:
    """The visit before this one, which is noted."""
    now = timezone.now()
    visit, first = Visit.objects.get_or_create(person=person, defaults={"last": now})
    if not first and now - visit.last > AGAIN:
        visit.last, visit.before = now, visit.last
        visit.save(update_fields=["last", "before"])
    return visit.before or now - FIRST
