"""Last year's report: our own, or one that was imported."""

import json
from collections.abc import Iterable

from gongkai.annual.report import Report
from gongkai.office.bodies.models import Body
from gongkai.office.reports.document import document
from gongkai.office.reports.models import PastReport, YearReport
from gongkai.office.reports.recognising import opened


def latest(body: Body, year: int, scope: str) -> YearReport | None:
    """The last version of a body's report of a year."""
    rows = YearReport.objects.filter(body=body, year=year, scope=scope).select_related("body")
    return rows.order_by("-version").first()


def published(body: Body, year: int, scope: str) -> YearReport | None:
    """The version that stands on the public site: a restatement counts once it is published."""
    rows = YearReport.objects.filter(body=body, year=year, scope=scope).select_related("body")
    return rows.exclude(published_on=None).order_by("-version").first()


def report_of(body: Body, year: int, scope: str) -> Report | None:
    """The report of a year, as published here or else as imported; None if there is neither."""
    if told := published(body, year, scope):
        return document(told)
    own = latest(body, year, scope)
    past = imported(body, year, scope)
    if past:
        return as_read(past)
    return document(own) if own and own.frozen_until else None


def imported(body: Body, year: int, scope: str) -> PastReport | None:
    """The import that stands: the last one that was not withdrawn."""
    rows = PastReport.objects.filter(body=body, year=year, scope=scope, withdrawn=False)
    return rows.order_by("-pk").first()


def as_read(row: PastReport) -> Report:
    """An imported report, with its mends."""
    return opened(json.dumps(row.report, ensure_ascii=False))


def standing(rows: Iterable[PastReport]) -> set[int]:
    """The keys of those imports that stand: the newest of each body, year and scope."""
    found: dict[tuple[int, int, str], int] = {}
    for row in rows:
        key = (row.body_id, row.year, row.scope)
        if not row.withdrawn:
            found[key] = max(found.get(key, 0), row.pk)
    return set(found.values())
