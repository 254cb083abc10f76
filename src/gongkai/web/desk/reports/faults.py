"""体检: all that is wrong, where it is put right, what it costs; and why there is more or less."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.reports.checkup import Fault, blocking, checkup
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.previous import report_of
from gongkai.office.reports.whys import whys
from gongkai.office.tables import table
from gongkai.web.desk.guard import desk
from gongkai.web.desk.reports.page import names, opened, place_of, show

MOST = 8  # places of a fault that are listed
LEVELS = {"error": "差错", "warning": "提醒", "note": "供参考"}


class Shown(NamedTuple):
    """A fault with the addresses of its places."""

    fault: Fault
    level: str
    places: list[tuple[str, str]]
    more: int


@require_safe
@desk
def faults(request: HttpRequest, report: str) -> HttpResponse:
    """The page."""
    row = opened(request, report)
    found = checkup(row, timezone.localdate())
    before = report_of(row.body, row.year - 1, row.scope)
    context = {
        "faults": list(_shown(row, found)),
        "blocking": len(blocking(found)),
        "points": sum(fault.points for fault in found if not fault.explained),
        "score": table("score")["source"],
        "whys": whys(row),
        "before": before,
    }
    return show(request, "checkup", row, context)


def _shown(row: YearReport, found: list[Fault]) -> Iterator[Shown]:
    called = names(row)
    for fault in found:
        places = [*fault.cells, *([fault.section] if fault.section in called else [])]
        links = [(called.get(p, p), place_of(row, p)) for p in places[:MOST]]
        yield Shown(fault, LEVELS[fault.level], links, max(0, len(places) - MOST))
