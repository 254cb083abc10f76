"""The tables of a report from the facts: each cell, and what lies behind it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import product

from gongkai.annual.form import Form, Wanted, forms
from gongkai.annual.report import Value
from gongkai.annual.totals import summed
from gongkai.office.publications.documents import may_make_rules
from gongkai.office.reports.sources import SOURCES, Group, Span, must_be_known
from gongkai.refusal import Refusal

RULES = "documents.government_rules."
Sum = int | Decimal


@cache
def form_of(year: int) -> Form:
    """The form of a year, which counts what is kept. Raises Refusal if there is none."""
    found = next((form for form in forms() if form.holds(year) and form.counts), None)
    if found is None:
        raise Refusal("reports-no-form", year=year)
    must_be_known(found)
    return found


def counted(span: Span) -> dict[str, Value]:
    """Every cell of the year's form; None where nothing is known, which is not 0."""
    form = form_of(span.year)
    sums = {source: _Sums(SOURCES[source].groups(span)) for source in _sources(form)}
    cells: dict[str, Value] = {
        cell: _value(wanted, sums[wanted.source]) for cell, wanted in form.wanted.items()
    }
    if not any(map(may_make_rules, span.bodies)):
        cells |= {cell: 0 for cell in form.wanted if cell.startswith(RULES)}
    return summed(form, cells)


def _sources(form: Form) -> set[str]:
    return {wanted.source for wanted in form.wanted.values()}


class _Sums:
    """The groups of a source, summed by those of their sides that are asked for, once for each."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = list(groups)
        self.known: dict[tuple[str, ...], dict[tuple[str, ...], Sum]] = {}

    def of(self, measure: str, sides: tuple[str, ...]) -> dict[tuple[str, ...], Sum]:
        """A measure by the values of some sides; what no group has is left out."""
        found = self.known.get((measure, *sides))
        if found is None:
            found = self.known[measure, *sides] = {}
            for group in self.groups:
                values = tuple(group.sides[side] for side in sides)
                found[values] = found.get(values, 0) + group.values[measure]
        return found


def _value(wanted: Wanted, sums: _Sums) -> Value:
    known = sums.of(wanted.measure, tuple(wanted.where))
    found = [known[values] for values in product(*wanted.where.values()) if values in known]
    if not found and not SOURCES[wanted.source].held:
        return None
    return sum(found)


def differences(
    frozen: Mapping[str, Value], now: Mapping[str, Value]
) -> dict[str, tuple[Value, Value]]:
    """The cells that would be counted otherwise now: as frozen, and now."""
    return {
        cell: (value, now[cell])
        for cell, value in frozen.items()
        if cell in now and now[cell] != value
    }


def recorded_between(span: Span, since: date) -> Span:
    """The same facts as they were known at the end of a day."""
    return span._replace(until=datetime.combine(since, datetime.max.time()).astimezone())
