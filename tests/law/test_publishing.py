"""Publication limits: the numbers, and which of them a rest day moves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.basis import Certainty
from gongkai.law.calendar import state_council
from gongkai.law.messages import say
from gongkai.law.publishing import Unit, due, limit, limits
from gongkai.refusal import Refusal

CALENDAR = state_council()
FRIDAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("general", date(2026, 4, 3)),
        ("penalty_decision", date(2026, 3, 17)),
        ("licensing_decision", date(2026, 3, 17)),
        ("enforcement_decision", date(2026, 4, 3)),
        ("interpretation", date(2026, 3, 11)),
        ("penalty_withdrawn", date(2026, 3, 11)),
        ("government_budget", date(2026, 3, 26)),
        ("department_budget", date(2026, 3, 26)),
    ],
)
def test_due(what: str, expected: date) -> None:
    assert due(what, FRIDAY, CALENDAR) == expected


def test_a_rest_day_does_not_move_a_limit_in_calendar_days() -> None:
    saturday = date(2026, 3, 28)
    assert due("government_budget", date(2026, 3, 8), CALENDAR) == saturday
    assert due("general", date(2026, 3, 8), CALENDAR).weekday() < 5


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_a_day_later_is_never_due_earlier(day: date) -> None:
    for found in limits(day):
        later = due(found.what, day + timedelta(days=1), CALENDAR)
        assert day < due(found.what, day, CALENDAR) <= later


def test_each_limit_says_where_it_stands() -> None:
    found = {each.what: each for each in limits(FRIDAY)}
    assert len(found) == 8
    assert all(each.label and each.starts and each.basis.source for each in found.values())
    assert {what for what, each in found.items() if each.unit is Unit.DAYS} == {
        "government_budget",
        "department_budget",
    }
    assert found["general"].basis == ("条例第二十六条", date(2019, 5, 15), Certainty.FOUND)
    assert found["penalty_withdrawn"].basis.source == "行政处罚法第四十八条第二款、第八十五条"


@pytest.mark.parametrize(
    ("on", "source"),
    [
        (date(2019, 5, 14), "条例（2007）第十八条"),
        (date(2019, 5, 15), "条例第二十六条"),
        (date(2001, 1, 1), "条例（2007）第十八条"),
    ],
)
def test_a_thing_has_the_rule_of_its_day_and_else_the_first(on: date, source: str) -> None:
    assert limit("general", on).basis.source == source


def test_a_thing_that_the_law_sets_no_limit_for_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        due("news", FRIDAY, CALENDAR)
    sentence = say("refusal", caught.value.code, caught.value.values)
    assert caught.value.code == "publishing-what"
    assert "“news”" in sentence
    assert "penalty_withdrawn" in sentence
