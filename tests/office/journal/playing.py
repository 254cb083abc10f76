"""A register in which everything happens that can be said of an application."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.applications.attaching import attach
from gongkai.office.applications.counter import amend, retract
from gongkai.office.applications.counting import merge, split
from gongkai.office.applications.erasing import erase
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.models import Application
from gongkai.office.applications.reading import personal
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from tests.office.factory import RECEIVED, SECTION, forgets, letter
from tests.office.online import FIRM, applied

People = Mapping[Role, Person]
GROUNDS = "third_party_rights"


def day(number: int) -> date:
    """So many days after the letters."""
    return RECEIVED + timedelta(number)


def everything(body: Body, people: People) -> None:
    """Every kind of entry but that of computing anew."""
    answered(body, people)
    paid(body, people)
    deferred(body, people)
    lapsed(body, people)
    erased(body, people)
    divided(body, people)
    mistaken(body, people)
    forbidden(body, people)
    online(body)


def answered(body: Body, people: People) -> Application:
    """From letter to delivery, and ordered to be answered again."""
    desk, handler = people[Role.REGISTRAR], people[Role.HANDLER]
    code = letter(body).code
    act(code, "ask_supplement", desk, on=day(1), by=day(15), items="请写明年度")
    act(code, "make_supplement", desk, on=day(7), content="2025年办公用房维修合同")
    act(code, "transfer", desk, on=day(7), section=SECTION)
    act(code, "send_back", handler, on=day(7), reason="不是本科室的")
    act(code, "transfer", desk, on=day(8), section=SECTION)
    act(code, "consult", handler, on=day(8), party="甲", role="third_party", named="某公司")
    act(code, "record_answer", handler, on=day(16), party="甲", answer="objects", opinion="不同意")
    act(code, "extend", people[Role.DISCLOSURE_HEAD], on=day(17), workdays=10, reason="材料多")
    act(code, "log_search", handler, on=day(18), where="档案室", words="维修", found="合同")
    file = attach(code, handler, "答复书.txt", "部分公开".encode(), "text/plain").code
    decide(code, people, file)
    given = {"outcome": "partly_disclosed", "grounds": GROUNDS, "means": "posted", "files": file}
    act(code, "reply", desk, on=day(22), **given)
    act(code, "record_delivery", desk, on=day(25), proof="邮件回执")
    act(code, "suggest_publication", desk, on=day(26), why="大家都用得着")
    personal(code, desk)
    return act(code, "reopen", people[Role.DISCLOSURE_HEAD], on=day(60), by="court")


def decide(code: str, people: People, file: str) -> None:
    """From draft to approval."""
    given = {"outcome": "partly_disclosed", "grounds": GROUNDS, "files": file}
    act(code, "draft", people[Role.HANDLER], on=day(19), **given)
    act(code, "review_legality", people[Role.LEGAL_REVIEWER], on=day(20), passed=True)
    act(code, "review_secrecy", people[Role.SECRECY_REVIEWER], on=day(20), passed=True, note="无")
    act(code, "approve", people[Role.APPROVER], on=day(21), passed=True)


def paid(body: Body, people: People) -> Application:
    """With a fee, still open."""
    code = letter(body).code
    act(code, "notify_fee", people[Role.DISCLOSURE_HEAD], on=day(1), yuan=100)
    return act(code, "record_payment", people[Role.REGISTRAR], on=day(3))


def deferred(body: Body, people: People) -> Application:
    """With reasons for so many applications, found good."""
    code = letter(body).code
    act(code, "ask_reasons", people[Role.REGISTRAR], on=day(1), by=day(10))
    act(code, "state_reasons", people[Role.REGISTRAR], on=day(3), reasons="研究用")
    head = people[Role.DISCLOSURE_HEAD]
    return act(
        code, "find_reasons", head, on=day(4), accepted=True, defer_to=day(90), finding="合理"
    )


def lapsed(body: Body, people: People) -> Application:
    """By ordinary mail, never supplemented."""
    desk = people[Role.REGISTRAR]
    code = letter(body, person=desk, channel=Channel.MAIL_ORDINARY).code
    act(code, "confirm", desk, on=day(3))
    act(code, "ask_supplement", desk, on=day(4), by=day(18), items="年度")
    given = {"outcome": "supplement_lapsed", "finding": "无正当理由"}
    return act(code, "close", people[Role.DISCLOSURE_HEAD], on=day(30), **given)


def erased(body: Body, people: People) -> Application:
    """Withdrawn, and its personal data destroyed."""
    code = letter(body).code
    act(code, "withdraw", people[Role.REGISTRAR], on=day(2))
    forgets(body)
    return erase(code, people[Role.APPROVER])


def divided(body: Body, people: People) -> Application:
    """Two matters in one letter, the second of which was applied for already."""
    desk = people[Role.REGISTRAR]
    first = letter(body)
    (second,) = split(letter(body).code, desk, ["另一件事"])
    return merge(second.code, desk, first.code)


def mistaken(body: Body, people: People) -> Application:
    """Something recorded of the wrong application, and annulled."""
    code = letter(body).code
    act(code, "withdraw", people[Role.REGISTRAR], on=day(2))
    number = Entry.objects.filter(subject=code).latest("number").number
    head = people[Role.DISCLOSURE_HEAD]
    return act(code, "annul", head, on=day(3), number=number, reason="记错了一件")


def online(body: Body) -> Application:
    """Sent online, amended within minutes; and another, taken back."""
    first = applied(body, "amended")
    amend(Holder(first.code), FIRM, token="again")
    return retract(Holder(applied(body, "retracted").code))


def forbidden(body: Body, people: People) -> Application:
    """Somebody tried to do what is not theirs to do."""
    row = letter(body)
    with pytest.raises(Forbidden):
        act(row.code, "extend", people[Role.HANDLER], on=day(3), workdays=10)
    return row
