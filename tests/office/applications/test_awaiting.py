"""Whose turn it is, by what was done; and each role finds just what it may do next."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.applications.awaiting import DONE_BY, mine
from gongkai.office.applications.counting import merge
from gongkai.office.applications.models import Application
from gongkai.office.applications.reading import offered, seen_by
from gongkai.office.applications.steps import Step
from gongkai.office.applications.telling import told
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from tests.office.factory import RECEIVED, SECTION, body, desk, letter, person

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 3)
TODAY = date(2026, 3, 16)
Did = tuple[Role, str, dict[str, Any]]
Done = list[Did]

DRAFT = (Role.REGISTRAR, "draft", {"outcome": "internal_affairs"})
LEGAL = (Role.LEGAL_REVIEWER, "review_legality", {"passed": True})
SECRET = (Role.SECRECY_REVIEWER, "review_secrecy", {"passed": True})
NOT_LEGAL = (Role.LEGAL_REVIEWER, "review_legality", {"passed": False})
APPROVED = (Role.APPROVER, "approve", {"passed": True})
NOT_APPROVED = (Role.APPROVER, "approve", {"passed": False})
POSTED = (Role.REGISTRAR, "reply", {"means": "posted", "outcome": "internal_affairs"})
ONLINE = (Role.REGISTRAR, "reply", {"means": "online", "outcome": "internal_affairs"})
REASONS = (Role.REGISTRAR, "ask_reasons", {"by": "2026-03-10"})
FOUND = (Role.DISCLOSURE_HEAD, "find_reasons", {"accepted": True})
SUPPLEMENT = (Role.REGISTRAR, "ask_supplement", {"by": "2026-03-10", "items": "年度"})
MADE: Did = (Role.REGISTRAR, "make_supplement", {})
DELIVERED = (Role.REGISTRAR, "record_delivery", {"proof": "回执"})
COURT = (Role.DISCLOSURE_HEAD, "reopen", {"by": "court"})
WITHDRAWN: Did = (Role.REGISTRAR, "withdraw", {})

TABLE: list[tuple[Done, Step | None]] = [
    ([], Step.HANDLE),
    ([SUPPLEMENT], None),
    ([SUPPLEMENT, MADE], Step.HANDLE),
    ([REASONS], Step.FINDING),
    ([REASONS, FOUND], Step.HANDLE),
    ([DRAFT], Step.REVIEWS),
    ([DRAFT, LEGAL], Step.SECRECY),
    ([DRAFT, SECRET], Step.LEGALITY),
    ([DRAFT, LEGAL, SECRET], Step.APPROVE),
    ([DRAFT, NOT_LEGAL], Step.REDRAFT),
    ([DRAFT, NOT_LEGAL, SECRET], Step.REDRAFT),
    ([DRAFT, NOT_LEGAL, LEGAL, SECRET], Step.APPROVE),
    ([DRAFT, NOT_LEGAL, DRAFT], Step.REVIEWS),
    ([DRAFT, LEGAL, SECRET, NOT_APPROVED], Step.REDRAFT),
    ([DRAFT, LEGAL, SECRET, NOT_APPROVED, APPROVED], Step.SEND),
    ([DRAFT, LEGAL, SECRET, APPROVED], Step.SEND),
    ([DRAFT, LEGAL, SECRET, APPROVED, NOT_LEGAL], Step.REDRAFT),
    ([DRAFT, LEGAL, SECRET, APPROVED, POSTED], Step.DELIVER),
    ([DRAFT, LEGAL, SECRET, APPROVED, POSTED, DELIVERED], None),
    ([DRAFT, LEGAL, SECRET, APPROVED, ONLINE], None),
    ([DRAFT, LEGAL, SECRET, APPROVED, POSTED, COURT], Step.HANDLE),
    ([WITHDRAWN], None),
]


def play(bureau: Body, people: dict[Role, Person], done: Done) -> Application:
    """An application to which this was done."""
    code = letter(bureau).code
    for role, action, said in done:
        act(code, action, people[role], on=ON, **said)
    return Application.objects.get(code=code)


@pytest.mark.parametrize(("done", "expected"), TABLE)
def test_what_was_done_makes_the_step(done: Done, expected: Step | None) -> None:
    bureau = body()
    assert play(bureau, desk(bureau), done).step == (expected or "")


def test_what_is_not_confirmed_waits_for_that_and_a_duplicate_for_nothing() -> None:
    bureau = body()
    clerk = desk(bureau)[Role.REGISTRAR]
    row = letter(bureau, channel=Channel.MAIL_ORDINARY, person=clerk)
    assert row.step == Step.CONFIRM
    first, second = letter(bureau), letter(bureau)
    assert merge(second.code, clerk, first.code).step == ""


def test_every_step_is_somebodys() -> None:
    assert {step for steps in DONE_BY.values() for step in steps} == set(Step)


def test_each_role_finds_what_it_may_do_next_and_nothing_else() -> None:
    bureau = body()
    people = desk(bureau)
    rows = [play(bureau, people, done) for done, _ in TABLE]
    for row in rows[::2]:
        if not row.concluded_on:
            act(row.code, "transfer", people[Role.REGISTRAR], section=SECTION, on=ON)
    for role, somebody in people.items():
        access = Access(somebody, TODAY)
        found = set(seen_by(access, apart=True).filter(mine(access)).values_list("code", flat=True))
        for row in Application.objects.select_related("body", "merged_into"):
            may = offered(row, access, told(row.code))
            waited = any(row.step in DONE_BY.get(action, ()) for action in may)
            lapsed = row.lapse_on is not None and row.lapse_on < TODAY and "close" in may
            assert (row.code in found) == (waited or lapsed), (role, row.step)


def test_nobody_finds_what_lies_at_another_body() -> None:
    bureau = body()
    letter(bureau)
    for role in Role:
        access = Access(person(body(f"b{role}"), role, section=SECTION), RECEIVED)
        assert not seen_by(access, apart=True).filter(mine(access)).exists()
