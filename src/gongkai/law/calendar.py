"""Working days of China: the State Council's yearly notices, else the statute alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from gongkai.law.basis import in_force
from gongkai.law.fields import Fields
from gongkai.law.tables import DATA, table
from gongkai.refusal import Refusal

SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 1950, 2100  # from the first statute; through the table of festivals
# What a calendar file also says, for readers and for docs/law.md.
ABOUT: dict[str, type] = {
    "from": date,
    "citation": str,
    "address": str,
    "certainty": str,
    "amendments": list,
}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Year:
    """The days of one year that are not as their weekday says, and the notice that says so."""

    year: int
    off: frozenset[date]
    made_up: frozenset[date]
    source: str


class Calendar:
    """Which days are working days, and the arithmetic of periods counted in them.

    A day has a position: the number of working days from the first day known through it. Periods
    are sums of positions. `overrides` say of single days whether they are worked and win over all
    else; a region's holidays are such words. `settled` are the years whose regional ones are known.
    """

    def __init__(
        self,
        years: Mapping[int, Year],
        overrides: Mapping[date, bool] | None = None,
        settled: frozenset[int] | None = None,
    ) -> None:
        self.years = dict(years)
        self.overrides = dict(overrides or {})
        self.settled = settled
        self.first = date(min(self.years), 1, 1)
        self.last = date(max(self.years), 12, 31)  # of the years with a notice
        # A notice may speak of the last days of the year before.
        self._off = frozenset(day for year in self.years.values() for day in year.off)
        self._made_up = frozenset(day for year in self.years.values() for day in year.made_up)
        self._base = self.first.toordinal()
        self._counts: list[int] = []
        self._days: list[date] = []
        self._reach(self.last.year + 1)

    def is_workday(self, day: date) -> bool:
        """Whether people work on this day."""
        if day in self.overrides:
            return self.overrides[day]
        if day in self._off or (day.year not in self.years and day in statutory_days(day.year)):
            return False
        return day.weekday() < SATURDAY or day in self._made_up

    def provisional(self, day: date) -> bool:
        """Whether the day lies in a year whose notice or regional holidays are not known."""
        unsettled = self.settled is not None and day.year not in self.settled
        return unsettled or day.year not in self.years

    def provisional_years(self, first: date, last: date) -> set[int]:
        """The years from one day through another in which days are provisional."""
        years = range(first.year, last.year + 1)
        return {year for year in years if self.provisional(date(year, 1, 1))}

    def after(self, day: date, workdays: int) -> date:
        """The n-th working day after a day; the day itself is not counted. n is at least 1."""
        if workdays < 1:
            raise Refusal("calendar-no-period", workdays=workdays)
        return self.day(self.position(day) + workdays)

    def between(self, day: date, until: date) -> int:
        """How many working days lie after the first day, through the second."""
        return self.position(until) - self.position(day)

    def position(self, day: date) -> int:
        """How many working days there are from the first day known through this one."""
        index = day.toordinal() - self._base
        if index < 0:
            raise Refusal("calendar-too-early", day=day, first=self.first)
        try:
            return self._counts[index]
        except IndexError:
            self._reach(day.year)
            return self._counts[index]

    def day(self, position: int) -> date:
        """The working day that has this position."""
        while position > len(self._days):
            self._reach(self._reached() + 1)
        return self._days[position - 1]

    def overriding(self, overrides: Mapping[date, bool]) -> "Calendar":
        """The same calendar with other words for single days."""
        return Calendar(self.years, {**self.overrides, **overrides}, self.settled)

    def adding(self, *years: Year) -> "Calendar":
        """The same calendar with these years beside or instead of its own."""
        added = {year.year: year for year in years}
        return Calendar({**self.years, **added}, self.overrides, self.settled)

    def in_region(self, region: str) -> "Calendar":
        """The same calendar with the holidays of a region, an id of data/regions.toml."""
        stretches, settled = _region(region)
        off = {day: False for each in stretches for day in days(each["first"], each["last"])}
        made_up = {day: True for each in stretches for day in each.get("made_up", [])}
        return Calendar(self.years, {**off, **made_up, **self.overrides}, settled)

    def _reached(self) -> int:
        return (self.first + len(self._counts) * DAY - DAY).year

    def _reach(self, year: int) -> None:
        day = self.first + len(self._counts) * DAY
        while day.year <= year:
            if self.is_workday(day):
                self._days.append(day)
            self._counts.append(len(self._days))
            day += DAY


@cache
def state_council() -> Calendar:
    """The calendar of all the notices that this release knows."""
    paths = sorted((DATA / "calendar").glob("*.toml"))
    years = [read_year(table(f"calendar/{path.stem}")) for path in paths]
    return Calendar({year.year: year for year in years})


def read_year(given: Mapping[str, Any]) -> Year:
    """A year as its file says it (data/calendar/, or an office's own file of the same form)."""
    keys = Fields(given, "")
    number, source = keys.take("year", int), keys.take("source", str)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Refusal("calendar-unknown-year", year=number)
    stretches = [_stretch(each, number) for each in keys.take("holidays", list)]
    for name, kind in ABOUT.items():
        keys.take(name, kind, None)
    keys.end()
    off = {day for first, last, _ in stretches for day in days(first, last)}
    made_up = {day for _, _, worked in stretches for day in worked}
    if both := sorted(off & made_up):
        raise Refusal("calendar-both", day=both[0], year=number)
    return Year(number, frozenset(off), frozenset(made_up), source)


def _stretch(given: object, year: int) -> tuple[date, date, list[date]]:
    """The first and the last day off, and the days worked instead, all of the year or its eve."""
    keys = Fields(given, "holidays.")
    keys.take("name", str, None)
    first, last = keys.take("first", date), keys.take("last", date)
    made_up = [_day(each) for each in keys.take("made_up", list, [])]
    keys.end()
    for day in (first, last, *made_up):
        if not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
            raise Refusal("calendar-other-year", day=day, year=year)
    return first, last, made_up


def _day(value: object) -> date:
    if type(value) is not date:
        raise Refusal("scenario-wrong-type", key="made_up", kind="日期 (date)", value=value)
    return value


def days(first: date, last: date) -> list[date]:
    """All days from the first through the last."""
    if last < first:
        raise Refusal("calendar-backwards", first=first, last=last)
    return [first + n * DAY for n in range((last - first).days + 1)]


def reaches(day: date) -> bool:
    """Whether working days can be counted through a day: the festivals of its year are known."""
    return day.year <= LAST_YEAR


@cache
def statutory_days(year: int) -> frozenset[date]:
    """The statutory holidays of a year on their own dates, by the version then in force."""
    return frozenset(day for days in statutory_holidays(year).values() for day in days)


def statutory_holidays(year: int) -> dict[str, list[date]]:
    """The same by the names of the holidays."""
    version = in_force(table("statutory")["versions"], date(year, 12, 31))
    festivals = table("festivals")["years"].get(str(year))
    if not version or not festivals:
        raise Refusal("calendar-unknown-year", year=year)
    return {
        holiday["name"]: [_holiday(year, text, festivals) for text in holiday["days"]]
        for holiday in version["holidays"]
    }


def _holiday(year: int, text: str, festivals: Mapping[str, date]) -> date:
    """A day written "10-01", or a festival with a shift of days: "new_year-1"."""
    for name, day in festivals.items():
        if text.startswith(name):
            return day + int(text.removeprefix(name) or "0") * DAY
    month, day_of_month = text.split("-")
    return date(year, int(month), int(day_of_month))


def _region(region: str) -> tuple[list[dict[str, Any]], frozenset[int]]:
    """A region's stretches of days, and the years for which all its holidays are settled."""
    for each in table("regions")["regions"]:
        if each["id"] == region:
            stretches = [s for holiday in each["holidays"] for s in holiday["days"]]
            settled = [frozenset(holiday["years"]) for holiday in each["holidays"]]
            return stretches, frozenset.intersection(*settled)
    known = "、".join(each["id"] for each in table("regions")["regions"])
    raise Refusal("calendar-unknown-region", region=region, known=known)
