"""Administration as a person meets it: narrow and dark, wide and light, by keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.office.applications.reading import personal
from gongkai.office.bodies import sheets
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.tree import standing
from tests.office.factory import letter
from tests.web.desk.administration.cast import Cast, browser, cast, url
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# By who looks, the pages with what stands in their first headings.
PAGES = {
    "system": {
        "overview": "管理",
        "bodies": "机关",
        "body yunxi": "云溪县人民政府",
        "change swj contact": "改联系方式",
        "change swj succeed": "登记合并、拆分",
        "found": "登记新机关",
        "import": "从表格导入机关",
        "people": "人员",
        "person 5": "某人",
        "add": "增加人员",
        "leave 5": "登记离岗",
    },
    "security": {"give 5": "任职", "end 5 5": "免职", "key": "密钥"},
    "audit": {"audit": "查看记录", "journal": "日志核验", "settings": "设置"},
}


def enter(client: Client, live_server: LiveServer, page: Page, path: str) -> None:
    """Open a page as who is signed in with the client."""
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + path)


def meets_wcag(page: Page) -> None:
    """Fails for what breaks a rule, and for a page wider than the window."""
    size = page.viewport_size
    narrow = size is not None and size["width"] < 400
    page.emulate_media(color_scheme="dark" if narrow else "light")
    result = Axe().run(page, options=WCAG)
    assert result.violations_count == 0, result.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth")


@pytest.fixture
def who() -> Cast:
    """The cast, with something to show."""
    made = cast()
    personal(letter(made.bureau).code, made.registrar)
    return made


@pytest.mark.parametrize("name", PAGES)
def test_every_page_meets_wcag(live_server: LiveServer, page: Page, who: Cast, name: str) -> None:
    client = browser(getattr(who.county, name))
    people = {person.username: str(person.pk) for person in Person.objects.all()}
    clerk, role = people["swj-registrar"], str(who.registrar.roles.get().pk)
    for place, heading in PAGES[name].items():
        view, *given = place.split()
        numbers = iter((clerk, role))
        named = [next(numbers) if each.isdecimal() else each for each in given]
        enter(client, live_server, page, url(view, *named))
        assert heading in page.inner_text("h1"), place
        meets_wcag(page)


def test_a_setting_is_settled_by_keyboard(live_server: LiveServer, page: Page, who: Cast) -> None:
    enter(browser(who.supervisor), live_server, page, url("setting", "swj", "online_receipt"))
    meets_wcag(page)
    page.locator("input[name=value]:checked").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == "valid_from"
    page.locator("main .primary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已设置")
    expect(page.locator(".facts").first).to_contain_text("没有另外定，照默认")
    expect(page.locator("#history + .scroll")).to_contain_text("双方确认之日")
    meets_wcag(page)


def test_a_body_is_founded_by_keyboard_and_what_was_typed_stays(
    live_server: LiveServer, page: Page, who: Cast
) -> None:
    enter(browser(who.county.system), live_server, page, "/desk/")
    page.keyboard.press("g")
    expect(page.get_by_role("heading", level=1)).to_contain_text("管理")
    page.goto(live_server.url + url("found") + "?parent=yunxi")
    page.locator("[name=code]").focus()
    page.keyboard.type("swj")
    for text in ("云溪县教育局", "", ""):
        page.keyboard.press("Tab")
        page.keyboard.type(text) if text else page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("已经有编号为 swj 的机关")
    expect(page.locator("[name=name]")).to_have_value("云溪县教育局")
    meets_wcag(page)
    page.fill("[name=code]", "jyj")
    page.locator("[name=code]").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("云溪县教育局")
    assert Body.objects.get(code="jyj").above.get().parent == who.county.body


def test_a_sheet_is_seen_and_then_imported(live_server: LiveServer, page: Page, who: Cast) -> None:
    rows = standing()
    rows["swj"]["telephone"] = "0577-61540001"
    data = sheets.write(rows.values())
    enter(browser(who.county.system), live_server, page, url("import"))
    given = {"name": "机关.xlsx", "mimeType": "application/octet-stream", "buffer": data}
    page.set_input_files("[name=sheet]", given)  # type: ignore[arg-type]
    page.click("main .primary")
    expect(page.get_by_role("heading", level=1)).to_contain_text("会改什么")
    expect(page.get_by_role("list", name="逐行")).to_contain_text("0577-61540001")
    meets_wcag(page)
    page.click("main .primary")
    expect(page.get_by_role("status")).to_contain_text("已导入：改动 1")


def test_a_password_is_shown_once(live_server: LiveServer, page: Page, who: Cast) -> None:
    enter(browser(who.county.system), live_server, page, url("add") + "?body=swj")
    page.fill("[name=username]", "wangzhe")
    page.fill("[name=name]", "王喆")
    page.click("main .primary")
    password = page.inner_text(".password")
    meets_wcag(page)
    assert Person.objects.get(username="wangzhe").check_password(password)
    page.click("text=王喆的网页")
    expect(page.get_by_role("main")).not_to_contain_text(password)
