"""Which imported reports somebody sees."""

from django.db.models import QuerySet

from gongkai.office.bodies.access import Access, Forbidden, visible
from gongkai.office.reports.models import PastReport
from gongkai.refusal import Refusal

SEE = "list_reports"


def bodies(access: Access, action: str = SEE) -> set[int]:
    """The bodies whose reports they may see, or at which they may do something else."""
    found = (visible(held, action, access.on) for held in access.held)
    return {pk for each in found for _, pks in each for pk in pks}


def find(code: str) -> PastReport:
    """The imported report with a code. Raises Refusal if there is none."""
    rows = PastReport.objects.select_related("body", "imported_by")
    found = rows.filter(code=code).first()
    if found is None:
        raise Refusal("past-none", past=code)
    return found


def listed(access: Access) -> QuerySet[PastReport]:
    """The imports that they see, by body, the last year first. Raises Forbidden for nobody's."""
    known = bodies(access)
    if not known:
        raise Forbidden("office-forbidden", action=SEE, person=access.person, body="本系统")
    rows = PastReport.objects.filter(body__in=known).select_related("body", "imported_by")
    # What a list shows is short; the reports themselves are not fetched with it.
    return rows.defer("report", "original").order_by("body__name", "-year", "scope", "-pk")


def seen(access: Access, code: str) -> PastReport:
    """An import that they may see. Raises Refusal, as if there were none, for all others."""
    row = find(code)
    if not access.may(SEE, row.body):
        raise Refusal("past-none", past=code)
    return row
