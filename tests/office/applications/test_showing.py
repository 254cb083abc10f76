"""What an applicant is shown: every date is the law's, and only what may be done is offered."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai.law.case.derivation import derivation
from gongkai.law.case.standing import Status
from gongkai.law.tables import table as law
from gongkai.office.applications.actions import act
from gongkai.office.applications.counter import retract
from gongkai.office.applications.counting import merge
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.applications.showing import clock_of, shown
from gongkai.office.applications.telling import case_of, told
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.roles import Role
from gongkai.office.tables import table
from tests.office.factory import body, desk, person
from tests.office.online import applied
from tests.office.online_cases import ASKED, CASES, at

pytestmark = pytest.mark.django_db
OFFERS = {
    "running": {"attach"},
    "supplementing": {"attach", "make_supplement", "withdraw"},
    "lapsed": {"attach", "withdraw"},
    "reasoning": {"attach", "state_reasons", "withdraw"},
    "consulting": {"attach", "withdraw"},
    "paying": {"attach", "withdraw"},
    "overdue": {"attach"},
    "withdrawn": set(),
    "replied": {"suggest_publication"},
}


def holder(row: Application) -> Holder:
    """Its applicant."""
    return Holder(row.code)


@pytest.mark.parametrize("name", CASES)
def test_dates_days_and_reasons_are_those_of_the_law(name: str) -> None:
    row = at(name, body())
    today = timezone.localdate()
    case = case_of(told(row.code), row.body, row.settings)
    standing, found = case.at(today), shown(holder(row))
    if found.due:
        assert found.due == standing.reply_due
    if found.left is not None:
        assert found.left == standing.workdays_left
    assert found.by == case.state.awaited_by
    steps = derivation(case, today)
    assert [(each.on, each.article) for each in found.lines] == [(s.on, s.article) for s in steps]
    assert all(line.sentence and "{" not in line.sentence for line in found.lines)
    assert all((found.means, found.next, found.can, found.label, found.title))


@pytest.mark.parametrize("name", CASES)
def test_only_what_may_be_done_is_offered(name: str) -> None:
    row = at(name, body())
    recall = {"retract", "amend"} if name in {"running", "overdue"} else set()
    assert shown(holder(row)).offers == OFFERS[name] | recall


def test_the_question_of_the_body_is_shown() -> None:
    assert shown(holder(at("supplementing", body()))).asked == ASKED


def test_a_reply_shows_outcome_remedy_and_its_own_files_alone() -> None:
    row = at("replied", body())
    ending = shown(holder(row)).ending
    assert ending
    assert (ending.label, ending.late) == ("部分公开", False)
    assert "行政复议" in ending.remedy
    assert [file.name for file in ending.files] == ["答复书.pdf"]


def test_that_a_reply_was_seen_is_journaled_once_for_each_reply() -> None:
    row = at("replied", body())
    for _ in range(3):
        shown(holder(row))
    looks = [each for each in told(row.code) if each.said.KIND == "application.read"]
    assert [each.entry.by for each in looks] == [None]


def test_an_overdue_reply_names_the_remedy() -> None:
    found = shown(holder(at("overdue", body())))
    assert found.left is None
    assert "行政复议" in found.overdue_remedy


def test_what_was_taken_back_or_merged_says_so() -> None:
    bureau = body()
    first, second, third = (applied(bureau, str(n)) for n in range(3))
    retract(holder(first))
    assert shown(holder(first)).label == "已撤回（发出后即时）"
    merge(second.code, person(bureau, Role.REGISTRAR), third.code)
    found = shown(holder(second))
    assert printed(third) in found.next
    assert found.offers == frozenset()


def test_the_receipt_says_when_the_clock_starts() -> None:
    bureau = body()
    assert "当天" in clock_of(applied(bureau))[0].sentence
    from gongkai.office.bodies.models import Setting
    from tests.office.factory import SINCE

    given = {"name": "online_receipt", "value": "confirmation", "valid_from": SINCE}
    Setting.objects.create(body=bureau, **given)
    row = applied(bureau, "later")
    assert "双方确认之日" in clock_of(row)[0].sentence
    assert shown(holder(row)).due is None
    act(row.code, "confirm", desk(bureau)[Role.REGISTRAR])
    assert shown(holder(row)).due


def test_a_page_takes_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    row = at("replied", body())
    shown(holder(row))
    with django_assert_max_num_queries(12):
        shown(holder(row))


def test_every_state_has_its_words_and_no_word_is_idle() -> None:
    data = table("counter")
    own = {"withdrawn", "retracted", "merged", "reasons_stated"}
    assert set(data["status"]) == {*Status, *own}
    assert set(data["step"]) <= set(law("steps"))
