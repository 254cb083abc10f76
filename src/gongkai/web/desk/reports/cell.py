"""A figure of the report: how it is counted, what it counts, and what can be done about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.annual.totals import leaves
from gongkai.office.applications.models import Application
from gongkai.office.disputes.models import Dispute
from gongkai.office.publications.models import Document, Slip
from gongkai.office.publications.words import FigureKind, SlipState
from gongkai.office.reports.actions import explain, give
from gongkai.office.reports.behind import behind
from gongkai.office.reports.counting import counted, form_of
from gongkai.office.reports.document import values
from gongkai.office.reports.figures import frozen, span_of
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.wording import how
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of, desk, person_of
from gongkai.web.desk.reports.page import WRITE, may, must, names, opened, show
from gongkai.web.desk.reports.tables import from_last
from gongkai.web.saying import sentence

ROWS = 30


class Behind(NamedTuple):
    """A row behind a figure: where it opens ("" for who may not), and what is told of it."""

    address: str
    name: str
    told: tuple[str, ...]


@require_http_methods(["GET", "POST"])
@desk
def cell(request: HttpRequest, report: str, cell: str) -> HttpResponse:
    """The page; sent, a figure is entered or a difference explained."""
    row = opened(request, report)
    if cell not in form_of(row.year).cells:
        raise Refusal("reports-no-cell", cell=cell)
    if request.method == "GET":
        return _page(request, row, cell, request.GET)
    must(request, WRITE, row)
    try:
        _done(request, row, cell)
    except Refusal as refusal:
        return _page(request, row, cell, request.POST, sentence(refusal))
    return redirect("desk:reports:cell", row.code, cell)


def _done(request: HttpRequest, row: YearReport, cell: str) -> None:
    typed = request.POST
    if "explain" in typed:
        explain(row.code, person_of(request), cell, typed.get("reason", ""))
        messages.success(request, "已写明原因。")
    else:
        give(row.code, person_of(request), cell, typed.get("value", ""), typed.get("giver", ""))
        messages.success(request, "已填报。")


def _page(
    request: HttpRequest, row: YearReport, cell: str, typed: Mapping[str, str], refusal: str = ""
) -> HttpResponse:
    form = form_of(row.year)
    known, now = values(row), counted(span_of(row))
    was = frozen(row).get(cell) if row.frozen_until else now[cell]
    wanted = [form.wanted[leaf] for leaf in leaves(form, cell)]
    rows = behind(span_of(row, row.frozen_until), cell)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    # What a figure stands for that is given and not counted: one may be asked for, or entered.
    open_ = was is None and len(wanted) == 1
    context = {
        "cell": cell,
        "at": form.cells[cell],
        "name": names(row)[cell],
        "value": known[cell],
        "given": row.given.get(cell),
        "now": now[cell],
        "moved": bool(row.frozen_until) and now[cell] != was,
        "how": how(wanted, row.year, row.frozen_until),
        "last": next((each for each in from_last(row, known) if each.cell == cell), None),
        "reason": row.explained.get(cell, ""),
        "page": page,
        "behind": [_behind(request, each) for each in page],
        "open": open_,
        "register": _register(request, row, cell) if open_ else None,
        "typed": typed,
        "refusal": refusal,
    }
    return show(request, "cell", row, context, 409 if refusal else 200)


def _register(request: HttpRequest, row: YearReport, cell: str) -> dict[str, Any] | None:
    """Where the figure can be asked for or entered: the slips that are open, and the forms."""
    wanted = form_of(row.year).wanted[cell]
    kind = wanted.where["kind"][0]
    query = f"?body={row.body.code}&year={row.year}&kind={kind}"
    if wanted.source != "figures":
        return {"list": reverse("desk:publications:list", args=["documents"]) + query}
    query += f"&first_on={date(row.year, 1, 1)}&last_on={date(row.year, 12, 31)}"
    slips = Slip.objects.filter(
        body=row.body, kind=FigureKind.of(kind), state=SlipState.OPEN, first_on__year=row.year
    )
    found: dict[str, Any] = {
        "slips": [(reverse("desk:publications:row", args=["slips", s.code]), s) for s in slips]
    }
    if may(request, "ask_figure", row):
        found["ask"] = reverse("desk:publications:new", args=["slips"]) + query
        found["enter"] = reverse("desk:publications:new", args=["decisions"]) + query
    return found


def _behind(request: HttpRequest, each: Any) -> Behind:  # noqa: ANN401
    if isinstance(each, Application):
        seen = access_of(request).may("show", each.body, each.section)
        address = reverse("desk:case", args=[each.code]) if seen else ""
        outcome = each.get_outcome_display() if each.outcome else "没有办结"
        told = (_day(each.received_on), each.get_applicant_class_display(), outcome)
        return Behind(address, str(each), (*told, _day(each.concluded_on)))
    if isinstance(each, Dispute):
        seen = access_of(request).may("list_disputes", each.body)
        address = reverse("desk:dispute", args=[each.code]) if seen else ""
        return Behind(address, str(each), (_day(each.filed_on), each.get_kind_display(), "", ""))
    kind = "documents" if isinstance(each, Document) else "decisions"
    seen = access_of(request).may("list_publications", each.body)
    address = reverse("desk:publications:row", args=[kind, each.code]) if seen else ""
    if isinstance(each, Document):
        told = (_day(each.dated_on), each.document_number, each.get_validity_display())
        return Behind(address, each.title, (*told, _day(each.ended_on)))
    amount = f"{each.amount}{each.get_unit_display()}"
    period = (_day(each.first_on), f"{each.section} {each.giver}".strip(), amount)
    return Behind(address, str(each), (*period, _day(each.last_on)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
