"""The reports beside a report: those of the bodies under the same superior, of the same year."""

from gongkai.annual.report import Report
from gongkai.office.bodies.access import ancestors, descendants
from gongkai.office.reports.document import document
from gongkai.office.reports.models import YearReport

MOST = 40  # reports that are compared; those changed last


def neighbours(row: YearReport) -> list[Report]:
    """Reports of other bodies under the same superior that have some text of their own."""
    above = ancestors(row.body, row.year)
    if not above:
        return []
    beside = [pk for pk in descendants(above[0], row.year) if pk != row.body_id]
    rows = YearReport.objects.filter(body__in=beside, year=row.year, scope=row.scope)
    rows = rows.exclude(texts={}).select_related("body").order_by("-pk")[:MOST]
    return [document(each) for each in rows]
