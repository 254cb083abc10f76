"""The reports that the public sees: those that were published, the newest version of each first."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.annual.load import load_bytes
from gongkai.annual.report import Value
from gongkai.office.bodies.models import Body
from gongkai.office.journal.models import Entry
from gongkai.office.reports.counting import differences, form_of
from gongkai.office.reports.figures import figures
from gongkai.office.reports.models import PastReport, Scope, YearReport
from gongkai.office.reports.said import Published as Said

PAGE = 50
LONGEST = 60  # characters of a name that are looked for
SIDE_BY_SIDE = 5
"""Years that are compared."""


class Published(NamedTuple):
    """A version that was published, with all published versions of it, the newest first."""

    row: YearReport
    versions: list[YearReport]
    at: datetime | None

    @property
    def newest(self) -> bool:
        """Whether this is what holds today."""
        return self.row == self.versions[0]

    @property
    def before(self) -> YearReport | None:
        """The version that this one restates."""
        older = (each for each in self.versions if each.version < self.row.version)
        return next(older, None)


class Change(NamedTuple):
    """A figure of a restatement: its place in the table, before and now; None is blank."""

    label: str
    before: Value
    now: Value


def find(body: str, year: int, scope: str, version: int | None = None) -> Published | None:
    """A published report by the code of its body; the newest version unless one is named."""
    rows = _published().filter(body__code=body, year=year, scope=scope)
    versions = list(rows.select_related("body").order_by("-version"))
    wanted = (each for each in versions if version in (None, each.version))
    row = next(wanted, None)
    return Published(row, versions, _moment(row)) if row else None


def listed(sought: str, year: int | None, page: str | int) -> Page[YearReport]:
    """A page of the reports that hold today, by year and body.

    Who is sought is found by any part of a name, a former one too, or by code.
    """
    rows = _newest().select_related("body")
    if year:
        rows = rows.filter(year=year)
    if sought := sought.strip()[:LONGEST]:
        named = Q(name__icontains=sought) | Q(code__icontains=sought)
        found = Body.objects.filter(named | Q(names__name__icontains=sought))
        rows = rows.filter(body__in=found.values("pk"))
    return Paginator(rows.order_by("-year", "body__code", "-scope"), PAGE).get_page(page)


def years() -> list[int]:
    """The years of which there are reports, the last first."""
    return list(_published().values_list("year", flat=True).distinct().order_by("-year"))


def of_body(body: Body) -> list[YearReport]:
    """The reports of a body that hold today, the last year first."""
    rows = _newest().filter(body=body).select_related("body")
    return list(rows.order_by("-year", "-scope"))


def side_by_side(row: YearReport) -> dict[int, Mapping[str, Value]]:
    """The cells of this report and of the years before it, as published here or else imported."""
    span = {"body": row.body, "scope": row.scope, "year__gt": row.year - SIDE_BY_SIDE}
    found: dict[int, Mapping[str, Value]] = {}
    for past in PastReport.objects.filter(**span, year__lt=row.year).order_by("pk"):
        told = json.dumps(past.report, ensure_ascii=False).encode()
        found[past.year] = load_bytes(told, "report.json").cells
    before = _newest().filter(**span, year__lt=row.year).select_related("body")
    found |= {each.year: figures(each) for each in [*before, row]}
    return dict(sorted(found.items()))


def _published() -> QuerySet[YearReport]:
    return YearReport.objects.filter(published_on__isnull=False)


def _newest() -> QuerySet[YearReport]:
    same = {name: OuterRef(name) for name in ("body", "year", "scope")}
    later = _published().filter(**same, version__gt=OuterRef("version"))
    return _published().filter(~Exists(later))


def _moment(row: YearReport) -> datetime | None:
    """When it was published, as the journal has it."""
    told = Entry.objects.filter(subject_kind="report", subject=row.code, kind=Said.KIND)
    return told.order_by("-number").values_list("recorded_at", flat=True).first()


def changes(found: Published) -> list[Change]:
    """The figures that this version restates, in the printed order."""
    if found.before is None:
        return []
    cells = form_of(found.row.year).cells
    different = differences(figures(found.before), figures(found.row))
    return [
        Change(f"{at.row.label}（{at.column.label}）", *different[cell])
        for cell, at in cells.items()
        if cell in different
    ]


def is_area(row: YearReport) -> bool:
    """Whether a report speaks of the whole area, not of the body alone."""
    return row.scope == Scope.AREA
