"""One application from an online letter to a delivered reply, through the actions alone."""

from datetime import date, timedelta

import pytest

from gongkai.law.calendar import state_council
from gongkai.law.case import events
from gongkai.law.case.events import Answer, Channel, Means, Role
from gongkai.law.case.fold import fold
from gongkai.law.policy import DEFAULT
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.projecting import row
from gongkai.office.applications.reading import personal
from gongkai.office.applications.telling import case_of, told
from gongkai.office.applications.telling import events as told_events
from gongkai.office.bodies.roles import Role as Desk
from gongkai.office.journal.models import Entry
from gongkai.words import Outcome
from tests.office.factory import PERSONAL, RECEIVED, SECTION, body, desk, letter

pytestmark = pytest.mark.django_db


def day(number: int) -> date:
    """So many days after the letter."""
    return RECEIVED + timedelta(number)


def test_from_letter_to_delivery_every_due_date_is_that_of_the_law() -> None:
    bureau = body()
    people = desk(bureau)
    registrar, handler = people[Desk.REGISTRAR], people[Desk.HANDLER]
    head, approver = people[Desk.DISCLOSURE_HEAD], people[Desk.APPROVER]
    code = letter(bureau).code
    known: list[events.Event] = [events.Received(day(0), Channel.ONLINE)]

    def expect(*more: events.Event) -> None:
        known.extend(more)
        case = fold(known, DEFAULT, state_council())
        assert Application.objects.get(code=code).due_on == case.due_if_silent
        assert told_events(told(code)) == known

    expect()
    act(code, "ask_supplement", registrar, on=day(1), by=day(15), items="请写明年度")
    expect(events.SupplementAsked(day(1), day(15)))
    act(code, "make_supplement", registrar, on=day(7))
    expect(events.SupplementMade(day(7)))
    act(code, "transfer", registrar, on=day(7), section=SECTION)
    act(code, "consult", handler, on=day(8), party="甲", role="third_party", named="某公司")
    expect(events.Consulted(day(8), "甲", Role.THIRD_PARTY))
    act(code, "record_answer", handler, on=day(16), party="甲", answer="objects", opinion="不同意")
    expect(events.ConsultationAnswered(day(16), "甲", Answer.OBJECTS))
    act(code, "extend", head, on=day(17), workdays=10, reason="材料多")
    expect(events.Extended(day(17), 10))
    act(code, "log_search", handler, on=day(18), where="档案室", words="维修", found="合同一份")
    grounds = "third_party_rights"
    act(code, "draft", handler, on=day(19), outcome="partly_disclosed", grounds=grounds)
    act(code, "review_legality", people[Desk.LEGAL_REVIEWER], on=day(20), passed=True)
    act(code, "review_secrecy", people[Desk.SECRECY_REVIEWER], on=day(20), passed=True)
    act(code, "approve", approver, on=day(21), passed=True)
    act(
        code,
        "reply",
        registrar,
        on=day(22),
        means="posted",
        outcome="partly_disclosed",
        grounds=grounds,
    )
    known.append(events.Replied(day(22), Means.POSTED, outcome=Outcome.PARTLY_DISCLOSED))
    act(code, "record_delivery", registrar, on=day(25), proof="邮件回执")

    case = fold(known, DEFAULT, state_council())
    found = Application.objects.get(code=code)
    assert (found.outcome, found.concluded_on, found.due_on) == ("partly_disclosed", day(22), None)
    assert case.at(day(30)).late is False
    columns = row(told(code), case_of(told(code), bureau))
    assert {name: getattr(found, name) for name in columns} == columns
    current = Fact.objects.get(application=found, recorded_to=None)
    assert (current.received_on, current.concluded_on) == (day(0), day(22))
    assert current.outcome == "partly_disclosed"
    seen = dict(personal(code, registrar))
    assert {field: seen[field] for field in PERSONAL} == PERSONAL
    assert seen["named"] == "某公司"
    assert Entry.objects.filter(subject=code).last().kind == say.Read.KIND  # type: ignore[union-attr]
