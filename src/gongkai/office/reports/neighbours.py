"""The reports beside a report: those of the bodies under the same superior, of the same year."""

from django.db.models import Max

from gongkai.annual.report import Report, Section
from gongkai.office.bodies.access import ancestors, descendants
from gongkai.office.reports.fields import FIELD
from gongkai.office.reports.models import YearReport

MOST = 40  # reports that are compared; those changed last


def neighbours(row: YearReport) -> list[Report]:
    """Reports of other bodies under the same superior that have some text of their own."""
    above = ancestors(row.body, row.year)
    if not above:
        return []
    beside = [pk for pk in descendants(above[0], row.year) if pk != row.body_id]
    rows = YearReport.objects.filter(body__in=beside, year=row.year, scope=row.scope)
    newest = rows.values("body").annotate(newest=Max("pk")).values("newest")
    found = rows.filter(pk__in=newest).exclude(texts={}).select_related("body")
    return [_prose(each) for each in found.order_by("-pk")[:MOST]]


def _prose(row: YearReport) -> Report:
    """Its words alone: nothing is counted to compare them, and figures are no likeness."""
    sections = [
        Section(name, "", None, FIELD.sub("0", text)) for name, text in sorted(row.texts.items())
    ]
    for item in row.items:
        said = "\n".join((item["problem"], item["measure"], item["became"]))
        sections.append(Section("problems", "", None, said))
    return Report(body=str(row.body), year=row.year, sections=sections)
