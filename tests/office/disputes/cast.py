"""Disputes for tests: invented bodies, courts and people."""

from datetime import date
from typing import Any

from gongkai.office.applications.actions import act as act_on_application
from gongkai.office.applications.models import Application
from gongkai.office.applications.refolding import refold
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.filing import Petition, file
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.replaying import differences
from gongkai.office.journal.verifying import verify
from gongkai.words import Dispute as Kind
from gongkai.words import Outcome
from tests.office.factory import SECTION, letter

FILED = date(2026, 4, 1)
PLAINTIFF = {"plaintiff": "欧阳堃翀", "claim": "撤销答复，责令重新答复"}


def filed(body: Body, person: Person, kind: Kind = Kind.RECONSIDERATION, **more: Any) -> Dispute:  # noqa: ANN401
    """A dispute of a kind, filed on 1 April 2026."""
    personal, token = more.pop("personal", PLAINTIFF), more.pop("token", "")
    given = {"dispute": kind, "organ": "云溪县人民政府", "on": FILED, **more}
    return file(body, person, Petition(**given), personal, token=token)


def replied(body: Body, people: dict[Role, Person]) -> Application:
    """An application of 2 March 2026 that was refused on the 9th."""
    row, on = letter(body), date(2026, 3, 9)
    registrar, outcome = people[Role.REGISTRAR], Outcome.INTERNAL_AFFAIRS
    act_on_application(row.code, "transfer", registrar, on=on, section=SECTION)
    act_on_application(row.code, "draft", people[Role.HANDLER], on=on, outcome=outcome)
    for action, role in (
        ("review_legality", Role.LEGAL_REVIEWER),
        ("review_secrecy", Role.SECRECY_REVIEWER),
        ("approve", Role.APPROVER),
    ):
        act_on_application(row.code, action, people[role], on=on, passed=True)
    return act_on_application(
        row.code, "reply", registrar, on=on, means="posted", outcome=str(outcome)
    )


def assert_whole() -> None:
    """Rows and facts are what the journal makes of them, and its chains hold."""
    assert list(differences()) == []
    assert list(refold()) == []
    assert list(verify()) == []
