"""Applications sent online that have come to each place where an applicant may find them."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone

from gongkai.office.applications.actions import act
from gongkai.office.applications.attaching import attach
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from tests.office.factory import desk, letter
from tests.office.journal.playing import People
from tests.office.online import PDF, VALUES

PERSONAL = {name: text for name, text in VALUES.items() if name != "applicant_class"}
ASKED = "请写明是哪一批次"


def ago(days: int) -> date:
    """So many days before today."""
    return timezone.localdate() - timedelta(days)


def running(body: Body, _: People) -> Application:
    """Received a week ago."""
    return letter(body, personal=PERSONAL, on=ago(7))


def supplementing(body: Body, people: People) -> Application:
    """Something is to be completed, with time left."""
    row = running(body, people)
    by = timezone.localdate() + timedelta(9)
    return act(row.code, "ask_supplement", people[Role.REGISTRAR], on=ago(5), by=by, items=ASKED)


def lapsed(body: Body, people: People) -> Application:
    """Something was to be completed until yesterday."""
    row = running(body, people)
    return act(
        row.code, "ask_supplement", people[Role.REGISTRAR], on=ago(5), by=ago(1), items=ASKED
    )


def reasoning(body: Body, people: People) -> Application:
    """Reasons are asked for."""
    row = running(body, people)
    by = timezone.localdate() + timedelta(9)
    return act(row.code, "ask_reasons", people[Role.REGISTRAR], on=ago(5), by=by)


def consulting(body: Body, people: People) -> Application:
    """A third party is asked."""
    row = running(body, people)
    given = {"party": "甲", "role": "third_party", "named": "某公司"}
    return act(row.code, "consult", people[Role.REGISTRAR], on=ago(5), **given)


def paying(body: Body, people: People) -> Application:
    """A fee is due."""
    row = running(body, people)
    return act(row.code, "notify_fee", people[Role.DISCLOSURE_HEAD], on=ago(5), yuan=100)


def overdue(body: Body, _: People) -> Application:
    """Received long ago, never answered."""
    return letter(body, personal=PERSONAL, on=ago(70))


def withdrawn(body: Body, people: People) -> Application:
    """Withdrawn, by letter."""
    return act(running(body, people).code, "withdraw", people[Role.REGISTRAR], on=ago(2))


def replied(body: Body, people: People) -> Application:
    """Partly disclosed, with a paper of the office that did not go out."""
    row = letter(body, personal=PERSONAL, on=ago(20))
    code, registrar = row.code, people[Role.REGISTRAR]
    attach(code, registrar, "内部意见.txt", "内部".encode(), "text/plain")
    file = attach(code, registrar, "答复书.pdf", PDF, "application/pdf").code
    given = {"outcome": "partly_disclosed", "grounds": "internal_affairs", "files": file}
    act(code, "draft", registrar, on=ago(9), **given)
    act(code, "review_legality", people[Role.LEGAL_REVIEWER], on=ago(8), passed=True)
    act(code, "review_secrecy", people[Role.SECRECY_REVIEWER], on=ago(8), passed=True)
    act(code, "approve", people[Role.APPROVER], on=ago(7), passed=True)
    return act(code, "reply", registrar, on=ago(6), means="online", **given)


Case = Callable[[Body, People], Application]
CASES: dict[str, Case] = {
    "running": running,
    "supplementing": supplementing,
    "lapsed": lapsed,
    "reasoning": reasoning,
    "consulting": consulting,
    "paying": paying,
    "overdue": overdue,
    "withdrawn": withdrawn,
    "replied": replied,
}


def at(name: str, body: Body) -> Application:
    """An application at one of these places, with a desk that brought it there."""
    return CASES[name](body, desk(body))
