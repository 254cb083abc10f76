"""The counter as people meet it: without scripts, by keyboard, on a phone, read aloud."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Body, Supervision
from tests.office.factory import body
from tests.office.online import NAME, PDF, VALUES, applied
from tests.office.online_cases import CASES, at
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "main form button.primary"


@pytest.fixture(autouse=True)
def bureau() -> Body:
    """A bureau below a county, with all that a guide may say."""
    above = body("county", name="云溪县人民政府", kind="government")
    found = body(
        office="办公室",
        address="云溪县城关镇政府路 1 号",
        hours="工作日 8:30 至 17:30",
        telephone="0000-1234567",
        email="gk@example.invalid",
        website="https://example.invalid/",
    )
    Supervision.objects.create(body=found, parent=above, first_year=2020)
    return found


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def bare(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a browser without scripts."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": request.param, "height": 800}
    )
    yield context.new_page()
    context.close()


def must_be_good(page: Page) -> None:
    """Nothing that axe finds, and nothing that is wider than the window."""
    result = Axe().run(page, options=WCAG)
    assert result.violations_count == 0, result.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth"), page.url


def what(page: Page) -> None:
    """Fill in the first step."""
    page.fill("#id-content", VALUES["content"])
    page.check("text=电子文件")
    page.check("text=在本网站下载")
    page.click(FORM)


def to_the_end(page: Page, start: str) -> None:
    """From choosing the body to the receipt."""
    page.goto(f"{start}/apply/")
    page.click("text=云溪县商务局")
    what(page)
    page.check("text=自然人")
    page.click(FORM)
    page.fill("#id-name", NAME)
    page.check("text=居民身份证")
    page.fill("#id-identity", VALUES["identity"])
    page.fill("#id-telephone", VALUES["telephone"])
    page.click(FORM)
    file: FilePayload = {"name": "证件.pdf", "mimeType": "application/pdf", "buffer": PDF}
    page.set_input_files("#id-file", file)
    page.click("button[name=add]")
    page.click("button[name=next]")
    page.click(FORM)


def track(page: Page, start: str, row: Application) -> None:
    """Show number and code."""
    page.goto(f"{start}/track/")
    page.fill("#id-number", printed(row))
    page.fill("#id-query_code", query_code(row.code))
    page.click(FORM)


def test_without_scripts_from_the_choice_to_the_receipt_and_back(
    live_server: LiveServer, bare: Page
) -> None:
    to_the_end(bare, live_server.url)
    row = Application.objects.get()
    shown = bare.locator("main").inner_text()
    assert printed(row) in shown
    assert query_code(row.code) in shown
    track(bare, live_server.url, row)
    assert row.due_on
    assert row.due_on.isoformat() in bare.locator(".big").inner_text()
    bare.click("text=改正内容")
    bare.click("text=改“您要什么信息”")
    bare.fill("#id-content", "另一份台账")
    bare.click(FORM)
    bare.click(FORM)
    assert "另一份台账" in bare.locator("main").inner_text()
    track(bare, live_server.url, row)
    bare.click("summary:has-text('撤回这件申请')")
    assert "当作没有提出过" not in bare.locator("h1, .big").all_inner_texts()
    bare.click("text=确定撤回这件申请")
    assert "当作没有提出过" in bare.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/", "/apply/", "/apply/yunxi/", "/track/", "/guide/yunxi/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_open_meets_wcag(
    live_server: LiveServer, page: Page, path: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(live_server.url + path)
    must_be_good(page)


def test_every_step_meets_wcag_with_and_without_errors(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/apply/yunxi/")
    page.click(FORM)
    must_be_good(page)
    assert page.evaluate("document.activeElement.className") == "refusal"
    what(page)
    for _ in range(2):
        must_be_good(page)
        page.click(FORM)
        must_be_good(page)
        page.goto(f"{live_server.url}/apply/yunxi/contact/")
    for step in ("files", "review"):
        page.goto(f"{live_server.url}/apply/yunxi/{step}/")
        must_be_good(page)


@pytest.mark.parametrize("name", CASES)
def test_every_state_meets_wcag(
    live_server: LiveServer, page: Page, bureau: Body, name: str
) -> None:
    track(page, live_server.url, at(name, bureau))
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    must_be_good(page)


def test_the_receipt_meets_wcag_and_prints_without_forms(
    live_server: LiveServer, page: Page, bureau: Body
) -> None:
    row = applied(bureau)
    track(page, live_server.url, row)
    page.goto(f"{live_server.url}/track/receipt/")
    must_be_good(page)
    page.emulate_media(media="print")
    assert page.locator(".keys").is_visible()
    assert not page.locator("header nav").is_visible()


def test_the_first_step_is_filled_in_by_keyboard_alone(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/apply/yunxi/")
    page.locator("#content").focus()
    for keys in ("Tab",):
        while page.evaluate("document.activeElement.id") != "id-content":
            page.keyboard.press(keys)
    page.keyboard.insert_text(VALUES["content"])
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/who/")
    page.goto(f"{live_server.url}/apply/yunxi/")
    assert page.locator("#id-form-1").is_checked()
    assert page.locator("[name=supply]:checked").count() == 1


def test_a_link_of_the_summary_leads_to_its_field(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/apply/yunxi/")
    page.click(FORM)
    page.click(".refusal a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id-content"
    assert re.search("有误", page.title())
