"""The figures of a report: frozen or as counted now, with what was given where none is counted."""

from collections.abc import Mapping
from datetime import date, datetime

from gongkai.annual.report import Value
from gongkai.annual.totals import parts, summed
from gongkai.office.bodies.access import descendants
from gongkai.office.bodies.models import Body
from gongkai.office.reports.counting import counted, differences, form_of
from gongkai.office.reports.folding import text_of, value_of
from gongkai.office.reports.models import Scope, YearReport
from gongkai.office.reports.sources import Span


def span_of(row: YearReport, until: datetime | None = None) -> Span:
    """What a report counts: its body, or with it all that report to it."""
    bodies = [row.body]
    if row.scope == Scope.AREA:
        bodies += Body.objects.filter(pk__in=descendants(row.body_id, row.year)).order_by("pk")
    return Span(bodies, row.year, until)


def figures(row: YearReport) -> dict[str, Value]:
    """Every cell of the report as it stands: frozen once it is, else counted now."""
    cells = frozen(row) if row.frozen_until else counted(span_of(row))
    return with_given(row, cells)


def frozen(row: YearReport) -> dict[str, Value]:
    """The figures as they were frozen."""
    return {cell: value_of(cell, text) for cell, text in row.cells.items()}


def with_given(row: YearReport, cells: Mapping[str, Value]) -> dict[str, Value]:
    """The cells with what people gave where nothing is counted, and the totals anew."""
    form = form_of(row.year)
    given = {cell: value_of(cell, told["value"]) for cell, told in row.given.items()}
    filled = {cell: given.get(cell) if value is None else value for cell, value in cells.items()}
    return summed(form, {cell: value for cell, value in filled.items() if cell not in parts(form)})


def missing(row: YearReport) -> list[str]:
    """The cells that nobody counts or gave."""
    known = parts(form_of(row.year))
    return [cell for cell, value in figures(row).items() if value is None and cell not in known]


def after_freeze(row: YearReport) -> dict[str, tuple[Value, Value]]:
    """The cells that would be counted otherwise now than when they were frozen."""
    if not row.frozen_until:
        return {}
    return differences(frozen(row), counted(span_of(row)))


def late_entries(row: YearReport) -> dict[str, tuple[Value, Value]]:
    """The cells that changed by what was recorded from the year's end to the freeze, or to now."""
    end = datetime.combine(date(row.year + 1, 1, 1), datetime.min.time()).astimezone()
    until = row.frozen_until
    return differences(counted(span_of(row, end)), counted(span_of(row, until)))


def as_pairs(cells: Mapping[str, Value]) -> tuple[str, ...]:
    """Figures as the journal keeps them."""
    return tuple(f"{cell}={text_of(value)}" for cell, value in cells.items())
