"""Working days, and the arithmetic of periods counted in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import Calendar, Year, days, read_year, state_council, statutory_days
from gongkai.refusal import Refusal

CALENDAR = state_council()
DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 14), True),  # a Saturday made up for the Spring Festival
        (date(2026, 2, 17), False),  # 正月初一
        (date(2024, 2, 9), True),  # 除夕 of 2024 was a working day
        (date(2020, 1, 31), False),  # the Spring Festival of 2020 was prolonged
        (date(2020, 2, 3), True),
        (date(2025, 10, 11), True),  # a Saturday
        (date(2027, 1, 1), False),  # no notice yet: by the statute
        (date(2027, 2, 9), True),  # 初四: the statute gives three days of the new year
        (date(2027, 5, 2), False),
        (date(2027, 5, 3), True),
    ],
)
def test_days_that_are_not_as_their_weekday_says(day: date, worked: bool) -> None:
    assert CALENDAR.is_workday(day) is worked


def test_a_day_is_provisional_while_its_notice_is_not_loaded() -> None:
    assert not CALENDAR.provisional(date(2026, 12, 31))
    assert CALENDAR.provisional(date(2027, 1, 4))


def test_the_eve_of_the_new_year_is_a_holiday_by_statute_since_2025() -> None:
    assert date(2024, 2, 9) not in statutory_days(2024)
    assert date(2025, 1, 28) in statutory_days(2025)


@given(DAYS, st.integers(1, 60))
def test_a_period_ends_on_a_working_day_and_has_its_length(day: date, workdays: int) -> None:
    last = CALENDAR.after(day, workdays)
    assert CALENDAR.is_workday(last)
    assert CALENDAR.between(day, last) == workdays
    counted = [each for each in days(day, last)[1:] if CALENDAR.is_workday(each)]
    assert len(counted) == workdays


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_counts_add_up(day: date, first: int, second: int) -> None:
    middle, last = day + timedelta(first), day + timedelta(first + second)
    parts = CALENDAR.between(day, middle) + CALENDAR.between(middle, last)
    assert parts == CALENDAR.between(day, last)


def test_single_days_can_be_overridden() -> None:
    day = date(2026, 3, 2)
    assert not CALENDAR.overriding({day: False}).is_workday(day)
    assert CALENDAR.overriding({date(2026, 3, 1): True}).is_workday(date(2026, 3, 1))


def test_an_office_adds_a_year_of_its_own() -> None:
    own = read_year(
        {
            "year": 2027,
            "source": "本县通知",
            "holidays": [
                {
                    "name": "元旦",
                    "first": date(2027, 1, 1),
                    "last": date(2027, 1, 3),
                    "made_up": [date(2027, 1, 9)],
                }
            ],
        }
    )
    calendar = CALENDAR.adding(own)
    assert calendar.is_workday(date(2027, 1, 9))
    assert not calendar.provisional(date(2027, 1, 9))
    assert CALENDAR.provisional(date(2027, 1, 9))


def test_a_region_has_holidays_of_its_own_that_beat_the_swaps_of_the_country() -> None:
    guangxi = CALENDAR.in_region("guangxi")
    assert CALENDAR.is_workday(date(2023, 4, 23))  # made up for the Labour Day
    assert not guangxi.is_workday(date(2023, 4, 23))
    assert guangxi.is_workday(date(2021, 4, 18))  # made up there only


def test_a_year_whose_regional_holidays_are_not_settled_is_provisional() -> None:
    assert CALENDAR.in_region("xinjiang").provisional(date(2020, 6, 1))
    assert not CALENDAR.in_region("xinjiang").provisional(date(2022, 6, 1))


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: CALENDAR.after(date(2026, 3, 2), 0), "calendar-no-period"),
        (lambda: CALENDAR.position(date(2018, 12, 31)), "calendar-too-early"),
        (lambda: CALENDAR.is_workday(date(2101, 1, 3)), "calendar-unknown-year"),
        (lambda: CALENDAR.in_region("atlantis"), "calendar-unknown-region"),
        (lambda: days(date(2026, 3, 2), date(2026, 3, 1)), "calendar-backwards"),
    ],
)
def test_what_cannot_be_answered_is_refused(ask: object, code: str) -> None:
    assert callable(ask)
    with pytest.raises(Refusal) as refused:
        ask()
    assert refused.value.code == code


def test_a_day_cannot_be_both_off_and_made_up() -> None:
    stretch = {"first": date(2027, 1, 1), "last": date(2027, 1, 3), "made_up": [date(2027, 1, 2)]}
    with pytest.raises(Refusal) as refused:
        read_year({"year": 2027, "source": "本县通知", "holidays": [stretch]})
    assert refused.value.code == "calendar-both"


def test_a_notice_may_speak_of_the_last_days_of_the_year_before() -> None:
    early = Year(2020, frozenset(), frozenset({date(2019, 12, 29)}), "")
    calendar = Calendar({2019: Year(2019, frozenset(), frozenset(), ""), 2020: early})
    assert calendar.is_workday(date(2019, 12, 29))
