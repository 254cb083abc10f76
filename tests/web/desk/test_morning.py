"""The morning page: what is late, what is due, what waits for me and for others, what is new."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai.office.applications import morning
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.web.desk.models import Visit
from tests.office.factory import SECTION, body, letter, person
from tests.web.desk.office import Office, text


def section(office: Office, role: Role, id: str) -> str:
    """What stands in one part of the page."""
    page = office.client(role).get("/desk/").content.decode()
    part = page.split(f'<h2 id="{id}"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part.split(">", 1)[1]).split())


def letters(office: Office, *days: date) -> list[Application]:
    """Letters of some days."""
    return [letter(office.body, on=day) for day in days]


def test_each_application_stands_where_it_belongs(office: Office) -> None:
    late, soon = letters(office, date(2026, 1, 26), date(2026, 2, 13))
    waiting = letter(office.body)
    clerk = office.people[Role.REGISTRAR]
    act(waiting.code, "ask_supplement", clerk, by="2026-04-01", items="年度")
    assert "2026-2" in section(office, Role.REGISTRAR, "overdue")
    assert "逾期 已逾期" in section(office, Role.REGISTRAR, "overdue")
    assert late.due_on is not None
    assert late.due_on < date(2026, 3, 16)
    assert "2026-3" in section(office, Role.REGISTRAR, "soon")
    assert soon.due_on == date(2026, 3, 19)
    assert "2026-4" in section(office, Role.REGISTRAR, "waiting")
    assert "等申请人补正，到 2026-04-01 为止" in section(office, Role.REGISTRAR, "waiting")


def test_what_waits_for_me_is_what_i_may_do(office: Office) -> None:
    assert "没有等您办的事" in section(office, Role.LEGAL_REVIEWER, "mine")
    assert "2026-1" in section(office, Role.HANDLER, "mine")
    office.draft()
    assert "2026-1" in section(office, Role.LEGAL_REVIEWER, "mine")
    assert "2026-1" in section(office, Role.SECRECY_REVIEWER, "mine")
    assert "没有等您办的事" in section(office, Role.HANDLER, "mine")
    assert "没有等您办的事" in section(office, Role.APPROVER, "mine")
    office.approve()
    assert "2026-1" in section(office, Role.REGISTRAR, "mine")
    assert "没有等您办的事" in section(office, Role.LEGAL_REVIEWER, "mine")


def test_a_supplement_that_never_came_waits_for_who_may_close(office: Office) -> None:
    office.act(Role.REGISTRAR, "ask_supplement", by="2026-03-14", items="年度")
    assert "2026-1" in section(office, Role.DISCLOSURE_HEAD, "mine")
    assert "可以结案" in section(office, Role.DISCLOSURE_HEAD, "mine")
    assert "没有" in section(office, Role.DISCLOSURE_HEAD, "waiting")


def test_what_others_did_since_my_last_visit_is_news(office: Office) -> None:
    clerk, handler = office.people[Role.REGISTRAR], office.people[Role.HANDLER]
    office.client(Role.HANDLER).get("/desk/")
    Visit.objects.update(last=timezone.now() - timedelta(hours=1))
    office.act(Role.DISCLOSURE_HEAD, "extend", workdays=5)
    assert "2026-1" in section(office, Role.HANDLER, "news")
    visit = Visit.objects.get(person=handler)
    assert visit.before is not None
    # Looked at again soon, it is the same visit, and the same news.
    assert "2026-1" in section(office, Role.HANDLER, "news")
    # What I do myself is no news to me.
    Visit.objects.create(person=clerk, last=timezone.now(), before=timezone.now())
    office.act(Role.REGISTRAR, "withdraw")
    assert "没有新的变化" in section(office, Role.REGISTRAR, "news")


def test_looks_and_refusals_are_no_news(office: Office) -> None:
    now = timezone.now()
    Visit.objects.create(person=office.people[Role.HANDLER], last=now, before=now)
    office.client(Role.REGISTRAR).post(office.address("personal"))
    office.send(Role.AUDITOR, "withdraw")
    assert "没有新的变化" in section(office, Role.HANDLER, "news")


def test_a_long_group_leads_to_the_register(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(morning, "MOST", 2)
    letters(office, *[date(2026, 1, 26)] * 3, *[date(2026, 2, 13)] * 3)
    clerk = office.people[Role.REGISTRAR]
    for row in letters(office, *[date(2026, 3, 2)] * 3):
        act(row.code, "ask_supplement", clerk, by="2026-04-01", items="年度")
    page = office.client(Role.REGISTRAR).get("/desk/").content.decode()
    links = re.findall(r'href="(/desk/register/\?[^"]+)">全部', page)
    assert len(links) == 4
    for link in links:
        answer = office.client(Role.REGISTRAR).get(link)
        assert answer.context["form"].is_valid()
        assert 3 <= len(answer.context["items"]) < Application.objects.count()
    assert "<b>2+</b>" in page


def test_who_works_nowhere_sees_an_empty_desk(office: Office) -> None:
    client = office.client(Role.SYSTEM_ADMIN)
    answer = client.get("/desk/")
    assert answer.status_code == 200
    assert "2026-1" not in text(answer)
    assert "登记簿" not in answer.content.decode().split("</header>")[0]


def test_a_supervisor_sees_what_lies_below_but_not_what_it_is_about(office: Office) -> None:
    county = body("county", name="云溪县人民政府", kind="government")
    Supervision.objects.create(body=office.body, parent=county, first_year=2020)
    letters(office, date(2026, 1, 26))
    client = office.client(Role.REGISTRAR)
    client.force_login(person(county, Role.SUPERVISOR))
    said = text(client.get("/desk/"))
    assert "2026-2 （事项只向承办的人显示）" in said
    assert "办公用房" not in said


def test_a_handler_sees_the_section_only(office: Office) -> None:
    letters(office, date(2026, 1, 26))
    assert "没有逾期的申请" in section(office, Role.HANDLER, "overdue")
    row = Application.objects.get(number=2)
    act(row.code, "transfer", office.people[Role.REGISTRAR], section=SECTION)
    assert "2026-2" in section(office, Role.HANDLER, "overdue")
