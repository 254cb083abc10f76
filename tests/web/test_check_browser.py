"""The page of checks as a clerk works with it: drop, look, edit, mend, download; keys alone."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.annual.load import load, load_bytes
from tests.house import ROOT
from tests.web.reports import faulty, sound
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

SEEDS = sorted((ROOT.parent / "shared/seed").glob("*"))
TOTAL = "applications.received.total"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(
      new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
  }
}"""
PASTE = """(node, [kind, text]) => {
  const data = new DataTransfer();
  data.setData(kind, text);
  data.setData("text/plain", kind === "text/plain" ? text : "表格");
  node.dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A page as wide as a desk screen, whose console must stay silent."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


def drop(page: Page, server: LiveServer, name: str, data: bytes) -> None:
    """Drop a file on the page and wait for the report."""
    page.goto(f"{server.url}/check/")
    page.evaluate(DROP, [name, data.decode()])
    page.wait_for_selector("td input")


def figure(page: Page, cell: str) -> Locator:
    """The field of a figure."""
    return page.locator(f"td[data-cell='{cell}'] input")


def verdict(page: Page) -> Locator:
    """What the page says of the report as a whole."""
    return page.locator(".verdict")


def test_from_a_dropped_file_to_a_mended_word_document(live_server: LiveServer, desk: Page) -> None:
    drop(desk, live_server, "年报.html", sound())
    expect(verdict(desk)).to_have_text("没有发现问题")
    figure(desk, TOTAL).fill("75")
    expect(verdict(desk)).to_have_text("2 处错误")
    expect(figure(desk, TOTAL)).to_have_attribute("aria-invalid", "true")
    desk.get_by_role("button", name="照这样改").first.click()
    expect(verdict(desk)).to_have_text("没有发现问题")
    expect(figure(desk, TOTAL)).to_have_value("57")
    expect(desk.locator(".aside")).to_have_text("已重新核对：没有发现问题")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Word").click()
    assert download.value.suggested_filename == "年报.docx"
    assert load(Path(download.value.path())).cells == load_bytes(sound(), "年报.html").cells


@pytest.mark.skipif(not SEEDS, reason="../shared/seed is not here")
def test_a_real_report_is_dropped_and_its_findings_are_seen(
    live_server: LiveServer, desk: Page
) -> None:
    drop(desk, live_server, SEEDS[0].name, SEEDS[0].read_bytes())
    assert desk.locator(".findings li").count() > 0
    expect(verdict(desk)).to_be_in_viewport()


def test_a_finding_leads_to_its_cell(live_server: LiveServer, desk: Page) -> None:
    drop(desk, live_server, "年报.html", faulty())
    desk.get_by_role("link", name="看表格").first.click()
    expect(figure(desk, TOTAL)).to_be_focused()
    expect(figure(desk, TOTAL)).to_be_in_viewport()


def test_a_pasted_table_stays_a_table(live_server: LiveServer, desk: Page) -> None:
    desk.goto(f"{live_server.url}/check/")
    desk.locator("#text").evaluate(PASTE, ["text/html", faulty().decode()])
    expect(desk.locator("#pasted")).to_contain_text("表格已保留")
    desk.get_by_role("button", name="检查").click()
    expect(verdict(desk)).to_have_text("2 处错误")


def test_a_block_from_a_spreadsheet_fills_the_cells(live_server: LiveServer, desk: Page) -> None:
    drop(desk, live_server, "年报.html", sound())
    first = figure(desk, "applications.received.natural_person")
    first.evaluate(PASTE, ["text/plain", "41\t13\r\n4\t5\r\n"])
    for cell, value in {
        "received.natural_person": "41",
        "received.business": "13",
        "carried_in.natural_person": "4",
        "carried_in.business": "5",
        "received.research": "0",
    }.items():
        expect(figure(desk, f"applications.{cell}")).to_have_value(value)
    expect(verdict(desk)).to_contain_text("处错误")


def test_a_mend_can_be_undone(live_server: LiveServer, desk: Page) -> None:
    drop(desk, live_server, "年报.html", faulty())
    expect(desk.get_by_role("button", name="撤销")).to_be_hidden()
    desk.get_by_role("button", name="照这样改").first.click()
    expect(verdict(desk)).to_have_text("没有发现问题")
    desk.get_by_role("button", name="撤销").click()
    expect(verdict(desk)).to_have_text("2 处错误")
    expect(figure(desk, TOTAL)).to_have_value("66")
    expect(figure(desk, TOTAL)).to_be_focused()


def test_keys_move_as_in_a_spreadsheet(live_server: LiveServer, desk: Page) -> None:
    drop(desk, live_server, "年报.html", sound())
    figure(desk, "applications.received.natural_person").focus()
    for key, cell in (
        ("ArrowRight", "received.business"),
        ("ArrowDown", "carried_in.business"),
        ("Enter", "disclosed.business"),
        ("Shift+Enter", "carried_in.business"),
        ("ArrowLeft", "carried_in.natural_person"),
        ("Tab", "carried_in.business"),
        ("ArrowUp", "received.business"),
    ):
        desk.keyboard.press(key)
        expect(figure(desk, f"applications.{cell}")).to_be_focused()


def test_the_whole_way_goes_by_keyboard(live_server: LiveServer, desk: Page) -> None:
    desk.goto(f"{live_server.url}/check/sample/")
    press_tab_to(desk, "照这样改")
    desk.keyboard.press("Enter")
    expect(verdict(desk)).to_have_text("1 处错误，1 处提醒，1 处备注")
    expect(verdict(desk)).to_be_focused()
    press_tab_to(desk, "PDF")
    with desk.expect_download() as download:
        desk.keyboard.press("Enter")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def press_tab_to(page: Page, name: str) -> None:
    """Press Tab until a control with this text has the focus, and shows it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"no way to {name}")


