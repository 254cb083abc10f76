"""What may follow what, who may, and that the same form does its work once."""

from datetime import date
from typing import Any

import pytest

from gongkai.law.disputes import Instance
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import ACTIONS, act
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.replaying import differences
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from gongkai.words import Dispute as Kind
from tests.office.disputes.cast import FILED, assert_whole, filed
from tests.office.factory import body, desk, person

pytestmark = pytest.mark.django_db
Step = tuple[str, str, dict[str, Any]]

NOTICE: Step = ("notify_dispute", "2026-04-07", {})
JUDGED: Step = ("conclude_dispute", "2026-07-01", {"ruling": "revoked"})
APPEALED: Step = ("appeal_dispute", "2026-07-10", {"organ": "云州市中级人民法院"})


@pytest.fixture
def bureau() -> Body:
    """The body against which disputes are brought."""
    return body()


@pytest.fixture
def people(bureau: Body) -> dict[Role, Person]:
    """Its people."""
    return desk(bureau)


def play(row: Dispute, people: dict[Role, Person], *steps: Step) -> Dispute:
    """Some actions by the head of the disclosure office."""
    for action, on, given in steps:
        row = act(
            row.code, action, people[Role.DISCLOSURE_HEAD], on=date.fromisoformat(on), **given
        )
    return row


@pytest.mark.parametrize(
    ("kind", "given", "due"),
    [
        (Kind.RECONSIDERATION, {}, "2026-04-21"),
        (Kind.RECONSIDERATION, {"procedure": "simple"}, "2026-04-14"),
        (Kind.RECONSIDERATION, {"answer_by": "2026-04-17"}, "2026-04-17"),
        (Kind.DIRECT_SUIT, {}, "2026-04-22"),
    ],
)
def test_the_clock_runs_from_the_notice(
    bureau: Body, people: dict[Role, Person], kind: Kind, given: dict[str, Any], due: str
) -> None:
    row = filed(bureau, people[Role.LEGAL_REVIEWER], kind)
    assert row.due_on is None
    row = play(row, people, ("notify_dispute", "2026-04-07", given))
    assert str(row.due_on) == str(row.answer_due) == str(row.evidence_due) == due


def test_what_is_handed_in_is_no_longer_due(bureau: Body, people: dict[Role, Person]) -> None:
    row = filed(bureau, people[Role.REGISTRAR], Kind.DIRECT_SUIT)
    row = play(row, people, NOTICE, ("extend_evidence", "2026-04-10", {"until": "2026-05-06"}))
    assert str(row.due_on) == "2026-04-22"
    row = play(row, people, ("answer_dispute", "2026-04-20", {"with_evidence": False}))
    assert str(row.due_on) == "2026-05-06"
    row = play(row, people, ("hand_in_evidence", "2026-05-05", {}))
    assert row.due_on is None


BARRED: list[tuple[Kind, list[Step], str]] = [
    (Kind.RECONSIDERATION, [("answer_dispute", "2026-04-20", {})], "dispute-not-notified"),
    (Kind.RECONSIDERATION, [NOTICE, NOTICE], "dispute-notified"),
    (
        Kind.RECONSIDERATION,
        [NOTICE, ("answer_dispute", "2026-04-08", {}), ("answer_dispute", "2026-04-09", {})],
        "dispute-answered",
    ),
    (
        Kind.RECONSIDERATION,
        [NOTICE, ("extend_evidence", "2026-04-08", {"until": "2026-05-06"})],
        "dispute-only-court",
    ),
    (
        Kind.DIRECT_SUIT,
        [NOTICE, ("extend_evidence", "2026-04-08", {"until": "2026-04-22"})],
        "dispute-no-extension",
    ),
    (
        Kind.DIRECT_SUIT,
        [("conclude_dispute", "2026-07-01", {"ruling": "sustained"})],
        "dispute-ruling",
    ),
    (Kind.DIRECT_SUIT, [JUDGED, JUDGED], "dispute-concluded"),
    (Kind.RECONSIDERATION, [JUDGED, APPEALED], "dispute-no-appeal"),
    (Kind.RECONSIDERATION, [JUDGED, ("retry_dispute", "2026-08-03", {})], "dispute-no-retrial"),
    (Kind.DIRECT_SUIT, [("retry_dispute", "2026-08-03", {})], "dispute-no-retrial"),
    (Kind.DIRECT_SUIT, [JUDGED, ("carry_out_order", "2026-08-03", {})], "dispute-nothing-ordered"),
    (
        Kind.DIRECT_SUIT,
        [("conclude_dispute", "2026-07-01", {"ruling": "revoked", "reply_by": "2026-08-03"})],
        "dispute-no-order",
    ),
    (Kind.DIRECT_SUIT, [("notify_dispute", "2026-03-31", {})], "dispute-before-filed"),
    (
        Kind.DIRECT_SUIT,
        [("conclude_dispute", "2026-07-01", {"ruling": "revoked", "arrived": "2026-06-30"})],
        "dispute-day-before",
    ),
    (
        Kind.DIRECT_SUIT,
        [("notify_dispute", "2026-04-10", {"answer_by": "2026-04-09"})],
        "dispute-day-before",
    ),
    (Kind.DIRECT_SUIT, [("strike_dispute", "2026-04-02", {}), NOTICE], "dispute-struck"),
    (
        Kind.DIRECT_SUIT,
        [("annul_in_dispute", "2026-04-02", {"number": 1})],
        "dispute-nothing-annulled",
    ),
]


