"""The stable addresses of published reports, and what they may name."""

from django.urls import reverse

from gongkai.office.reports.models import Scope, YearReport
from gongkai.office.reports.published import is_area

AREA = "area"


class AreaConverter:
    """The word in an address by which the report of the whole area is meant."""

    regex = AREA

    def to_python(self, value: str) -> str:
        """The scope that it names."""
        return str(Scope.of(value))

    def to_url(self, value: str) -> str:
        """The word for the scope."""
        return str(value)


def address(row: YearReport, *, newest: bool = True, name: str = "report", **more: str) -> str:
    """Where a report stands: the version that holds without its number, others with it."""
    named: dict[str, object] = {"body": row.body.code, "year": row.year, **more}
    if is_area(row):
        named["scope"] = AREA
    if not newest:
        named["version"] = row.version
    return reverse(f"portal:{name}", kwargs=named)
