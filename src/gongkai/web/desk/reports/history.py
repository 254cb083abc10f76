"""All that was said of a report, from the journal, the newest first."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.office.journal.reading import say as read
from gongkai.office.journal.writing import entries
from gongkai.office.labels import label
from gongkai.office.publications.said import Refused
from gongkai.office.reports import said as say
from gongkai.office.reports.actions import SUBJECT
from gongkai.office.reports.models import YearReport
from gongkai.web.desk.guard import desk
from gongkai.web.desk.reports.page import names, opened, show


@require_safe
@desk
def history(request: HttpRequest, report: str) -> HttpResponse:
    """The page, with the other versions of the report."""
    row = opened(request, report)
    versions = YearReport.objects.filter(body=row.body, year=row.year, scope=row.scope)
    context = {
        "lines": list(_lines(row))[::-1],
        "versions": versions.select_related("body").order_by("-version"),
    }
    return show(request, "history", row, context)


def _lines(row: YearReport) -> Iterator[dict[str, Any]]:
    called = names(row)
    for entry in entries((SUBJECT, row.code)).select_related("by"):
        yield {
            "number": entry.number,
            "on": entry.happened_on,
            "by": entry.by,
            "label": label(entry.kind),
            "text": _told(read(entry), called),
        }


def _told(said: object, called: dict[str, str]) -> str:
    """What an entry says, in a line."""
    match said:
        case say.Opened(version=version, reason=reason):
            return f"第 {version} 版" + (f"，{reason}" if reason else "")
        case say.Given(cell=cell, value=value, giver=giver):
            return f"{called.get(cell, cell)}：{value}，由{giver}提供"
        case say.Explained(cell=cell, reason=reason):
            return f"{called.get(cell, cell)}：{reason}"
        case say.Written(section=section, text=text):
            return f"{called.get(section, section)}，{len(text)} 字"
        case say.Item(problem=problem):
            return problem
        case say.Frozen(settings=settings):
            return "、".join(settings)
        case say.Returned(pins=pins):
            pairs = (pin.split("=", 1) for pin in pins)
            return "；".join(f"{called.get(place, place)}：{text}" for place, text in pairs)
        case Refused(action=action):
            return label(action)
    return ""
