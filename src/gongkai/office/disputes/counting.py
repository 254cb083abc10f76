"""Table 四 from the facts: how many disputes, by kind and result, as of a moment of recording."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from gongkai.law.disputes import Counting
from gongkai.office.disputes.models import DisputeFact
from gongkai.office.journal.versions import recorded
from gongkai.words import Dispute, DisputeResult

Cells = Mapping[tuple[Dispute, DisputeResult], int]


def table(
    bodies: Collection[int],
    year: int,
    at: datetime | None = None,
    counting: Counting | None = None,
) -> Cells:
    """The twelve cells of table 四 of a year for some bodies, in one query.

    `at` is a moment of recording, None for what is known now; `counting` decides which disputes
    belong to a year. What was decided after the year is pending in it.
    """
    rows = in_year(bodies, year, at, counting or Counting()).annotate(column=column_of(year))
    found = rows.order_by().values_list("kind", "column").annotate(n=Count("pk"))
    cells = {(kind, result): 0 for kind in Dispute for result in DisputeResult}
    for kind, result, n in found:
        cells[Dispute.of(kind), DisputeResult.of(result)] = n
    return cells


def in_year(
    bodies: Collection[int], year: int, at: datetime | None, counting: Counting
) -> QuerySet[DisputeFact]:
    """The facts that table 四 of a year counts."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    filed = Q(filed_on__lte=last)
    if counting.disputes_of_year == "filed":
        filed &= Q(filed_on__gte=first)
    alive = Q(concluded_on=None) | Q(concluded_on__gte=first)
    return DisputeFact.objects.filter(filed, alive, recorded(at), body__in=bodies)


def column_of(year: int) -> Case:
    """The column of table 四 of a year in which a fact stands."""
    ended = When(concluded_on__lte=date(year, 12, 31), then=F("result"))
    pending = Value(str(DisputeResult.PENDING))
    return Case(ended, default=pending, output_field=CharField())
