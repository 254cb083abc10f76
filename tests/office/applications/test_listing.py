"""The register as lists: who sees what, in which order, and what is urgent."""

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.law.calendar import state_council
from gongkai.law.case.standing import Status
from gongkai.office.applications import scopes
from gongkai.office.applications.actions import act
from gongkai.office.applications.counting import merge
from gongkai.office.applications.listing import Counts, Filters, Group, counts, listed
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from tests.office.factory import RECEIVED, SECTION, body, desk, letter, person

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 30)  # of what was received on the first day


def numbers(who: Person, on: date, filters: Filters, **more: Any) -> list[int]:  # noqa: ANN401
    """The numbers on a page."""
    return [row.number for row in listed(who, on, filters, **more).rows]


def cases(bureau: Body, people: dict[Role, Person]) -> None:
    """Seven cases: nothing done, supplement, consulting, reasons, late consulting, withdrawn,
    merged."""
    clerk, head = people[Role.REGISTRAR], people[Role.DISCLOSURE_HEAD]
    codes = [letter(bureau).code for _ in range(7)]
    act(codes[1], "ask_supplement", clerk, on=RECEIVED, by="2026-03-20", items="年度")
    act(codes[2], "consult", clerk, on=date(2026, 3, 20), party="甲", role="third_party")
    act(codes[3], "ask_reasons", head, on=RECEIVED, by="2026-03-20")
    act(codes[4], "consult", clerk, on=DUE, party="甲", role="third_party")
    act(codes[5], "withdraw", clerk, on=RECEIVED)
    merge(codes[6], clerk, codes[0])


WAITING = {Group.SOON, Group.WAITING}
GROUPS: dict[Status, set[Group | None]] = {
    Status.OVERDUE: {Group.OVERDUE},
    Status.RUNNING: {Group.SOON, None},
    Status.AWAITING_SUPPLEMENT: {Group.WAITING},
    Status.AWAITING_REASONS: {*WAITING},
    Status.CONSULTING: {*WAITING},
    Status.LAPSED_SUPPLEMENT: {Group.LAPSED},
    Status.CONCLUDED: {Group.CONCLUDED},
}


def test_every_day_the_groups_are_what_the_law_says_of_each_case() -> None:
    bureau = body()
    people = desk(bureau)
    cases(bureau, people)
    clerk = people[Role.REGISTRAR]
    rows = list(Application.objects.filter(merged_into=None).select_related("body"))
    folded = {row.number: case_of(told(row.code), row.body, row.settings) for row in rows}
    seen = set()
    for day in range(60):
        on = date(2026, 3, 30) + timedelta(days=day)
        placed: dict[int, Group | None] = dict.fromkeys(folded)
        for group in set(Group) - {Group.OPEN, Group.MINE}:
            for number in numbers(clerk, on, Filters(group=group)):
                assert placed[number] is None, "in one group only"
                placed[number] = group
        for number, case in folded.items():
            standing = case.at(on)
            status, due = standing.status, standing.reply_due or standing.reply_due_if_silent
            seen.add(status)
            assert placed[number] in GROUPS[status], (number, on, status)
            soon = due is not None and on <= due <= state_council().after(on, 5)
            assert soon == (placed[number] is Group.SOON), (number, on, status)
    assert seen >= {Status.OVERDUE, Status.CONSULTING, Status.RUNNING, Status.LAPSED_SUPPLEMENT}
    assert numbers(clerk, DUE, Filters(group=Group.OPEN)) == [5, 4, 3, 2, 1]


def test_soon_are_working_days_and_urgent_lists_go_by_the_day() -> None:
    bureau = body()
    clerk = person(bureau, Role.REGISTRAR)
    for day in (4, 2, 2, 3):
        letter(bureau, on=date(2026, 3, day))
    soon = Filters(group=Group.SOON)
    assert Application.objects.get(number=2).due_on == DUE
    # From Friday the 20th five working days reach the 27th, six the 30th.
    assert numbers(clerk, date(2026, 3, 20), soon) == []
    assert numbers(clerk, date(2026, 3, 20), Filters(group=Group.SOON, within=6)) == [2, 3]
    assert numbers(clerk, date(2026, 3, 27), soon) == [2, 3, 4, 1]
    assert numbers(clerk, DUE, soon) == [2, 3, 4, 1]
    late = Filters(group=Group.OVERDUE)
    on = date(2026, 4, 30)
    page = listed(clerk, on, late, limit=3)
    assert [row.number for row in page.rows] == [2, 3, 4]
    page = listed(clerk, on, late, before=page.before, limit=3)
    assert ([row.number for row in page.rows], page.before) == ([1], None)


