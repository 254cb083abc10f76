"""What was ordered reopens the application, once, and is taken back whole."""

from datetime import date, timedelta
from typing import Any

import pytest

from gongkai.law.case.state import Stage
from gongkai.office.applications import said as of_application
from gongkai.office.applications.actions import act as act_on_application
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.telling import told
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import act
from gongkai.office.disputes.models import Dispute
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from gongkai.words import Dispute as Kind
from tests.office.disputes.cast import assert_whole, filed, replied
from tests.office.factory import body, desk

pytestmark = pytest.mark.django_db
DECIDED = date(2026, 6, 1)  # a Monday
ORDER = {"ruling": "revoked", "ordered": True}


@pytest.fixture
def bureau() -> Body:
    """The body that replied."""
    return body()


@pytest.fixture
def people(bureau: Body) -> dict[Role, Person]:
    """Its people."""
    return desk(bureau)


@pytest.fixture
def refused(bureau: Body, people: dict[Role, Person]) -> Application:
    """An application that was refused."""
    return replied(bureau, people)


def conclude(row: Dispute, person: Person, **given: Any) -> Dispute:  # noqa: ANN401
    """Decided against the body, with a new reply ordered."""
    return act(row.code, "conclude_dispute", person, on=DECIDED, **{**ORDER, **given})


@pytest.mark.parametrize(
    ("kind", "reply_by", "due", "by"),
    [
        (Kind.RECONSIDERATION, date(2026, 6, 15), "2026-06-15", "reconsideration"),
        # Twenty working days after 3 June, over the Dragon Boat Festival on the 19th.
        (Kind.RECONSIDERATION, None, "2026-07-02", "reconsideration"),
        (Kind.DIRECT_SUIT, None, "2026-07-02", "court"),
    ],
)
def test_an_order_in_force_reopens_the_application_at_once(
    bureau: Body,
    people: dict[Role, Person],
    refused: Application,
    kind: Kind,
    reply_by: date | None,
    due: str,
    by: str,
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    row = filed(bureau, head, kind, contested=refused.code)
    row = conclude(row, head, effective=date(2026, 6, 3), reply_by=reply_by)
    refused.refresh_from_db()
    assert (refused.stage, str(refused.due_on)) == (Stage.OPEN, due)
    reopened = told(refused.code)[-1].said
    assert isinstance(reopened, of_application.Reopened)
    assert reopened.by == by
    assert not row.to_carry_out
    assert_whole()


def test_an_order_waits_until_it_takes_effect(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    reviewer, head = people[Role.LEGAL_REVIEWER], people[Role.DISCLOSURE_HEAD]
    row = filed(bureau, reviewer, Kind.DIRECT_SUIT, contested=refused.code)
    row = conclude(row, reviewer, reply_by=date(2026, 7, 31))
    refused.refresh_from_db()
    assert row.to_carry_out and str(row.order_due) == "2026-07-31"
    assert refused.stage == Stage.ENDED
    with pytest.raises(Forbidden):
        act(row.code, "carry_out_order", reviewer, on=date(2026, 6, 17))
    row = act(row.code, "carry_out_order", head, on=date(2026, 6, 17))
    refused.refresh_from_db()
    assert not row.to_carry_out
    assert (refused.stage, str(refused.due_on)) == (Stage.OPEN, "2026-07-31")


def test_who_may_not_reopen_concludes_nothing_with_it(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    reviewer = people[Role.LEGAL_REVIEWER]
    row = filed(bureau, reviewer, contested=refused.code)
    with pytest.raises(Forbidden):
        conclude(row, reviewer, effective=DECIDED)
    row.refresh_from_db()
    refused.refresh_from_db()
    assert row.open and refused.stage == Stage.ENDED
    assert Entry.objects.latest("pk").kind == "dispute.refused"


def test_what_the_law_does_not_reopen_is_not_concluded_either(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    rows = [filed(bureau, head, contested=refused.code) for _ in range(2)]
    conclude(rows[0], head, effective=DECIDED)
    before = Entry.objects.count()
    with pytest.raises(Refusal) as why:
        conclude(rows[1], head, effective=DECIDED)
    assert why.value.code == "case-reopened-early"
    assert Entry.objects.count() == before
    assert_whole()


def test_an_order_that_was_recorded_wrongly_goes_with_what_it_did(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    row = conclude(filed(bureau, head, contested=refused.code), head, effective=DECIDED)
    number = Entry.objects.get(kind="dispute.ordered").number
    row = act(row.code, "annul_in_dispute", head, number=number)
    refused.refresh_from_db()
    assert row.to_carry_out
    assert (refused.stage, refused.outcome) == (Stage.ENDED, "internal_affairs")
    assert_whole()


def test_a_reopened_application_is_one_application_and_its_first_reply_stays_known(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    conclude(filed(bureau, head, contested=refused.code), head, effective=DECIDED)
    assert Application.objects.count() == 1
    facts = list(Fact.objects.order_by("pk").values_list("received_on", "outcome", "concluded_on"))
    assert {received for received, _, _ in facts} == {refused.receipt_date}
    assert ("internal_affairs", date(2026, 3, 9)) in [each[1:] for each in facts]


def test_nothing_known_is_ordered_on_without_an_application(
    bureau: Body, people: dict[Role, Person]
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    row = filed(bureau, head, publication="云溪县2025年预算公开")
    row = conclude(row, head, effective=DECIDED)
    assert not row.to_carry_out
    assert Entry.objects.filter(kind__startswith="application").count() == 0


def test_a_suit_after_reconsideration_is_linked_and_has_its_application(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    first = filed(bureau, head, contested=refused.code)
    act(first.code, "conclude_dispute", head, on=DECIDED, ruling="sustained")
    suit = filed(
        bureau, head, Kind.SUIT_AFTER_RECONSIDERATION, after=first.code, on=date(2026, 6, 10)
    )
    assert (suit.after, suit.application) == (first, refused)
    assert list(first.suits.all()) == [suit]


@pytest.mark.parametrize("kind", [Kind.DIRECT_SUIT, Kind.RECONSIDERATION])
def test_only_a_suit_after_it_follows_a_reconsideration(
    bureau: Body, people: dict[Role, Person], kind: Kind
) -> None:
    head = people[Role.DISCLOSURE_HEAD]
    first = filed(bureau, head)
    with pytest.raises(Refusal) as why:
        filed(bureau, head, kind, after=first.code)
    assert why.value.code == "dispute-after"


def test_an_application_of_another_body_is_not_contested_here(
    people: dict[Role, Person], refused: Application
) -> None:
    other = body("other")
    with pytest.raises(Refusal) as why:
        filed(other, desk(other)[Role.REGISTRAR], contested=refused.code)
    assert why.value.code == "dispute-other-application"
    act_on_application(refused.code, "record_delivery", people[Role.REGISTRAR])


def test_nothing_is_contested_before_it_came(
    bureau: Body, people: dict[Role, Person], refused: Application
) -> None:
    head, eve = people[Role.DISCLOSURE_HEAD], refused.received_on - timedelta(days=1)
    with pytest.raises(Refusal) as why:
        filed(bureau, head, contested=refused.code, on=eve)
    assert why.value.code == "dispute-before-received"
    first = filed(bureau, head, on=date(2026, 6, 10))
    with pytest.raises(Refusal) as why:
        filed(bureau, head, Kind.SUIT_AFTER_RECONSIDERATION, after=first.code, on=date(2026, 6, 9))
    assert why.value.code == "dispute-before-filed"
