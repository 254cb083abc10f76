"""The cells of annual reports in which an application stands, for the page of the case."""

from typing import Any, NamedTuple

from django import template

from gongkai.office.applications.models import Application
from gongkai.office.reports.behind import cells_of
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.models import Scope, YearReport
from gongkai.office.reports.sources import Span
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of
from gongkai.web.desk.reports.page import SEE

register = template.Library()
MOST = 3  # years of a case that lies long


class InYear(NamedTuple):
    """A year, the report of it if one was begun, and the cells: their ids, tables and names."""

    year: int
    report: YearReport | None
    cells: list[tuple[str, str, str]]


@register.simple_tag(takes_context=True)
def reported(context: Any, row: Application) -> list[InYear]:  # noqa: ANN401
    """The years in whose report the application is counted, the newest first."""
    access = access_of(context["request"])
    if not access.may(SEE, row.body):
        return []
    last = (row.concluded_on or access.on).year
    years = range(last, max(row.received_on.year, last - MOST + 1) - 1, -1)
    rows = YearReport.objects.filter(body=row.body_id, year__in=years, scope=Scope.OWN)
    begun = {each.year: each for each in rows.order_by("version")}
    found = [_in_year(row, year, begun.get(year)) for year in years]
    return [each for each in found if each.cells]


def _in_year(row: Application, year: int, report: YearReport | None) -> InYear:
    try:
        form = form_of(year)
    except Refusal:  # no form counts that year
        return InYear(year, report, [])
    span = Span([row.body], year, report.frozen_until if report else None)
    cells = []
    for cell in cells_of(row, span):
        at = form.cells[cell]
        cells.append((cell, at.table.label, f"{at.row.label}（{at.column.label}）"))
    return InYear(year, report, cells)