@pytest.mark.parametrize(
    ("kind", "steps", "code"), BARRED, ids=[f"{n}-{each[2]}" for n, each in enumerate(BARRED)]
)
def test_what_cannot_follow_is_refused_and_leaves_nothing(
    bureau: Body, people: dict[Role, Person], kind: Kind, steps: list[Step], code: str
) -> None:
    row = play(filed(bureau, people[Role.REGISTRAR], kind), people, *steps[:-1])
    before = Entry.objects.count()
    with pytest.raises(Refusal) as refused:
        play(row, people, steps[-1])
    assert refused.value.code == code
    assert Entry.objects.count() == before
    assert list(differences()) == []


def test_an_appeal_has_a_notice_and_a_clock_of_its_own(
    bureau: Body, people: dict[Role, Person]
) -> None:
    row = filed(bureau, people[Role.REGISTRAR], Kind.DIRECT_SUIT)
    row = play(row, people, NOTICE, ("answer_dispute", "2026-04-20", {}), JUDGED)
    assert str(row.appeal_due) == "2026-07-16"
    row = play(row, people, APPEALED)
    assert (row.instance, row.organ, row.open) == (Instance.APPEAL, "云州市中级人民法院", True)
    assert row.notified_on is None and row.appeal_due is None
    row = play(row, people, ("notify_dispute", "2026-07-20", {}))
    assert str(row.due_on) == "2026-08-04"
    assert row.evidence_due is None


def test_a_wrong_entry_is_annulled_unless_something_rests_on_it(
    bureau: Body, people: dict[Role, Person]
) -> None:
    row = filed(bureau, people[Role.REGISTRAR])
    row = play(row, people, NOTICE, ("answer_dispute", "2026-04-20", {}))
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    with pytest.raises(Refusal):
        play(row, people, ("annul_in_dispute", "2026-04-21", {"number": numbers[1]}))
    row = play(row, people, ("annul_in_dispute", "2026-04-21", {"number": numbers[2]}))
    assert str(row.due_on) == "2026-04-21"
    row = play(row, people, ("annul_in_dispute", "2026-04-21", {"number": numbers[1]}))
    assert row.due_on is None
    assert_whole()


def test_what_was_registered_is_put_right(bureau: Body, people: dict[Role, Person]) -> None:
    row = filed(bureau, people[Role.REGISTRAR])
    given = {"case_number": "云政复〔2026〕12号", "filed": "2025-12-30"}
    row = play(row, people, ("amend_dispute", "2026-04-21", given))
    assert (row.case_number, str(row.filed_on)) == ("云政复〔2026〕12号", "2025-12-30")
    assert str(row.facts.get(recorded_to=None).filed_on) == "2025-12-30"


@pytest.mark.parametrize("action", ACTIONS)
def test_each_action_asks_the_table_and_remembers_who_was_refused(
    bureau: Body, people: dict[Role, Person], action: str
) -> None:
    row = filed(bureau, people[Role.REGISTRAR])
    stranger = person(body("other"), *Role)
    with pytest.raises(Forbidden):
        act(row.code, action, stranger)
    entry = Entry.objects.filter(subject=row.code).latest("pk")
    assert (entry.kind, entry.by) == ("dispute.refused", stranger)
    assert_whole()


def test_who_may_not_file_is_remembered_at_the_body(bureau: Body) -> None:
    handler = person(bureau, Role.HANDLER)
    with pytest.raises(Forbidden):
        filed(bureau, handler)
    entry = Entry.objects.get()
    assert (entry.kind, entry.by, entry.subject) == ("dispute.refused", handler, bureau.code)
    assert not Dispute.objects.exists()


def test_the_same_form_does_its_work_once(bureau: Body, people: dict[Role, Person]) -> None:
    registrar = people[Role.REGISTRAR]
    row = filed(bureau, registrar, token="t1")
    assert filed(bureau, registrar, token="t1") == row
    with pytest.raises(Refusal) as refused:
        filed(bureau, registrar, Kind.DIRECT_SUIT, token="t1")
    assert refused.value.code == "office-token-used"
    for _ in range(2):
        act(row.code, "notify_dispute", registrar, on=FILED, token="t2")
    assert Entry.objects.count() == 2


def test_numbers_are_given_by_body_and_year_without_a_gap(
    bureau: Body, people: dict[Role, Person]
) -> None:
    registrar = people[Role.REGISTRAR]
    found = [filed(bureau, registrar), filed(bureau, registrar, on=date(2025, 9, 1))]
    with pytest.raises(Refusal):
        filed(bureau, registrar, after="nothing")
    found.append(filed(bureau, registrar))
    assert [str(row) for row in found] == ["争2026-1", "争2025-1", "争2026-2"]