def test_a_register_goes_page_by_page_from_the_newest() -> None:
    bureau = body()
    clerk = person(bureau, Role.REGISTRAR)
    for _ in range(5):
        letter(bureau)
    seen, before = [], None
    for _ in range(3):
        page = listed(clerk, DUE, before=before, limit=2)
        seen.append([row.number for row in page.rows])
        before = page.before
    assert (seen, before) == ([[5, 4], [3, 2], [1]], None)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [3, 2, 1]),
        (Filters(body="yunxi"), [3, 2, 1]),
        (Filters(body="nowhere"), []),
        (Filters(year=2026), [3, 2, 1]),
        (Filters(year=2025), []),
        (Filters(channel="counter"), [3]),
        (Filters(applicant_class="business"), [2]),
        (Filters(outcome="other_handling"), [1]),
        (Filters(section=SECTION), [2]),
        (Filters(group=Group.OPEN, section=SECTION), [2]),
        (Filters(group=Group.CONCLUDED, channel="online"), [1]),
    ],
)
def test_filters_narrow_the_list(filters: Filters, expected: list[int]) -> None:
    bureau = body()
    clerk = person(bureau, Role.REGISTRAR)
    first = letter(bureau).code
    second = letter(bureau, applicant_class="business").code
    letter(bureau, channel="counter", person=clerk)
    act(first, "withdraw", clerk, on=RECEIVED)
    act(second, "transfer", clerk, on=RECEIVED, section=SECTION)
    assert numbers(clerk, DUE, filters) == expected


@pytest.mark.parametrize("many", [0, 50])
def test_everyone_lists_and_counts_what_the_role_allows(
    monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(scopes, "MANY", many)
    top = body("county", name="云溪县人民政府", kind="government")
    bureau, other = body(), body("heping", name="和平县民政局")
    bureau.above.create(parent=top, first_year=2020)
    people = desk(bureau)
    supervisor = person(top, Role.SUPERVISOR)
    code = letter(bureau).code
    letter(bureau)
    letter(other)
    act(code, "transfer", people[Role.REGISTRAR], on=RECEIVED, section=SECTION)
    for who, expected in (
        (people[Role.REGISTRAR], ["yunxi", "yunxi"]),
        (people[Role.AUDITOR], ["yunxi", "yunxi"]),
        (people[Role.HANDLER], ["yunxi"]),
        (supervisor, ["yunxi", "yunxi"]),
        (person(other, Role.REGISTRAR), ["heping"]),
        (person(other), []),
    ):
        assert [row.body.code for row in listed(who, DUE).rows] == expected
        assert counts(who, DUE) == Counts(0, len(expected), 0, 0, len(expected))


def test_what_is_urgent_is_counted_in_a_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    bureau = body()
    people = desk(bureau)
    cases(bureau, people)
    clerk = people[Role.REGISTRAR]
    with django_assert_max_num_queries(2):
        assert counts(clerk, date(2026, 3, 31)) == Counts(3, 0, 1, 1, 5)
    with django_assert_max_num_queries(3):
        assert counts(clerk, DUE, "yunxi") == Counts(0, 3, 1, 1, 5)
    with django_assert_max_num_queries(5):
        page = listed(clerk, DUE, Filters(body="yunxi", group=Group.SOON), before=1)
        assert [str(row.body) for row in page.rows][:1] == [bureau.name]


def test_a_page_of_several_bodies_is_the_newest_of_all(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    top = body("county")
    bodies = [body(f"b{number}") for number in range(3)]
    for each in bodies:
        each.above.create(parent=top, first_year=2020)
    supervisor = person(top, Role.SUPERVISOR)
    # The first has the newest, the second as many but older ones, the third hardly any.
    for place in (1, 1, 2, 0, 1, 0, 0, 1):
        letter(bodies[place])
    every = list(Application.objects.order_by("-pk"))
    for limit in range(1, 10):
        found: list[Application] = []
        before = None
        while True:
            with django_assert_max_num_queries(6):
                page = listed(supervisor, DUE, before=before, limit=limit)
            assert len(page.rows) <= limit
            found += page.rows
            before = page.before
            if before is None:
                break
        assert found == every
