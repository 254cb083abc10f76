"""The last days of the remedies, which can be checked on a wall calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.calendar import state_council
from gongkai.law.remedies import (
    Body,
    BodyKind,
    Contested,
    LastDays,
    Level,
    OtherAct,
    Remedy,
    Service,
    last_day_after_reconsideration,
    last_days,
    remedy,
)
from gongkai.law.remedies.days import months_after, moved
from gongkai.words import Outcome

CALENDAR = state_council()


def of(outcome: Contested, on: date = date(2026, 3, 30)) -> Remedy:
    """The remedy of a county bureau's letter."""
    body = Body(BodyKind.DEPARTMENT, Level.COUNTY)
    return remedy(outcome, replied_on=on, body=body, served=Service.PAPER)


def test_either_way_without_a_calendar() -> None:
    assert last_days(of(Outcome.DISCLOSED), date(2026, 4, 1)) == LastDays(
        reconsideration=date(2026, 5, 31),
        suit=date(2026, 10, 1),
        untold_reconsideration=date(2027, 4, 1),
        untold_suit=date(2027, 4, 1),
    )


def test_a_last_day_of_rest_moves_to_the_next_working_day() -> None:
    assert last_days(of(Outcome.DISCLOSED), date(2026, 4, 1), CALENDAR) == LastDays(
        reconsideration=date(2026, 6, 1),
        suit=date(2026, 10, 8),
        untold_reconsideration=date(2027, 4, 1),
        untold_suit=date(2027, 4, 1),
    )


def test_where_reconsideration_comes_first_no_suit_can_be_in_time() -> None:
    found = last_days(of(Outcome.STATE_SECRET), date(2026, 4, 1))
    assert (found.suit, found.untold_suit) == (None, None)
    assert found.untold_reconsideration == date(2027, 4, 1)


def test_who_got_no_reply_was_told_nothing_that_could_be_untold() -> None:
    assert last_days(of(OtherAct.NO_REPLY), date(2026, 3, 30)) == LastDays(
        reconsideration=date(2026, 5, 29),
        suit=date(2026, 9, 30),
        untold_reconsideration=None,
        untold_suit=None,
    )


def test_before_2024_reconsideration_untold_had_no_end_in_the_law() -> None:
    found = last_days(of(Outcome.DISCLOSED, date(2023, 6, 9)), date(2023, 6, 12))
    assert found.untold_reconsideration is None
    assert found.untold_suit == date(2024, 6, 12)


@pytest.mark.parametrize(
    ("on", "last"), [(date(2018, 2, 7), date(2020, 2, 7)), (date(2018, 2, 8), date(2019, 2, 8))]
)
def test_the_year_for_an_untold_suit_came_in_2018(on: date, last: date) -> None:
    assert last_days(of(Outcome.DISCLOSED, on), on).untold_suit == last


def test_fifteen_days_for_a_suit_after_reconsideration() -> None:
    found = of(Outcome.STATE_SECRET)
    assert last_day_after_reconsideration(found, date(2026, 6, 5)) == date(2026, 6, 20)
    moved_to = last_day_after_reconsideration(found, date(2026, 6, 5), CALENDAR)
    assert moved_to == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 3, 30), 6, date(2026, 9, 30)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 29), 6, date(2028, 2, 29)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
        (date(2026, 7, 1), 6, date(2027, 1, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: date, months: int, last: date) -> None:
    assert months_after(day, months) == last


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 36))
def test_months_never_leave_their_month(day: date, months: int) -> None:
    last = months_after(day, months)
    assert (last.year - day.year) * 12 + last.month - day.month == months
    assert last.day == day.day or (last + timedelta(1)).day == 1


@given(st.dates(date(2019, 1, 1), date(2100, 1, 1)))
def test_a_day_moves_only_over_rest_days(day: date) -> None:
    last = moved(day, CALENDAR)
    assert CALENDAR.is_workday(last)
    between = [day + timedelta(n) for n in range((last - day).days)]
    assert not any(map(CALENDAR.is_workday, between))
