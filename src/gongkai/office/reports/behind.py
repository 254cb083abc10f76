"""What lies behind a cell: the cases, documents, figures or disputes that it counts."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from gongkai.annual.form import Wanted
from gongkai.annual.totals import leaves
from gongkai.office.applications.models import Application
from gongkai.office.disputes.models import Dispute
from gongkai.office.publications.counting import decisions_behind, documents_behind_all
from gongkai.office.publications.words import DocumentKind, FigureKind
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.sources import Span, disputes, facts
from gongkai.refusal import Refusal


def behind(span: Span, cell: str) -> QuerySet[Any]:
    """The rows that a cell counts; of a total, those of all that it is the sum of.

    Raises Refusal for a cell that the form does not have, or does not count.
    """
    form = form_of(span.year)
    found = leaves(form, cell) if cell in form.cells else []
    wanted = [form.wanted[leaf] for leaf in found if leaf in form.wanted]
    if not wanted:
        raise Refusal("reports-no-cell", cell=cell)
    return LISTS[wanted[0].source](span, wanted)


def any_of(wanted: Iterable[Wanted]) -> Q:
    """The facts that one of these counts.

    The parts of a total that name the same sides are all that these sides allow, so that they are
    asked for side by side, not one by one.
    """
    sides: dict[frozenset[str], dict[str, set[str]]] = {}
    for each in wanted:
        group = sides.setdefault(frozenset(each.where), {})
        for side, values in each.where.items():
            group.setdefault(side, set()).update(values)
    found = Q(pk__in=[])
    for group in sides.values():
        found |= Q(**{f"{side}__in": sorted(values) for side, values in group.items()})
    return found


def _applications(span: Span, wanted: list[Wanted]) -> QuerySet[Any]:
    found = facts(span).filter(any_of(wanted)).values("application")
    rows = Application.objects.filter(pk__in=found).select_related("merged_into")
    return rows.prefetch_related("body").order_by("received_on", "pk")


def _documents(span: Span, wanted: list[Wanted]) -> QuerySet[Any]:
    rows = [
        documents_behind_all(span.bodies, span.year, DocumentKind.of(kind), measure, span.until)
        for kind, measure in _kinds(wanted, DocumentKind)
    ]
    return reduce(or_, rows)


def _figures(span: Span, wanted: list[Wanted]) -> QuerySet[Any]:
    rows = [
        decisions_behind(span.bodies, span.year, FigureKind.of(kind), span.until)
        for kind, _ in _kinds(wanted, FigureKind)
    ]
    return reduce(or_, rows)


def _kinds(wanted: list[Wanted], every: Iterable[str]) -> list[tuple[str, str]]:
    """Each kind that is counted, with the measure."""
    kinds = ((kind, each.measure) for each in wanted for kind in each.where.get("kind", every))
    return list(dict.fromkeys(kinds))


def _disputes(span: Span, wanted: list[Wanted]) -> QuerySet[Any]:
    found = disputes(span).filter(any_of(wanted)).values("dispute")
    return Dispute.objects.filter(pk__in=found).order_by("filed_on", "pk")


LISTS = {
    "applications": _applications,
    "documents": _documents,
    "figures": _figures,
    "disputes": _disputes,
}


def cells_of(row: Application, span: Span) -> list[str]:
    """The cells in which an application stands in a year, totals left out."""
    known = facts(span).filter(application=row)
    sides = ("received", "concluded", "outcome", "applicant_class")
    fact = known.values(*sides).first()
    if fact is None:
        return []
    return [
        cell
        for cell, wanted in form_of(span.year).wanted.items()
        if wanted.source == "applications"
        and all(fact[side] in values for side, values in wanted.where.items())
    ]
