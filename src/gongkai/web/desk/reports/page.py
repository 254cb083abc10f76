"""What all pages of a report share: whose one sees, what one may do, the tabs."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.office.bodies.access import Forbidden, visible
from gongkai.office.bodies.models import Body
from gongkai.office.publications.attempting import attempt
from gongkai.office.reports.actions import SUBJECT, find
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.folding import WORKING
from gongkai.office.reports.models import Stage, YearReport
from gongkai.office.reports.rules import last_day
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of, person_of

SEE, WRITE = "list_reports", "write_report"
TABS = (
    ("tables", "表格"),
    ("text", "文字"),
    ("checkup", "体检"),
    ("way", "签发和公布"),
    ("history", "经过"),
)


def bodies_for(request: HttpRequest, action: str = SEE) -> QuerySet[Body]:
    """The bodies at whose reports the person may do this."""
    access = access_of(request)
    found = {
        pk
        for held in access.held
        for _, bodies in visible(held, action, access.on)
        for pk in bodies
    }
    return Body.objects.filter(pk__in=found)


def opened(request: HttpRequest, code: str) -> YearReport:
    """A report that they may see. Raises Refusal, as if there were none, for all others."""
    access = access_of(request)
    if not access.held or not bodies_for(request).exists():
        raise Forbidden("office-forbidden", action=SEE, person=person_of(request), body="本系统")
    row = find(code)
    if not access.may(SEE, row.body):
        raise Refusal("reports-none", report=code)
    return row


def may(request: HttpRequest, action: str, row: YearReport) -> bool:
    """Whether they may do it to the report."""
    return access_of(request).may(action, row.body)


def writes(request: HttpRequest, row: YearReport) -> bool:
    """Whether they may work on the report, and it is being worked on."""
    return may(request, WRITE, row) and Stage.of(row.stage) in WORKING and not row.published_on


def must(request: HttpRequest, action: str, row: YearReport) -> None:
    """Raises Forbidden for who may not; a try that was sent is journaled, a look is not."""
    if may(request, action, row):
        return
    if request.method == "POST":
        with attempt(row.body, action, person_of(request), of=(SUBJECT, row.code)):
            pass
    raise Forbidden("office-forbidden", action=action, person=person_of(request), body=row.body)


def names(row: YearReport) -> dict[str, str]:
    """What each cell and each section of the report is called."""
    form = form_of(row.year)
    sections = {each.id: each.label for each in form.sections}
    return sections | {
        cell: f"{at.row.label}（{at.column.label}）" for cell, at in form.cells.items()
    }


def place_of(row: YearReport, place: str) -> str:
    """The address at which a cell or a section is put right."""
    if place in form_of(row.year).cells:
        return reverse("desk:reports:cell", args=[row.code, place])
    return reverse("desk:reports:text", args=[row.code]) + f"#{place}"


def days_left(row: YearReport, today: date) -> int | None:
    """How many days are left to publish it, less than 0 afterwards; None once it is published."""
    return None if row.published_on else (last_day(row.year) - today).days


def show(
    request: HttpRequest,
    template: str,
    row: YearReport,
    context: Mapping[str, object],
    status: int = 200,
) -> HttpResponse:
    """A page of a report with its tabs, its stage and its remarks."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    tabs = [
        (label, reverse(f"desk:reports:{name}", args=[row.code]), name == here)
        for name, label in TABS
    ]
    called = names(row)
    known = {
        "row": row,
        "tabs": tabs,
        "here": here,
        "left": days_left(row, timezone.localdate()),
        "due": last_day(row.year),
        "writes": writes(request, row),
        "pins": [(called.get(p, p), place_of(row, p), said) for p, said in row.pins],
    }
    return render(request, f"desk/reports/{template}.html", {**known, **context}, status=status)
