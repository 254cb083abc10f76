"""What somebody sees first in the morning."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications.actions import act
from gongkai.office.applications.morning import groups
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Role
from tests.office.factory import RECEIVED, SECTION, body, desk, letter

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 30)  # of what was received on the first day


def shown(who: Person, on: date) -> dict[str, list[int]]:
    """The numbers in each group."""
    return {g.kind: [row.number for row in g.rows] for g in groups(Access(who, on))}


def test_a_party_that_stops_no_clock_hides_nothing_that_is_late() -> None:
    bureau = body()
    people = desk(bureau)
    code = letter(bureau).code
    act(code, "consult", people[Role.REGISTRAR], on=DUE, party="甲", role="third_party")
    clerk = people[Role.REGISTRAR]
    assert shown(clerk, DUE)["soon"] == [1]
    late = shown(clerk, DUE + timedelta(days=1))
    assert (late["overdue"], late["soon"]) == ([1], [])


def test_everyone_sees_the_own_steps_in_a_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    bureau, other = body(), body("heping", name="和平县民政局")
    people = desk(bureau)
    clerk = people[Role.REGISTRAR]
    codes = [letter(bureau).code for _ in range(3)]
    letter(other)
    act(codes[0], "transfer", clerk, on=RECEIVED, section=SECTION)
    act(codes[1], "withdraw", clerk, on=RECEIVED)
    act(codes[2], "draft", clerk, on=RECEIVED, outcome="disclosed")
    assert shown(people[Role.HANDLER], RECEIVED)["mine"] == [1]
    assert shown(people[Role.LEGAL_REVIEWER], RECEIVED)["mine"] == [3]
    assert shown(people[Role.AUDITOR], RECEIVED)["mine"] == []
    with django_assert_max_num_queries(10):
        assert shown(clerk, DUE) == {"overdue": [], "soon": [1, 3], "mine": [1], "waiting": []}
