"""Disputes as lists: filtered, page after page, and what is due in the morning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from django.db.models import Case, DateField, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Least

from gongkai.office.applications.lines import Line
from gongkai.office.bodies.access import Access
from gongkai.office.disputes.lines import SOON, of_row
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.reading import seen_by
from gongkai.words import Word

FAR: Final = Value(date.max, output_field=DateField())
MOST = 12  # disputes in the morning; the list shows the rest


class Group(Word):
    """What disputes have in common on a day, as a clerk sorts them."""

    DUE = "due", "要办的"
    OPEN = "open", "在审"
    CONCLUDED = "concluded", "已审结"
    STRUCK = "struck", "误登记"


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; what is empty narrows nothing. `body` is a code."""

    body: str = ""
    year: int | None = None
    kind: str = ""
    group: Group | None = None
    result: str = ""
    text: str = ""

    def condition(self, access: Access) -> Q:
        """The condition on a row."""
        given = {"body__code": self.body, "kind": self.kind, "result": self.result}
        wanted = Q(**{name: value for name, value in given.items() if value})
        if self.year:
            wanted &= Q(filed_on__year=self.year)
        if self.group:
            wanted &= of_group(self.group, access)
        if self.text:
            wanted &= Q(case_number__icontains=self.text) | Q(organ__icontains=self.text)
        return wanted


NOTHING: Final = Filters()


class Page(NamedTuple):
    """Disputes in order; `before` is what to ask with for more, None at the end."""

    rows: list[Dispute]
    before: int | None


class Due(NamedTuple):
    """A dispute for which something is to be done, and what."""

    row: Dispute
    line: Line


def listed(
    access: Access, filters: Filters = NOTHING, before: int | None = None, limit: int = 50
) -> Page:
    """A page of what a person may list, the newest first; `before` is that of the page before."""
    rows = seen_by(access).filter(filters.condition(access)).order_by("-pk")
    if before:
        rows = rows.filter(pk__lt=before)
    page = list(rows[: limit + 1])
    return Page(page[:limit], page[limit - 1].pk if len(page) > limit else None)


def due(access: Access, most: int = MOST) -> Sequence[Due]:
    """What is late or due within a week among what a person may see, the most urgent first."""
    rows = _urgent(seen_by(access).filter(of_group(Group.DUE, access)), access.on)[:most]
    return [Due(row, of_row(row, access.on)) for row in rows]


def _urgent(rows: QuerySet[Dispute], on: date) -> QuerySet[Dispute]:
    """By the day that comes first; an order without a day by that of the decision."""
    ordered = Case(When(to_carry_out=True, then=Coalesce("order_due", "ruled_on")), default=FAR)
    hearing = Case(When(hearing_on__gte=on, then=F("hearing_on")), default=FAR)
    return rows.order_by(Least(Coalesce("due_on", FAR), ordered, hearing), "pk")


def of_group(group: Group, access: Access) -> Q:
    """The condition on a row that it belongs to a group on a person's day."""
    on, last = access.on, access.on + timedelta(days=SOON)
    match group:
        case Group.DUE:
            papers = Q(open=True, due_on__lte=last)
            hearing = Q(open=True, hearing_on__gte=on, hearing_on__lte=last)
            ordered = Q(to_carry_out=True) & (Q(order_due=None) | Q(order_due__lte=last))
            return Q(struck=False) & (papers | hearing | ordered)
        case Group.OPEN:
            return Q(open=True)
        case Group.CONCLUDED:
            return Q(open=False, struck=False)
    return Q(struck=True)
