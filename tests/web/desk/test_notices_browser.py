"""The pages of notices and calendars as a person meets them."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.law.calendar import state_council
from gongkai.office.bodies.models import Membership, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.calendars.actions import propose
from gongkai.office.reminders.models import Sort
from gongkai.office.reminders.posting import post
from tests.office.calendars.notices import notice
from tests.office.factory import SINCE, body, letter, person
from tests.web.test_browser import STOPS, WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ITEM = {"kind": "overdue", "code": "c5", "body": "yunxi", "number": "2026-1", "on": "2026-03-30"}
VALUES = {"counts": {"overdue": 1, "due": 120}, "items": [{**ITEM, "left": -2}]}


@pytest.fixture
def paths(live_server: LiveServer, page: Page) -> dict[str, str]:
    """Somebody with everything, signed in; the pages by name."""
    bureau = body()
    letter(bureau)
    me = person(bureau, Role.SYSTEM_ADMIN)
    Membership.objects.create(person=me, body=bureau, role=Role.REGISTRAR, since=SINCE)
    post(Sort.DIGEST, {me.pk: VALUES}, day=date(2026, 4, 1), now=timezone.now())
    year = state_council().last.year + 1
    row = propose(moved(year), by=me)
    sign_in(live_server, page, me)
    return {
        "notices": "/desk/notices/",
        "calendars": "/desk/calendars/",
        "new": "/desk/calendars/new/",
        "calendar": f"/desk/calendars/{row.code}/",
    }


def moved(year: int) -> dict[str, object]:
    """A sound arrangement of a year: all of it off, for what a release knows of it we do not."""
    return notice(year=year, holidays=[{"first": date(year, 1, 1), "last": date(year, 12, 31)}])


def sign_in(live_server: LiveServer, page: Page, me: Person) -> None:
    """The session of somebody, in the browser."""
    client = Client()
    client.force_login(me)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])


NAMES = ("notices", "calendars", "new", "calendar")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_meets_wcag(
    live_server: LiveServer, page: Page, paths: dict[str, str], name: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(live_server.url + paths[name])
    assert page.locator("h1").inner_text()
    result = Axe().run(page, options=WCAG)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("name", NAMES)
def test_it_never_scrolls_sideways(
    live_server: LiveServer, page: Page, paths: dict[str, str], name: str
) -> None:
    page.goto(live_server.url + paths[name])
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth")


def test_a_calendar_is_confirmed_by_keyboard_alone(
    live_server: LiveServer, page: Page, paths: dict[str, str]
) -> None:
    page.goto(live_server.url + paths["calendar"])
    for _ in range(page.locator(STOPS).count()):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("确认"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/desk/calendars/")
    assert "已确认" in page.locator("[role=status]").inner_text()


def test_a_notice_is_read_by_keyboard_alone(
    live_server: LiveServer, page: Page, paths: dict[str, str]
) -> None:
    page.goto(live_server.url + paths["notices"])
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.textContent").strip().startswith("标为已读"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.locator(".notices .new").count() == 0
