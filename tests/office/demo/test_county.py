"""The default county shows every state and every outcome, on whichever day it is made."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.utils import timezone

from gongkai.law.case.events import Channel
from gongkai.law.case.standing import Status
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.naming import titles
from gongkai.office.applications.steps import Step
from gongkai.office.applications.telling import case_of, told
from gongkai.office.bodies.models import Body, Membership
from gongkai.office.bodies.roles import TABLE, Role
from gongkai.office.demo.county import MOST, offices
from gongkai.office.demo.making import Size, make, plans
from gongkai.office.demo.story import Story
from gongkai.office.demo.turning import clock_at
from gongkai.office.disputes import said as of_dispute
from gongkai.office.journal.models import Entry
from gongkai.words import Applicant, Outcome
from tests.office.demo.kept import NOW

pytestmark = pytest.mark.django_db

# The first days of a year, a festival, a leap day, the eve of a year, an ordinary day at night.
DAYS = (
    datetime(2026, 1, 1, 1, 0, tzinfo=UTC),
    datetime(2026, 1, 5, 1, 0, tzinfo=UTC),
    datetime(2026, 2, 17, 10, 0, tzinfo=UTC),
    datetime(2024, 2, 29, 4, 0, tzinfo=UTC),
    datetime(2026, 12, 31, 15, 0, tzinfo=UTC),
    datetime(2026, 11, 24, 16, 5, tzinfo=UTC),
)
OF_DISPUTES = (of_dispute.Filed, of_dispute.Notified, of_dispute.Answered, of_dispute.Concluded)
# Steps that are allowed as another action is.
ALLOWED_AS = {
    "end_document": "enter_document",
    "remind_slip": "ask_figure",
    "adopt_publication": "enter_publication",
}


@pytest.mark.parametrize("now", DAYS, ids=str)
def test_every_outcome_and_every_state_is_met(now: datetime) -> None:
    with clock_at(now):
        make(Size())
    rows = Application.objects.select_related("body")
    assert {row.outcome for row in rows} - {""} == set(Outcome)
    assert {row.applicant_class for row in rows} == set(Applicant)
    assert {row.channel for row in rows} == set(Channel)
    today = timezone.localtime(now).date()
    counts = Counter(
        case_of(told(row.code), row.body, row.settings).at(today).status
        for row in rows
        if row.merged_into is None
    )
    assert counts.keys() == set(Status)


def test_what_people_do_is_all_done() -> None:
    make(Size())
    kinds = set(Entry.objects.values_list("kind", flat=True))
    wanted = {action.said.KIND for action in ACTIONS.values()}
    wanted |= {said.KIND for said in OF_DISPUTES}
    assert wanted | {say.Split.KIND, say.Merged.KIND, say.Attached.KIND} <= kinds
    cases = [case_of(told(row.code), row.body, row.settings) for row in _concluded()]
    late = [case for case in cases if case.at(case.entries[-1].on).late]
    assert 0 < len(late) < len(cases) / 4


def _concluded() -> list[Application]:
    return list(Application.objects.exclude(concluded_on=None).select_related("body"))


def test_there_is_somebody_of_every_role_and_a_body_that_can_be_reached() -> None:
    make(Size(13, 13))
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role)
    assert Body.objects.count() == 13
    for body in Body.objects.all():
        assert body.name.startswith("云溪县")
        assert body.office
        assert body.address
        assert body.hours
        assert body.telephone.startswith("0990-999")
        assert body.email.endswith(".example")
        assert body.above.count() == (0 if body.code == "yunxi" else 1)


def test_thousands_of_letters_differ() -> None:
    stories = {moment.story for moment in plans(Size(13, 12_000), NOW)[1].moments()}
    letters = [story.letter for story in stories if isinstance(story, Story)]
    asked = [letter.personal["content"] for letter in letters]
    assert len(asked) > 2_400
    assert len(set(asked)) > 0.9 * len(asked)


def test_who_begins_where_most_is_to_do_finds_some_of_each() -> None:
    make(Size())
    plan = max(plans(Size(), NOW), key=lambda one: one.quota)
    rows = Application.objects.filter(body__code=plan.office.code, merged_into=None)
    today = timezone.localtime(NOW).date()
    found = {case_of(told(r.code), r.body, r.settings).at(today).status for r in rows}
    assert found == set(Status)
    assert {row.step for row in rows} >= set(Step)


def test_a_title_names_nobody() -> None:
    make(Size(13, 60))
    rows = Application.objects.all()
    found = titles(row.code for row in rows)
    assert set(found) == {row.code for row in rows}
    assert all(0 < len(title) <= 60 for title in found.values())
    assert not [title for title in found.values() if "154" in title]


def test_no_two_bodies_are_called_the_same() -> None:
    county = offices(MOST, 1)
    assert len({office.name for office in county}) == len({o.code for o in county}) == MOST
    usernames = [worker.username for office in county for worker in office.workers]
    assert len(set(usernames)) == len(usernames)


def test_each_step_is_that_of_a_role_that_may_take_it() -> None:
    for plan in plans(Size(13, 400), NOW):
        roles = {worker.username: worker.roles for worker in plan.office.workers}
        for moment in plan.moments():
            step = moment.step
            if step.who:
                action = ALLOWED_AS.get(step.action, step.action)
                assert TABLE[action].keys() & set(roles[step.who]), step


# Straight from the tables, without the program: table 三's two identities, for each column.
IDENTITY = """
SELECT applicant_class,
  SUM(CASE WHEN received_on >= %(begin)s AND received_on <= %(end)s THEN 1 ELSE 0 END),
  SUM(CASE WHEN received_on < %(begin)s AND (concluded_on IS NULL OR concluded_on >= %(begin)s)
      THEN 1 ELSE 0 END),
  SUM(CASE WHEN concluded_on >= %(begin)s AND concluded_on <= %(end)s THEN 1 ELSE 0 END),
  SUM(CASE WHEN received_on <= %(end)s AND (concluded_on IS NULL OR concluded_on > %(end)s)
      THEN 1 ELSE 0 END)
FROM applications_fact WHERE recorded_to IS NULL AND received_on IS NOT NULL
GROUP BY applicant_class
"""


@pytest.mark.parametrize("year", [NOW.year - 1, NOW.year])
def test_what_came_in_is_what_went_out_and_what_is_left(year: int) -> None:
    make(Size())
    given = {"begin": f"{year}-01-01", "end": f"{year}-12-31"}
    with connection.cursor() as cursor:
        cursor.execute(IDENTITY, given)
        found = cursor.fetchall()
    assert {row[0] for row in found} == set(Applicant)
    for applicant, new, carried_in, concluded, carried_out in found:
        assert new + carried_in == concluded + carried_out, applicant
    assert sum(row[1] for row in found) > 100
    assert sum(row[2] for row in found) > 0 or year < NOW.year
    assert sum(row[4] for row in found) > 0


def test_each_application_has_one_present_fact_and_no_hole_between_two() -> None:
    make(Size())
    facts: dict[int, list[Fact]] = {}
    for fact in Fact.objects.order_by("application", "recorded_from"):
        facts.setdefault(fact.application_id, []).append(fact)
    assert len(facts) == Application.objects.count()
    for found in facts.values():
        ends = [fact.recorded_to for fact in found]
        assert ends == [*(fact.recorded_from for fact in found[1:]), None]
