"""Counting for the report: what happened in a year, as it was recorded until a moment.

Each count is one GROUP BY over the facts; beside it stands the list of what it counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth

from gongkai.law.catalogue import Validity
from gongkai.office.bodies.models import Body
from gongkai.office.journal.versions import recorded
from gongkai.office.publications.amounts import ten_thousand_yuan
from gongkai.office.publications.folding import BETWEEN
from gongkai.office.publications.models import (
    DecisionFact,
    Document,
    DocumentFact,
    Figure,
    Publication,
    PublicationFact,
)
from gongkai.office.publications.rules import DATED, DEFAULT, Rules, rules_of
from gongkai.office.publications.words import DocumentKind, FigureKind

DATES = ("dated_on", "published_on")
AMENDMENT = Q(how=Validity.AMENDED)


class DocumentCount(NamedTuple):
    """The cells of table 二 for one kind of document, and what they leave unsaid."""

    issued: int = 0
    repealed: int = 0
    in_force: int = 0
    amended: int = 0
    expired: int = 0

    def plus(self, other: "DocumentCount") -> "DocumentCount":
        """Both together."""
        return DocumentCount(*(a + b for a, b in zip(self, other, strict=True)))


class DecisionCount(NamedTuple):
    """A sum of figures, in pieces or in 万元, and how many figures it is the sum of."""

    value: int | Decimal
    figures: int


class PublicationCount(NamedTuple):
    """How many publications agree in all of these; `adopted_by` names media, joined by 、."""

    outlet: str
    head: str
    form: str
    topic: str
    month: int
    adopted_by: str
    number: int


@dataclass(frozen=True)
class Publications:
    """Counts of publications, to be summed by any of their sides."""

    rows: tuple[PublicationCount, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(row.number for row in self.rows)

    @property
    def adopted(self) -> int:
        """Those that some medium took over, each once."""
        return sum(row.number for row in self.rows if row.adopted_by)

    def by(self, side: str) -> dict[Any, int]:
        """How many by outlet, head, form, topic or month."""
        found: Counter[Any] = Counter()
        for row in self.rows:
            found[getattr(row, side)] += row.number
        return dict(found)

    def by_medium(self) -> dict[str, int]:
        """How many each medium took over; taken over by two, it stands at both."""
        found: Counter[str] = Counter()
        for row in self.rows:
            for medium in row.adopted_by.split(BETWEEN) if row.adopted_by else ():
                found[medium] += row.number
        return dict(found)

    def only(self, **sides: object) -> "Publications":
        """Those that agree in some sides."""
        wanted = sides.items()
        kept = (row for row in self.rows if all(getattr(row, k) == v for k, v in wanted))
        return Publications(tuple(kept))


def through(year: int, on: date | None) -> date:
    """The last day of a year that counts."""
    return min(on, date(year, 12, 31)) if on else date(year, 12, 31)


def measures(year: int, last: date, issued: str) -> dict[str, Q]:
    """What is counted of documents, if they are issued on the date of this name."""
    day = {f"{issued}__gte": date(year, 1, 1), f"{issued}__lte": last}
    ended = {"ended_on__gte": date(year, 1, 1), "ended_on__lte": last}
    out = Q(ended_on=None) | Q(ended_on__gt=last)
    return {
        "issued": Q(**day) & ~AMENDMENT,
        "repealed": Q(**ended, how=Validity.REPEALED),
        "in_force": Q(**{f"{issued}__lte": last}) & out & ~AMENDMENT,
        "amended": Q(**day) & AMENDMENT,
        "expired": Q(**ended, how=Validity.EXPIRED),
    }


def documents_counted(
    bodies: Iterable[Body],
    year: int,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
    rules: Rules | None = None,
) -> dict[DocumentKind, DocumentCount]:
    """Issued, repealed and in force on the last day of a year, or on a day of it, per kind.

    Each body counts by its own settings unless `rules` are given.
    """
    bodies = list(bodies)
    last = through(year, on)
    wanted = {
        f"{date}_{name}": Count("pk", filter=q)
        for date in DATES
        for name, q in measures(year, last, date).items()
    }
    rows = DocumentFact.objects.filter(recorded(recorded_until), body__in=bodies)
    settled = {} if rules else rules_of(bodies, last)
    found = {kind: DocumentCount() for kind in DocumentKind}
    for row in rows.values("body", "kind").annotate(**wanted).order_by():
        rule = rules or settled.get(row["body"], DEFAULT)
        kind = DocumentKind.of(row["kind"])
        found[kind] = found[kind].plus(_counted(row, rule))
    return found


def _counted(row: Mapping[str, Any], rule: Rules) -> DocumentCount:
    prefix = DATES[0] if rule.issued_on == DATED else DATES[1]
    plain = DocumentCount(*(row[f"{prefix}_{name}"] for name in DocumentCount._fields))
    return plain._replace(
        issued=plain.issued + (plain.amended if rule.amendment_issued else 0),
        repealed=plain.repealed + (plain.expired if rule.expiry_repealed else 0),
    )


def documents_behind(
    body: Body,
    year: int,
    kind: DocumentKind,
    measure: str,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
    rules: Rules | None = None,
) -> QuerySet[Document]:
    """The documents that a cell of a body counts; one amended twice stands there once."""
    return documents_behind_all([body], year, kind, measure, recorded_until, on=on, rules=rules)


def documents_behind_all(
    bodies: Iterable[Body],
    year: int,
    kind: DocumentKind,
    measure: str,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
    rules: Rules | None = None,
) -> QuerySet[Document]:
    """The same of several bodies together, each by its own settings unless `rules` are given."""
    bodies = list(bodies)
    last = through(year, on)
    settled = {} if rules else rules_of(bodies, last)
    by_rules: dict[Rules, list[int]] = {}
    for body in bodies:
        by_rules.setdefault(rules or settled.get(body.pk, DEFAULT), []).append(body.pk)
    wanted = Q(pk__in=[])
    for rule, ids in by_rules.items():
        wanted |= Q(body__in=ids) & _measured(year, last, measure, rule)
    facts = DocumentFact.objects.filter(recorded(recorded_until) & wanted, kind=kind)
    return Document.objects.filter(pk__in=facts.values("document")).order_by("-dated_on", "-pk")


def _measured(year: int, last: date, measure: str, rule: Rules) -> Q:
    """The facts that a measure counts by some rules."""
    known = measures(year, last, DATES[0] if rule.issued_on == DATED else DATES[1])
    if measure == "issued" and rule.amendment_issued:
        return known[measure] | known["amended"]
    if measure == "repealed" and rule.expiry_repealed:
        return known[measure] | known["expired"]
    return known[measure]


def decisions_counted(
    bodies: Iterable[Body],
    year: int,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
) -> dict[FigureKind, DecisionCount]:
    """The sums of the figures whose periods lie within a year; a kind without any is left out."""
    rows = _figures(bodies, year, recorded_until, on).values("kind")
    found = {}
    for row in rows.annotate(value=Sum("number"), figures=Count("pk")).order_by():
        kind = FigureKind.of(row["kind"])
        value = int(row["value"])
        fee = kind is FigureKind.ADMIN_FEES
        found[kind] = DecisionCount(ten_thousand_yuan(value) if fee else value, row["figures"])
    return found


def decisions_behind(
    bodies: Iterable[Body],
    year: int,
    kind: FigureKind,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
) -> QuerySet[Figure]:
    """The figures that a cell sums. Their rows are those of today; the facts say what was then."""
    facts = _figures(bodies, year, recorded_until, on).filter(kind=kind)
    rows = Figure.objects.filter(pk__in=facts.values("figure"))
    return rows.order_by("section", "first_on", "pk")


def _figures(
    bodies: Iterable[Body], year: int, until: datetime | None, on: date | None
) -> QuerySet[DecisionFact]:
    period = {"first_on__gte": date(year, 1, 1), "last_on__lte": through(year, on)}
    return DecisionFact.objects.filter(recorded(until), body__in=list(bodies), **period)


def publications_counted(
    bodies: Iterable[Body],
    year: int,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
) -> Publications:
    """What was published in a year, by all its sides at once."""
    rows = _published(bodies, year, recorded_until, on).annotate(month=ExtractMonth("published_on"))
    sides = PublicationCount._fields[:-1]
    found = rows.values(*sides).annotate(number=Count("pk")).order_by(*sides)
    return Publications(tuple(PublicationCount(**row) for row in found))


def publications_behind(
    bodies: Iterable[Body],
    year: int,
    recorded_until: datetime | None = None,
    *,
    on: date | None = None,
    **sides: object,
) -> QuerySet[Publication]:
    """The publications of a year that agree in some sides (outlet, head, form, topic, month)."""
    if "month" in sides:
        sides["published_on__month"] = sides.pop("month")
    if "adopted" in sides:
        wanted = ~Q(adopted_by="") if sides.pop("adopted") else Q(adopted_by="")
    else:
        wanted = Q()
    facts = _published(bodies, year, recorded_until, on).filter(wanted, **sides)
    rows = Publication.objects.filter(pk__in=facts.values("publication"))
    return rows.order_by("-published_on", "-pk")


def _published(
    bodies: Iterable[Body], year: int, until: datetime | None, on: date | None
) -> QuerySet[PublicationFact]:
    days = {"published_on__gte": date(year, 1, 1), "published_on__lte": through(year, on)}
    return PublicationFact.objects.filter(recorded(until), body__in=list(bodies), **days)