def test_after_an_edit_it_still_meets_wcag(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/check/sample/")
    figure(page, TOTAL).fill("无")
    expect(page.locator(".aside")).to_contain_text("已重新核对")
    result = Axe().run(page, options=WCAG)
    assert result.violations_count == 0, result.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth")


def test_a_refused_edit_is_told_and_the_grid_stays(live_server: LiveServer, page: Page) -> None:
    drop(page, live_server, "年报.html", sound())
    with override_settings(CHECK_UPLOADS=0):
        figure(page, TOTAL).fill("58")
        expect(page.locator(".aside")).to_contain_text("份数太多")
    expect(figure(page, TOTAL)).to_have_value("58")


def test_too_many_files_are_told_before_they_are_sent(live_server: LiveServer, desk: Page) -> None:
    desk.goto(f"{live_server.url}/check/")
    one: FilePayload = {"name": "年报.html", "mimeType": "text/html", "buffer": sound()}
    desk.set_input_files("#files", [one] * 11)
    desk.get_by_role("button", name="检查").click()
    wrong = "document.querySelector('#files').validationMessage"
    assert desk.evaluate(wrong) == "一次最多 10 份。请分几次检查。"
    desk.set_input_files("#files", [one])
    assert desk.evaluate(wrong) == ""


def test_without_javascript_the_findings_are_seen(
    live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/check/")
    given: FilePayload = {"name": "年报.html", "mimeType": "text/html", "buffer": faulty()}
    page.set_input_files("#files", given)
    page.get_by_role("button", name="检查").click()
    expect(page.locator(".verdict")).to_have_text("2 处错误")
    page.get_by_role("button", name="照这样改").first.click()
    expect(page.locator(".verdict")).to_have_text("没有发现问题")
    page.close()


def test_on_paper_it_is_the_report_with_its_findings(live_server: LiveServer, desk: Page) -> None:
    desk.goto(f"{live_server.url}/check/sample/")
    desk.emulate_media(media="print")
    for left_out in (".upload", ".tools", ".top nav", ".offers button"):
        expect(desk.locator(left_out).first).to_be_hidden()
    expect(desk.locator(".paper")).to_be_visible()
    assert load_pages(desk.pdf(format="A4")) <= 6


def load_pages(data: bytes) -> int:
    """How many pages a PDF has."""
    from pypdfium2 import PdfDocument

    with PdfDocument(BytesIO(data)) as found:
        return len(found)
