"""Every page and step of a report × every role × how the body of the person stands to it."""

import pytest

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Relation, Role, allowed
from gongkai.office.journal.models import Entry
from tests.office.factory import body, person
from tests.web.desk.reports.bureau import Bureau, browser

SEEN = ("", "text/", "checkup/", "way/", "history/", "report.csv")
CELL = "cell/applications.received.total/"
STEPS = {
    "freeze": "write_report",
    "sign": "sign_report",
    "submit": "submit_report",
    "publish": "publish_report",
    "return": "return_report",
    "accept": "accept_report",
    "restate": "write_report",
}
RELATIONS = (Relation.OWN, Relation.BELOW, Relation.OTHER)


def somebody(bureau: Bureau, role: Role, relation: Relation) -> Person:
    """Somebody with a role there, above, or elsewhere."""
    where = {Relation.OWN: bureau.body, Relation.BELOW: bureau.county}.get(relation)
    return person(where or body("other"), role)


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("role", Role)
def test_a_report_is_seen_and_moved_by_who_may(
    bureau: Bureau, role: Role, relation: Relation
) -> None:
    root = f"/desk/reports/{bureau.begun().code}/"
    me = somebody(bureau, role, relation)
    client = browser(me)
    sees = allowed("list_reports", role, relation)
    # Who sees reports of some body is told that there is none such, who sees none may not look.
    looks = sees or any(allowed("list_reports", role, r) for r in (Relation.OWN, relation))
    hidden = 404 if looks else 403
    for page in (*SEEN, CELL):
        assert client.get(root + page).status_code == (200 if sees else hidden), page
    for step, action in STEPS.items():
        may = allowed(action, role, relation)
        wanted = (200 if may else 403) if sees else hidden
        assert client.get(f"{root}way/{step}/").status_code == wanted, step
    writes = allowed("write_report", role, relation)
    for page, typed in ((CELL, {"explain": "1"}), ("text/", {"problem": ""})):
        found = client.post(root + page, typed).status_code
        assert found == ((409 if writes else 403) if sees else hidden), page


def test_a_try_that_was_sent_is_journaled_and_a_look_is_not(bureau: Bureau) -> None:
    row, leader = bureau.begun(), browser(bureau.leader)
    address = f"/desk/reports/{row.code}/way/freeze/"
    before = Entry.objects.count()
    assert leader.get(address).status_code == 403
    assert Entry.objects.count() == before
    assert leader.post(address).status_code == 403
    assert Entry.objects.filter(subject=row.code).latest("pk").kind.endswith("refused")
