"""What another calendar would move: the open applications of all bodies, limit by limit."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from gongkai.law.calendar import Year
from gongkai.law.case.fold import Case
from gongkai.law.case.moves import moved
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import Told, case_of, told_of
from gongkai.office.bodies.policies import REGION
from gongkai.office.calendars.keeping import with_year
from gongkai.refusal import Refusal

CHUNK = 500  # applications in memory at a time


class Shift(NamedTuple):
    """A limit of an application that is put on another day."""

    row: Application
    limit: str
    before: date | None
    after: date | None

    @property
    def earlier(self) -> bool:
        """Whether less time is left than was thought."""
        return self.after is not None and (self.before is None or self.after < self.before)


class Forecast(NamedTuple):
    """What would move, the earlier days first; `stuck` are those whose steps would not stand."""

    shifts: list[Shift]
    stuck: list[Application]

    @property
    def earlier(self) -> list[Shift]:
        """The days that come sooner."""
        return [each for each in self.shifts if each.earlier]

    @property
    def codes(self) -> list[str]:
        """The applications of which something moves."""
        return list(dict.fromkeys(each.row.code for each in self.shifts))


def forecast(year: Year, today: date) -> Forecast:
    """What the notice of a year would move, if it counted from today."""
    found = Forecast([], [])
    calendars = {}
    for row, case in cases():
        region = row.settings.get(REGION, "")
        if region not in calendars:
            calendars[region] = with_year(region, year)
        try:
            for one in moved([(row, case)], calendars[region], today):
                found.shifts.append(Shift(row, one.limit, one.before, one.after))
        except Refusal:
            found.stuck.append(row)
    found.shifts.sort(key=_order)
    return found


def _order(shift: Shift) -> tuple[object, ...]:
    row = shift.row
    day = shift.after or shift.before or date.max
    return not shift.earlier, day, row.body.code, row.year, row.number, shift.limit


def cases() -> Iterator[tuple[Application, Case]]:
    """The open applications with their cases; none of those that the law cannot read even now."""
    for row, found in open_ones():
        try:
            yield row, case_of(found, row.body, row.settings)
        except Refusal:
            continue


def open_ones() -> Iterator[tuple[Application, list[Told]]]:
    """The open applications with what the journal says of them, two queries a chunk."""
    rows = Application.objects.filter(concluded_on=None, merged_into=None)
    ordered = iter(rows.select_related("body").order_by("pk").iterator(CHUNK))
    while chunk := list(islice(ordered, CHUNK)):
        said = told_of([row.code for row in chunk])
        yield from ((row, said[row.code]) for row in chunk if said[row.code])
