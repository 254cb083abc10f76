"""HTML in every field: it comes out as text, on every page that shows it."""

from typing import Any

import pytest

from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Membership, Person
from gongkai.office.bodies.roles import Role
from tests.office.factory import SECTION, body, letter
from tests.web.desk.office import TODAY, Answer, Office

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7|add:7 }}'&lt;"
FIELDS = ("name", "identity", "telephone", "address", "email", "content", "form", "letter", "title")


def harmless(answer: Answer) -> str:
    """The page, in which nothing that was typed is a tag, or ends an attribute."""
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert '""' not in page.replace('=""', "")
    assert "14" not in page.split("</h1>")[0].split("<h1>")[-1].replace("2026", "")
    return page


@pytest.fixture
def evil(office: Office) -> Office:
    """An application, an office and people all of whose names are HTML."""
    office.code = letter(office.body, personal=dict.fromkeys(FIELDS, EVIL)).code
    office.act(Role.REGISTRAR, "transfer", section=SECTION)
    office.body.name = EVIL[:80]
    office.body.save()
    Person.objects.update(name=EVIL[:50])
    Membership.objects.exclude(section="").update(section=EVIL[:60])
    Application.objects.update(section=EVIL[:60])
    return office


def test_lists_show_it_as_text(evil: Office) -> None:
    for address in ("/desk/", "/desk/register/", f"/desk/register/?q={EVIL}", "/desk/intake/"):
        page = harmless(evil.client(Role.REGISTRAR).get(address))
        assert "&lt;script&gt;alert(1)" in page, address


def test_everything_about_an_application_shows_it_as_text(evil: Office) -> None:
    evil.act(Role.DISCLOSURE_HEAD, "extend", workdays=5, reason=EVIL)
    evil.act(Role.REGISTRAR, "draft", outcome="internal_affairs", text=EVIL)
    for role in (Role.REGISTRAR, Role.LEGAL_REVIEWER):
        for name in ("case", "path", "letter"):
            assert "&lt;script&gt;" in harmless(evil.get(role, name)), name
        page = harmless(evil.client(role).post(evil.address("personal")))
        assert page.count("&lt;script&gt;alert(1)") >= len(FIELDS)
    given = {"passed": "false", "note": EVIL, "pin-1": EVIL}
    assert evil.send(Role.LEGAL_REVIEWER, "review_legality", **given).status_code == 302
    page = harmless(evil.get(Role.REGISTRAR, "letter"))
    assert page.count("&lt;script&gt;alert(1)") > 3
    assert "&lt;script&gt;" in harmless(evil.get(Role.REGISTRAR, "action", action="reply"))


def test_what_is_typed_comes_back_as_text(evil: Office) -> None:
    form: dict[str, Any] = {"on": EVIL, "by": EVIL, "items": EVIL, "token": EVIL}
    page = harmless(evil.send(Role.REGISTRAR, "ask_supplement", **form))
    assert page.count("&lt;script&gt;alert(1)") >= 4
    review = {"pin-1": EVIL, "note": EVIL}
    evil.act(Role.REGISTRAR, "draft", outcome="internal_affairs", text="一")
    assert "&lt;script&gt;" in harmless(evil.send(Role.LEGAL_REVIEWER, "review_legality", **review))
    answer = evil.client(Role.REGISTRAR).post(
        "/desk/intake/", {**dict.fromkeys((*FIELDS, "body", "channel", "on", "token"), EVIL)}
    )
    assert answer.status_code == 422
    assert harmless(answer).count("&lt;script&gt;alert(1)") >= len(FIELDS)
    looked = {"look": "1", "letter": f"姓名：{EVIL}\n所需信息：{EVIL}"}
    page = harmless(evil.client(Role.REGISTRAR).post("/desk/intake/", looked))
    assert "<mark" in page
    whole = {"contents": EVIL, "year": EVIL, "number": EVIL}
    for action in ("split", "merge"):
        address = evil.address("whole", action=action)
        answer = evil.client(Role.REGISTRAR).post(address, whole)
        if answer.status_code != 302:
            harmless(answer)


def test_views_and_messages_show_it_as_text(evil: Office) -> None:
    client = evil.client(Role.REGISTRAR)
    view = {"name": EVIL, "query": f"q={EVIL}&group={EVIL}"}
    harmless(client.post("/desk/register/views/", view, follow=True))
    harmless(client.get("/desk/register/"))
    form = {"code": evil.code, "section": EVIL[:60], "query": EVIL}
    harmless(client.post("/desk/register/assign/", form, follow=True))
    harmless(evil.get(Role.REGISTRAR, "path", f"?duty={EVIL}"))
    harmless(evil.get(Role.REGISTRAR, "action", f"?outcome={EVIL}", action="draft"))


def test_what_is_said_of_it_elsewhere_is_text(evil: Office) -> None:
    county = body("county", name=EVIL[:80])
    act(evil.code, "withdraw", evil.people[Role.REGISTRAR], on=TODAY)
    assert county.name.startswith('"><script>')
    harmless(evil.send(Role.DISCLOSURE_HEAD, "extend", workdays="5"))
    harmless(evil.client(Role.AUDITOR).get(evil.address("action", action="extend")))
