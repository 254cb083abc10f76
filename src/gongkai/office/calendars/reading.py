"""The years as they are known, and where each is from, for those who look after them."""

from typing import NamedTuple

from django.utils import timezone

from gongkai.law.calendar import Year, state_council
from gongkai.law.tables import table
from gongkai.office.calendars.keeping import calendar_of, confirmed
from gongkai.office.calendars.models import Arrangement


class Known(NamedTuple):
    """A year, the notice it is from, and the row where it was taken in here."""

    year: Year
    citation: str
    address: str
    row: Arrangement | None


def known() -> list[Known]:
    """Every year of which there is a notice, the last one first."""
    own = confirmed(timezone.now())
    years = calendar_of().years
    return [_known(years[number], own.get(number)) for number in sorted(years, reverse=True)]


def _known(year: Year, row: Arrangement | None) -> Known:
    if row:
        return Known(year, row.citation, row.address, row)
    packaged = table(f"calendar/{year.year}")
    return Known(year, packaged.get("citation", ""), packaged.get("address", ""), None)


def proposals() -> list[Arrangement]:
    """What is proposed and neither confirmed nor taken back."""
    rows = Arrangement.objects.filter(confirmed_at=None, dropped_at=None)
    return list(rows.select_related("proposed_by").order_by("year"))


def last_packaged() -> int:
    """The last year of which this release has the notice."""
    return state_council().last.year
