"""The desk as a clerk meets it: narrow or wide, light or dark, from morning to action by keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.office.applications.actions import act
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from tests.office.factory import letter
from tests.web.desk.office import Office
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What may differ in the dark, where nothing else changes.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
LETTER = "姓名：王喆\n联系电话：15400001234\n所需信息：2025年办公用房维修合同"
LOOKED_AT = (
    "/desk/",
    "/desk/register/?q=维修",
    "/desk/register/?group=nonsense",
    "/desk/intake/",
    "/desk/keys/",
)
ABOUT = ("", "path/", "letter/", "draft/", "consult/", "whole/attach/", "whole/split/")


def enter(page: Page, live_server: LiveServer, client: Client) -> None:
    """Let the browser go on where somebody has signed in."""
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])


def is_sound(page: Page) -> None:
    """Fails for what breaks a rule, in the light and in the dark, and for a page too wide."""
    for scheme, rules in (("light", WCAG), ("dark", COLOURS)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        result = Axe().run(page, options=rules)
        assert result.violations_count == 0, f"{page.url}\n{result.generate_report()}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth"), page.url


@pytest.fixture
def at_work(office: Office) -> Office:
    """A bureau with applications in each part of the morning page."""
    clerk = office.people[Role.REGISTRAR]
    letter(office.body, on=office.row.received_on.replace(month=1, day=26))
    letter(office.body, on=office.row.received_on.replace(month=2, day=13))
    waiting = letter(office.body)
    act(waiting.code, "ask_supplement", clerk, by="2026-04-01", items="年度")
    office.draft(text="第一段\n第二段")
    return office


def test_each_page_meets_wcag_and_does_not_scroll_sideways(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    for address in (*LOOKED_AT, *(f"/desk/case/{at_work.code}/{each}" for each in ABOUT)):
        page.goto(live_server.url + address)
        is_sound(page)
    assert said == []


def test_what_was_sent_meets_wcag(live_server: LiveServer, page: Page, at_work: Office) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.goto(f"{live_server.url}/desk/intake/")
    page.fill("[name=letter]", LETTER)
    page.get_by_role("button", name="读一读").click()
    expect(page.locator("mark").first).to_be_visible()
    is_sound(page)
    page.click("main .primary")
    expect(page.get_by_role("alert").first).to_contain_text("要改")
    is_sound(page)
    page.goto(f"{live_server.url}{at_work.address('case')}")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_text("15400001234")).to_be_visible()
    is_sound(page)


def test_a_review_meets_wcag(live_server: LiveServer, page: Page, at_work: Office) -> None:
    enter(page, live_server, at_work.client(Role.LEGAL_REVIEWER))
    page.goto(live_server.url + at_work.address("action", action="review_legality"))
    page.click("text=批注第 1 段")
    page.fill("[name=pin-1]", "请核对")
    is_sound(page)
    page.click(".primary")
    expect(page.locator("[name=pin-1]")).to_have_value("请核对")
    is_sound(page)


def test_the_outcome_of_the_path_meets_wcag(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.HANDLER))
    page.goto(live_server.url + at_work.address("path"))
    for _ in range(12):
        if page.locator("#outcome").count():
            break
        page.locator("main [type=radio], main [type=checkbox]").first.check()
        page.click("text=下一步")
    expect(page.locator("#outcome")).to_be_visible()
    is_sound(page)


def focused(page: Page) -> str:
    """What has the focus, in words."""
    return str(page.evaluate("document.activeElement.innerText")).strip()


def test_from_morning_to_a_recorded_action_by_keys_alone(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.goto(f"{live_server.url}/desk/keys/")
    page.keyboard.press("t")
    page.wait_for_url("**/desk/")
    page.keyboard.press("j")
    assert "2026-2" in focused(page)  # the late one comes first
    page.keyboard.press("j")
    assert "2026-3" in focused(page)
    page.keyboard.press("k")
    assert "2026-2" in focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/case/*/")
    page.keyboard.press("j")
    for _ in range(30):
        if focused(page) == "登记撤回":
            break
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/withdraw/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == "登记撤回":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已办：登记撤回")
    assert Entry.objects.latest("pk").kind == "application.withdrawn"


def test_the_path_is_walked_by_keys_alone(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.HANDLER))
    page.goto(live_server.url + at_work.address("case"))
    page.keyboard.press("7")
    page.wait_for_url("**/path/")
    page.locator("main [type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/path/?*")
    expect(page.locator("#taken")).to_be_visible()


def test_keys_are_listed_and_can_be_turned_off(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.goto(f"{live_server.url}/desk/")
    page.keyboard.press("?")
    page.wait_for_url("**/keys/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("tr?")  # in a field a key is what it always is
    expect(page.locator("#find")).to_have_value("tr?")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == ""
    page.check("#keys-off")
    page.locator("h1").click()
    page.keyboard.press("t")
    page.keyboard.press("j")
    assert page.url.endswith("/keys/")
    page.reload()
    expect(page.locator("#keys-off")).to_be_checked()
    page.uncheck("#keys-off")
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_url("**/register/")


def test_all_rows_are_chosen_with_one_box(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.goto(f"{live_server.url}/desk/register/")
    page.check("[data-all]")
    assert page.locator("[name=code]:checked").count() == 4
    page.uncheck("[data-all]")
    assert page.locator("[name=code]:checked").count() == 0


def test_the_line_unfolds_into_why(live_server: LiveServer, page: Page, at_work: Office) -> None:
    enter(page, live_server, at_work.client(Role.HANDLER))
    page.goto(live_server.url + at_work.address("case"))
    expect(page.locator(".case-line ol")).to_be_hidden()
    page.locator(".case-line summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".case-line ol")).to_contain_text("条例")


def test_the_register_is_read_on_a_telephone_without_moving_sideways(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/desk/register/")
    table = page.locator(".scroll")
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert table.locator("tbody tr").first.evaluate("e => e.offsetHeight") < 260


def test_filters_stand_in_one_line_of_one_height(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/desk/register/")
    boxes = page.locator("form.filters[method=get] :is(select, input:not([type=hidden]))")
    heights = {round(each["height"]) for each in (b.bounding_box() for b in boxes.all()) if each}
    assert len(heights) == 1


def test_similar_applications_beside_the_letter_keep_their_width(
    live_server: LiveServer, page: Page, at_work: Office
) -> None:
    enter(page, live_server, at_work.client(Role.REGISTRAR))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server.url}/desk/intake/")
    page.fill("#id_letter", LETTER)
    page.click("button[name=look]")
    title = page.locator(".due-list li > div:first-child").first
    assert title.evaluate("e => e.closest('li').offsetWidth - e.offsetWidth") < 60
