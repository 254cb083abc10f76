"""What was imported, of all bodies that one sees."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.office.reports.importing import ACTION
from gongkai.office.reports.previous import standing
from gongkai.office.reports.reaching import bodies
from gongkai.office.reports.reaching import listed as all_listed
from gongkai.web.desk.guard import access_of, desk
from gongkai.web.desk.publications.page import paged, query_of

LONGEST = 60  # characters that are looked for


@require_safe
@desk
def listed(request: HttpRequest) -> HttpResponse:
    """The imports, narrowed by a name or a year, page by page."""
    access = access_of(request)
    rows = all_listed(access)
    sought, year = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("year", "")
    if sought:
        rows = rows.filter(Q(body__name__icontains=sought) | Q(name__icontains=sought))
    if year.isascii() and year.isdigit() and len(year) == 4:
        rows = rows.filter(year=int(year))
    page = paged(request, rows)
    context = {
        "page": page,
        "current": standing(all_listed(access).filter(body__in={row.body_id for row in page})),
        "sought": sought,
        "year": year,
        "query": query_of(request),
        "may_import": bool(bodies(access, ACTION)),
    }
    return render(request, "desk/past/list.html", context)
