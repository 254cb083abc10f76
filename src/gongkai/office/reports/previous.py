"""Last year's report: our own, or one that was imported."""

import json

from gongkai.annual.load import load_bytes
from gongkai.annual.report import Report
from gongkai.office.bodies.models import Body
from gongkai.office.reports.document import document
from gongkai.office.reports.models import PastReport, YearReport


def latest(body: Body, year: int, scope: str) -> YearReport | None:
    """The last version of a body's report of a year."""
    rows = YearReport.objects.filter(body=body, year=year, scope=scope).select_related("body")
    return rows.order_by("-version").first()


def report_of(body: Body, year: int, scope: str) -> Report | None:
    """The report of a year, as published here or else as imported; None if there is neither."""
    own = latest(body, year, scope)
    if own and own.published_on:
        return document(own)
    past = PastReport.objects.filter(body=body, year=year, scope=scope).order_by("-pk").first()
    if past:
        found = load_bytes(json.dumps(past.report, ensure_ascii=False).encode(), "report.json")
        return found
    return document(own) if own and own.frozen_until else None
