"""Which reports there are, how far each is, and beginning one."""

from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.reports.actions import begin
from gongkai.office.reports.checkup import checkup
from gongkai.office.reports.models import Scope, YearReport
from gongkai.office.reports.rules import last_day
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of, desk, person_of
from gongkai.web.desk.reports.page import SEE, WRITE, bodies_for, days_left
from gongkai.web.saying import sentence

ROWS = 10  # bodies on a page: each frozen report is gone through for its faults
YEARS = 6


class Line(NamedTuple):
    """A body with its report of the year, if one was begun, and how that stands."""

    body: Body
    row: YearReport | None
    faults: int | None
    left: int | None
    begins: bool


@require_http_methods(["GET", "POST"])
@desk
def listed(request: HttpRequest) -> HttpResponse:
    """The bodies that the person may see, each with its report of a year."""
    seen = bodies_for(request)
    if not seen.exists():
        raise Forbidden("office-forbidden", action=SEE, person=person_of(request), body="本系统")
    refusal = ""
    if request.method == "POST":
        try:
            return _begun(request)
        except Forbidden:
            raise
        except Refusal as why:
            refusal = sentence(why)
    year = _year(request)
    own = {held.body_id for held in access_of(request).held}
    pages = Paginator(sorted(seen, key=lambda b: (b.pk not in own, b.name)), ROWS)
    page = pages.get_page(request.GET.get("page"))
    this = timezone.localdate().year
    context = {
        "lines": _lines(request, list(page), year),
        "page": page,
        "year": year,
        "years": range(this, this - YEARS, -1),
        "last": last_day(year),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "desk/reports/list.html", context, status=status)


def _begun(request: HttpRequest) -> HttpResponse:
    code, asked = request.POST.get("body", ""), request.POST.get("scope", "own")
    body = bodies_for(request).filter(code=code).first()
    if body is None:
        raise Refusal("office-no-body", body=code)
    scope = Scope.of(asked) if asked in set(Scope) else Scope.OWN
    row = begin(body, _year(request), person_of(request), scope=scope)
    messages.success(request, f"已开始编制：{row}。")
    return redirect("desk:reports:tables", row.code)


def _year(request: HttpRequest) -> int:
    """The year asked for; the last one that is over, if none is."""
    asked = request.POST.get("year") or request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and len(asked) == 4:
        return int(asked)
    return timezone.localdate().year - 1


def _lines(request: HttpRequest, bodies: list[Body], year: int) -> list[Line]:
    rows = YearReport.objects.filter(body__in=bodies, year=year).select_related("body")
    found: dict[int, list[YearReport]] = {}
    for each in rows.order_by("scope", "-version"):
        kept = found.setdefault(each.body_id, [])
        if each.scope not in {k.scope for k in kept}:
            kept.append(each)
    may = set(bodies_for(request, WRITE).filter(pk__in=[b.pk for b in bodies]).values_list("pk"))
    today = timezone.localdate()
    lines = []
    for body in bodies:
        begins = (body.pk,) in may and year < today.year
        lines += [
            Line(body, row, _faults(row), days_left(row, today), begins=False)
            for row in found.get(body.pk, ())
        ]
        if not found.get(body.pk):
            left = (last_day(year) - today).days
            lines.append(Line(body, None, None, left, begins))
    return lines


def _faults(row: YearReport) -> int | None:
    """How many faults a frozen report has; what is still being counted is not judged."""
    if not row.frozen_until:
        return None
    found = checkup(row, timezone.localdate())
    return sum(fault.level != "note" and not fault.explained for fault in found)
