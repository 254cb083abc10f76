"""The bodies as the public looks for them: all by who is above, or by a name, page by page."""

from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from gongkai.office.bodies.access import ancestors
from gongkai.office.bodies.lasting import lasting
from gongkai.office.bodies.models import Body, Supervision

PAGE = 50
LONGEST = 60  # characters of a name that are looked for


def listed(sought: str, page: str | int) -> Page[Body]:
    """A page of the bodies that stand, each with `above`, the name of the one above or None.

    Who is sought is found by any part of a name, a former one too, or by code.
    """
    return Paginator(_bodies(sought.strip()[:LONGEST]), PAGE).get_page(page)


def top() -> Body | None:
    """The body above all others, whose site this is; None before there is any."""
    first = Body.objects.filter(successors=None).order_by("pk").first()
    above = ancestors(first, timezone.localdate().year) if first else []
    return Body.objects.get(pk=above[-1]) if above else first


def _bodies(sought: str) -> QuerySet[Body]:
    year = timezone.localdate().year
    rows_above = Supervision.objects.filter(lasting(year), body=OuterRef("pk"))
    above = rows_above.order_by("-first_year")
    rows = Body.objects.filter(successors=None).annotate(
        above_id=Subquery(above.values("parent_id")[:1]),
        above_name=Subquery(above.values("parent__name")[:1]),
    )
    if sought:
        named = Q(name__icontains=sought) | Q(code__icontains=sought)
        rows = rows.filter(named | Q(names__name__icontains=sought)).distinct()
    return rows.order_by(F("above_id").asc(nulls_first=True), "code")
