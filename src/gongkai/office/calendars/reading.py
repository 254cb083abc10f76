"""The years as they are known, and where each is from, for those who look after them."""

from itertools import count
from typing import NamedTuple

from django.utils import timezone

from gongkai.law.calendar import Year
from gongkai.law.tables import table
from gongkai.office.calendars.keeping import calendar_of, confirmed
from gongkai.office.calendars.models import Arrangement
from gongkai.refusal import Refusal


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


def proposal(code: str) -> Arrangement:
    """A notice that was taken in. Raises Refusal for an unknown code."""
    row = Arrangement.objects.select_related("proposed_by", "confirmed_by").filter(code=code)
    if (found := row.first()) is None:
        raise Refusal("office-no-calendar", calendar=code)
    return found


def wanted() -> int:
    """The first year of which there is no notice yet."""
    years = calendar_of().years
    return next(year for year in count(min(years)) if year not in years)
