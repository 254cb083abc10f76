"""A report in, findings out: every check that is registered, worst first."""

from collections.abc import Sequence

from gongkai.annual.checks import (
    alike,
    cells,
    identities,
    prose,
    sections,
    text_table,
    yearly,
)
from gongkai.annual.checks.registry import CHECKS, Case, Settings
from gongkai.annual.compare import table_forms
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.form import Form
from gongkai.annual.form import forms as known_forms
from gongkai.annual.report import Report
from gongkai.annual.sentence import LEVELS, sentence

__all__ = ["LEVELS", "case_of", "check", "held", "sentence"]

# Importing them registers their checks.
MODULES = (identities, yearly, cells, sections, prose, text_table, alike)
MAIN = "applications"  # the table whose form says which sections the report must have


def check(
    report: Report,
    *,
    previous: Report | None = None,
    others: Sequence[Report] = (),
    settings: Settings | None = None,
    forms: Sequence[Form] | None = None,
) -> list[Finding]:
    """All findings, errors first, then in the order of the source.

    Refuses a `previous` that says it is of another year than the one before.
    """
    if previous is not None:
        yearly.must_follow(report, previous)
    case = case_of(report, previous=previous, others=others, settings=settings, forms=forms)
    found = [finding for rule in CHECKS.values() for finding in rule(case)]
    return sorted(found, key=lambda f: (LEVELS.index(f.level), _order(f.place)))


def case_of(
    report: Report,
    *,
    previous: Report | None = None,
    others: Sequence[Report] = (),
    settings: Settings | None = None,
    forms: Sequence[Form] | None = None,
) -> Case:
    """What the checks look at: the report with the form of each of its tables."""
    known = known_forms() if forms is None else tuple(forms)
    tables = table_forms(report, known)
    return Case(
        report=report,
        forms=tables,
        main=_main(report, tables, known),
        previous=previous,
        others=tuple(others),
        settings=settings or Settings(),
    )


def held(case: Case) -> int:
    """How many sums of the report could be judged."""
    return sum(1 for _ in identities.equations(case))


def _main(report: Report, tables: dict[str, Form], known: Sequence[Form]) -> Form:
    if MAIN in tables:
        return tables[MAIN]
    if tables:
        return next(iter(tables.values()))
    of_year = [form for form in known if report.year and form.holds(report.year)]
    return (of_year or list(known))[-1]


def _order(place: Place) -> tuple[int, ...]:
    return tuple(n or 0 for n in (place.page, place.table, place.row, place.column))
