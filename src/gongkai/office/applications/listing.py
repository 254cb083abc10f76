"""The register as lists: filtered, page after page, and what is urgent, counted.

What is under way is a small part of the register and has indexes of its own; of the rest a page is
read from the newest on, so that a page costs the same however long the register grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from gongkai.law.calendar import state_council
from gongkai.office.applications.awaiting import mine
from gongkai.office.applications.lines import SOON
from gongkai.office.applications.models import UNDER_WAY, Application
from gongkai.office.applications.scopes import MANY, scopes, within
from gongkai.office.applications.steps import Step
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Body, Person
from gongkai.office.search.asking import Scope
from gongkai.words import Word

SEVERAL: Final = 2  # places: of one alone an index has the rows in order


class Group(Word):
    """What applications have in common on a day, as a clerk sorts them."""

    OVERDUE = "overdue", "逾期未答复"
    SOON = "soon", "即将到期"
    MINE = "mine", "等我办的"
    WAITING = "waiting", "等待他人"
    LAPSED = "lapsed", "等待已到期"
    OPEN = "open", "在办"
    CONCLUDED = "concluded", "已办结"


BY_DUE: Final = frozenset({Group.OVERDUE, Group.SOON})


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; what is empty narrows nothing.

    `body` is a code; `within` are the working days in which what is `SOON` falls due.
    """

    body: str = ""
    year: int | None = None
    group: Group | None = None
    channel: str = ""
    applicant_class: str = ""
    outcome: str = ""
    section: str = ""
    within: int = SOON

    def body_pk(self) -> int | None:
        """The body, None where all are wanted; one that does not exist is nobody's."""
        if not self.body:
            return None
        found = Body.objects.filter(code=self.body).values_list("pk", flat=True).first()
        return found or 0

    def condition(self, access: Access) -> Q:
        """The condition on a row, but for the body."""
        names = ("year", "channel", "applicant_class", "outcome", "section")
        given = {name: value for name in names if (value := getattr(self, name)) not in ("", None)}
        wanted = Q(**given)
        return wanted & of_group(self.group, access, self.within) if self.group else wanted


NOTHING: Final = Filters()


class Page(NamedTuple):
    """Applications in order; `before` is what to ask with for more, None at the end."""

    rows: list[Application]
    before: int | None


class Counts(NamedTuple):
    """How much is urgent on a day: past its day, due within a week, waiting for somebody else.

    `lapsed` is what was waited for in vain and is for the body to decide; `open` is all.
    """

    overdue: int
    soon: int
    waiting: int
    lapsed: int
    open: int


def listed(
    person: Person,
    on: date,
    filters: Filters = NOTHING,
    before: int | None = None,
    limit: int = 50,
    access: Access | None = None,
) -> Page:
    """A page of what a person may list: the newest first, what falls due by its day.

    `before` is that of the page before; `access` that of the person on the day, where it was looked
    up already. The number of queries does not depend on what there is.
    """
    access = access or Access(person, on)
    places = scopes(access, "list", filters.body_pk())
    under_way = filters.group not in (None, Group.CONCLUDED)
    rows = within(places, apart=under_way).filter(filters.condition(access))
    if filters.group in BY_DUE:
        rows = _after(rows, before).order_by("due_on", "pk")
    else:
        rows = (rows.filter(pk__lt=before) if before else rows).order_by("-pk")
        if not under_way:
            rows = _from(rows, places, filters.condition(access), before, limit)
    return paged(rows, limit)


def _from(
    rows: QuerySet[Application], places: Sequence[Scope], wanted: Q, before: int | None, limit: int
) -> QuerySet[Application]:
    """The same page of several bodies, found without sorting all that they have.

    Where a body alone fills the page from a row on, nothing older than that row is on it.
    """
    bodies = [each.body for each in places if each.section is None]
    if len(places) < SEVERAL or not 0 < len(bodies) <= MANY:
        return rows
    own = Application.objects.filter(wanted, body=OuterRef("pk")).order_by("-pk")
    own = own.filter(pk__lt=before) if before else own
    last = Subquery(own.values("pk")[limit : limit + 1])
    found = Body.objects.filter(pk__in=bodies).annotate(last=last).order_by()
    lasts = [each for each in found.values_list("last", flat=True) if each is not None]
    return rows.filter(pk__gte=max(lasts)) if lasts else rows


def paged(rows: QuerySet[Application], limit: int) -> Page:
    """The first page of rows in order, and whether there is more."""
    page = list(rows[: limit + 1])
    return Page(page[:limit], page[limit - 1].pk if len(page) > limit else None)


def counts(person: Person, on: date, body: str = "") -> Counts:
    """What is urgent among what a person may list, counted from what is under way."""
    access = Access(person, on)
    places = scopes(access, "list", Filters(body=body).body_pk())
    groups = (Group.OVERDUE, Group.SOON, Group.WAITING, Group.LAPSED, Group.OPEN)
    found = (
        within(places, apart=True)
        .filter(UNDER_WAY)
        .aggregate(
            **{f"n_{group}": Count("pk", filter=of_group(group, access)) for group in groups}
        )
    )
    return Counts(*(found[f"n_{group}"] for group in groups))


def of_group(group: Group, access: Access, days: int = SOON) -> Q:
    """The condition on a row that it belongs to a group at the end of a person's day.

    What is due soon if nothing more happens counts as that even if somebody else is waited for:
    reasons stop no clock, and a party that is asked may stay silent. By the working days of the
    whole country, since a list has bodies of several regions.
    """
    on = access.on
    last = state_council().after(on, days)
    match group:
        case Group.CONCLUDED:
            return Q(concluded_on__isnull=False)
        case Group.MINE:
            return mine(access)
        case Group.OVERDUE:
            return UNDER_WAY & Q(due_on__lt=on)
        case Group.SOON:
            return UNDER_WAY & Q(due_on__gte=on, due_on__lte=last)
        case Group.WAITING:
            asking = Q(waiting_until__gte=on) | Q(step=Step.FINDING)
            return UNDER_WAY & (Q(lapse_on__gte=on) | (asking & Q(due_on__gt=last)))
        case Group.LAPSED:
            return UNDER_WAY & Q(lapse_on__lt=on)
    return UNDER_WAY


def _after(rows: QuerySet[Application], before: int | None) -> QuerySet[Application]:
    """Those that fall due after the last one of the page before, or with it and were later."""
    last = Application.objects.filter(pk=before or 0).values_list("due_on", flat=True).first()
    if last is None:
        return rows
    return rows.filter(Q(due_on__gte=last), Q(due_on__gt=last) | Q(pk__gt=before or 0))
