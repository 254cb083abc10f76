"""A year mistyped: refused at the form, and what was recorded before it was shuts no page."""

from datetime import date

from gongkai.law.case.events import Authority
from gongkai.office.applications import said as say
from gongkai.office.applications.attempting import attempt
from gongkai.office.bodies.roles import Role
from tests.office.every_action import prepared
from tests.web.desk.office import YESTERDAY, Office, text

FAR = date(9999, 12, 31)
HEAD = Role.DISCLOSURE_HEAD


def test_a_mistyped_year_is_refused_and_what_was_typed_is_kept(office: Office) -> None:
    office.code = prepared(office.body, office.people, "reopen", YESTERDAY)
    answer = office.send(HEAD, "reopen", by="court", due=str(FAR))
    assert answer.status_code == 409
    assert "离发生日期 2026-03-16 超过了 366 天" in text(answer)
    assert 'value="9999-12-31"' in answer.content.decode()


def test_one_application_with_a_mistyped_year_shuts_no_page(office: Office) -> None:
    """Recorded past the door, as by a release that did not look."""
    office.code = prepared(office.body, office.people, "reopen", YESTERDAY)
    with attempt(office.code, "reopen", office.people[HEAD]) as at:
        at.say(say.Reopened(Authority.COURT, FAR), YESTERDAY)
    for page in ("/desk/", "/desk/register/", "/desk/register/sheet/", office.address("case")):
        answer = office.client(HEAD).get(page)
        assert answer.status_code == 200, page
    assert "登记的到期日是 9999-12-31，年份不对" in text(answer)
