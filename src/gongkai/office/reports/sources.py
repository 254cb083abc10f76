"""The facts that a form can count: their sides, what can be summed, and one GROUP BY for each."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from gongkai.annual.form import Form, Wanted
from gongkai.law.disputes import Counting
from gongkai.office.applications.models import Fact
from gongkai.office.bodies.models import Body, Setting
from gongkai.office.bodies.policies import counting_from, settings_of
from gongkai.office.disputes.counting import in_year
from gongkai.office.disputes.models import DisputeFact
from gongkai.office.journal.versions import recorded
from gongkai.office.publications.counting import decisions_counted, documents_counted
from gongkai.office.publications.models import DocumentFact
from gongkai.office.publications.words import DocumentKind, FigureKind
from gongkai.refusal import Refusal
from gongkai.words import Applicant, Dispute, DisputeResult, Outcome

BEFORE, IN, OPEN = "before", "in", "open"
OF_YEAR = "disputes_of_year"


class Span(NamedTuple):
    """What is counted: these bodies, this year, as recorded until a moment (None: now)."""

    bodies: Sequence[Body]
    year: int
    until: datetime | None = None

    @property
    def first(self) -> date:
        """The first day of the year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)


class Group(NamedTuple):
    """Facts that agree in their sides, with what can be summed of them."""

    sides: Mapping[str, str]
    values: Mapping[str, int | Decimal]


@dataclass(frozen=True)
class Source:
    """A kind of facts: the sides by which they can be told apart, with what each may be.

    `held` is whether no fact of a row means none, or not known.
    """

    sides: Mapping[str, Collection[str]]
    measures: frozenset[str]
    groups: Callable[[Span], Iterable[Group]]
    held: bool = True


def facts(span: Span) -> Any:  # noqa: ANN401
    """The facts of applications that a year counts at all, each with where its days lie.

    A QuerySet of Fact with the sides `received` and `concluded`.
    """
    alive = Q(concluded_on=None) | Q(concluded_on__gte=span.first)
    rows = Fact.objects.filter(
        recorded(span.until), alive, body__in=span.bodies, received_on__lte=span.last
    )
    return rows.annotate(
        received=_bucket(When(received_on__lt=span.first, then=Value(BEFORE)), IN),
        concluded=_bucket(When(concluded_on__lte=span.last, then=Value(IN)), OPEN),
    )


def _bucket(when: When, default: str) -> Case:
    return Case(when, default=Value(default), output_field=CharField())


def _applications(span: Span) -> Iterator[Group]:
    sides = ("applicant_class", "outcome", "received", "concluded")
    rows = facts(span).order_by().values(*sides).annotate(count=Count("pk"))
    for row in rows:
        yield Group({side: row[side] for side in sides}, {"count": row["count"]})


def _documents(span: Span) -> Iterator[Group]:
    # Where such a register was kept by then, none means none; what came later says nothing of it.
    kept = DocumentFact.objects.filter(body__in=span.bodies)
    if span.until:
        kept = kept.filter(recorded_from__lte=span.until)
    known = set(kept.order_by().values_list("kind", flat=True).distinct())
    for kind, counted in documents_counted(span.bodies, span.year, span.until).items():
        if kind in known:
            yield Group({"kind": kind}, counted._asdict())


def _figures(span: Span) -> Iterator[Group]:
    for kind, counted in decisions_counted(span.bodies, span.year, span.until).items():
        yield Group({"kind": kind}, {"number": counted.value})


def disputes(span: Span) -> QuerySet[DisputeFact]:
    """The facts of disputes that a year counts, each with whether it was decided in it."""
    rows = DisputeFact.objects.none()
    for chosen, bodies in _by_counting(span).items():
        rows |= in_year(bodies, span.year, span.until, chosen)
    return rows.annotate(concluded=_bucket(When(concluded_on__lte=span.last, then=Value(IN)), OPEN))


def _by_counting(span: Span) -> dict[Counting, list[int]]:
    """The bodies by how they settle which disputes are of a year; few have settings of their own.

    The other points are settled in the facts.
    """
    found: dict[Counting, list[int]] = {}
    settled = Setting.objects.filter(name=OF_YEAR, valid_from__lte=span.last).exists()
    for body in span.bodies:
        chosen = settings_of(body, span.last).get(OF_YEAR) if settled else None
        counting = counting_from({OF_YEAR: chosen} if chosen else {})
        found.setdefault(counting, []).append(body.pk)
    return found


def _disputes(span: Span) -> Iterator[Group]:
    sides = ("kind", "result", "concluded")
    for row in disputes(span).order_by().values(*sides).annotate(count=Count("pk")):
        yield Group({side: row[side] for side in sides}, {"count": row["count"]})


CONCLUDED = (IN, OPEN)
SOURCES: dict[str, Source] = {
    "applications": Source(
        {
            "applicant_class": tuple(Applicant),
            "outcome": tuple(Outcome),
            "received": (BEFORE, IN),
            "concluded": CONCLUDED,
        },
        frozenset({"count"}),
        _applications,
    ),
    "documents": Source(
        {"kind": tuple(DocumentKind)},
        frozenset({"issued", "repealed", "in_force"}),
        _documents,
        held=False,
    ),
    "disputes": Source(
        {"kind": tuple(Dispute), "result": tuple(DisputeResult), "concluded": CONCLUDED},
        frozenset({"count"}),
        _disputes,
    ),
    "figures": Source({"kind": tuple(FigureKind)}, frozenset({"number"}), _figures, held=False),
}


def must_be_known(form: Form) -> None:
    """Raises Refusal for a form that counts what is not kept, naming what is missing."""
    for cell, wanted in form.wanted.items():
        source = SOURCES.get(wanted.source)
        if source is None:
            raise Refusal("reports-no-source", form=form.name, cell=cell, source=wanted.source)
        if unknown := list(_unknown(wanted, source)):
            raise Refusal("reports-no-fact", form=form.name, cell=cell, fact="、".join(unknown))


def _unknown(wanted: Wanted, source: Source) -> Iterator[str]:
    """What facts of a source do not have: sides, what a side may be, a measure."""
    for side, values in wanted.where.items():
        if side not in source.sides:
            yield side
            continue
        yield from (f"{side}={value}" for value in values if value not in source.sides[side])
    if wanted.measure not in source.measures:
        yield wanted.measure
