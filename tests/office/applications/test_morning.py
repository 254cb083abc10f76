"""What is seen first in the morning: the groups, their order, and what is new."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications import morning
from gongkai.office.applications.actions import act
from gongkai.office.applications.listing import Filters, Group, listed
from gongkai.office.applications.morning import changed, groups
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from tests.office.factory import RECEIVED, SECTION, body, desk, letter

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)
DAYS = [date(2026, 1, 26), date(2026, 1, 19), date(2026, 2, 13), date(2026, 2, 12)]


def numbers(who: Person) -> dict[Group, list[int]]:
    """The register numbers in each group."""
    found = groups(Access(who, TODAY))
    return {group.kind: [row.number for row in group.rows] for group in found}


@pytest.fixture
def bureau() -> Body:
    """A bureau with four letters."""
    made = body()
    for day in DAYS:
        letter(made, on=day)
    return made


def test_the_most_urgent_comes_first(bureau: Body) -> None:
    clerk = desk(bureau)[Role.REGISTRAR]
    found = numbers(clerk)
    assert found[Group.OVERDUE] == [2, 1]
    assert found[Group.SOON] == [4, 3]
    assert found[Group.MINE] == [2, 1, 4, 3]
    assert found[Group.WAITING] == []


def test_a_group_is_what_the_register_shows_under_its_name(bureau: Body) -> None:
    people = desk(bureau)
    waiting = letter(bureau, on=date(2026, 3, 2))
    given = {"by": "2026-04-01", "items": "年度"}
    act(waiting.code, "ask_supplement", people[Role.REGISTRAR], on=date(2026, 3, 3), **given)
    for role in (Role.REGISTRAR, Role.HANDLER, Role.APPROVER):
        for kind, found in numbers(people[role]).items():
            page = listed(people[role], TODAY, Filters(group=kind))
            assert sorted(row.number for row in page.rows) == sorted(found), (role, kind)


def test_a_long_group_is_cut_and_says_so(bureau: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morning, "MOST", 1)
    clerk = desk(bureau)[Role.REGISTRAR]
    cut = {group.kind: (len(group.rows), group.more) for group in groups(Access(clerk, TODAY))}
    assert cut[Group.OVERDUE] == (1, True)
    assert cut[Group.WAITING] == (0, False)


def test_news_are_what_others_recorded_each_application_once(bureau: Body) -> None:
    people = desk(bureau)
    clerk, head = people[Role.REGISTRAR], people[Role.DISCLOSURE_HEAD]
    rows = list(bureau.application_set.order_by("pk"))
    since = timezone.now()
    act(rows[2].code, "transfer", clerk, section=SECTION)
    act(rows[2].code, "withdraw", clerk)
    act(rows[3].code, "withdraw", clerk)
    assert [each.row.number for each in changed(Access(head, TODAY), since)] == [4, 3]
    assert changed(Access(clerk, TODAY), since) == []
    assert [each.row.number for each in changed(Access(people[Role.HANDLER], TODAY), since)] == [3]
    assert changed(Access(head, TODAY), timezone.now() + timedelta(minutes=1)) == []


def test_who_only_looked_changed_nothing(bureau: Body) -> None:
    people = desk(bureau)
    since = timezone.now()
    personal(bureau.application_set.latest("pk").code, people[Role.REGISTRAR])
    assert changed(Access(people[Role.DISCLOSURE_HEAD], TODAY), since) == []


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
