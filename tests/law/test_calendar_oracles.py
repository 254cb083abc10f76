"""The days of the notices against two libraries that nobody here wrote."""

from datetime import date

import chinese_calendar
import holidays
import pytest

from gongkai.law.calendar import DAY, state_council, statutory_days
from gongkai.law.tables import table

CALENDAR = state_council()
YEARS = range(2019, 2027)
OTHER = holidays.country_holidays("CN", years=YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_of_the_year_is_as_the_libraries_say(year: int) -> None:
    day, differing = date(year, 1, 1), []
    while day.year == year:
        found = CALENDAR.is_workday(day)
        if not found == chinese_calendar.is_workday(day) == OTHER.is_working_day(day):
            differing.append(day)
        day += DAY
    assert differing == []  # none is left to explain


@pytest.mark.parametrize("year", YEARS)
def test_statutory_holidays_are_days_off_in_the_notice(year: int) -> None:
    assert not [day for day in statutory_days(year) if CALENDAR.is_workday(day)]


FESTIVALS = {
    "new_year": "Chinese New Year (Spring Festival)",
    "qingming": "Tomb-Sweeping Day",
    "dragon_boat": "Dragon Boat Festival",
    "mid_autumn": "Mid-Autumn Festival",
}
# The library follows an older almanac: by GB/T 33661 the sun reaches 15° at 00:45 on 5 April.
DIFFERENT = {("qingming", 2100)}


@pytest.mark.parametrize("festival", FESTIVALS)
def test_festivals_are_on_the_days_of_the_library(festival: str) -> None:
    years = range(2019, 2101)
    known = holidays.country_holidays("CN", years=years, language="en_US")
    found = set()
    for year in years:
        day = table("festivals")["years"][str(year)][festival]
        if FESTIVALS[festival] not in known.get(day, ""):
            found.add((festival, year))
    assert found <= DIFFERENT
