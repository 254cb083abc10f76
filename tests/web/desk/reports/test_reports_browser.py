"""A report from the first of January to the public site, as people at a bureau make it."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.annual.check import check
from gongkai.annual.load import load_bytes
from gongkai.annual.writers import write
from gongkai.office.applications.actions import act
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Person
from gongkai.office.demo.turning import clock_at
from gongkai.office.publications.models import Figure, Slip
from gongkai.office.reports.checkup import blocking, checkup
from gongkai.office.reports.document import document
from gongkai.office.reports.models import YearReport
from gongkai.words import Applicant, Outcome
from tests.web.desk.reports.bureau import EVE, NOW, OVERVIEW, YEAR, Bureau
from tests.web.desk.test_notices_browser import sign_in
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOT = "/desk/reports/"
RECEIVED = "applications.received.total"


@pytest.fixture
def bureau(transactional_db: None) -> Iterator[Bureau]:  # noqa: ARG001
    """A bureau that reports on the year before."""
    with clock_at(NOW):
        yield Bureau()


def looked_at(page: Page, name: str) -> None:
    """No rule of WCAG broken, nothing wider than the window, and a picture for who wants one."""
    if folder := os.environ.get("GONGKAI_SHOTS"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{name} is {wide} px too wide"
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_every_page_is_sound(bureau: Bureau, live_server: LiveServer, page: Page) -> None:
    code = bureau.frozen().code
    bureau.received(Applicant.BUSINESS)
    sign_in(live_server, page, bureau.clerk)
    paths = {
        "list": "",
        "tables": f"{code}/",
        "cell": f"{code}/cell/{RECEIVED}/",
        "text": f"{code}/text/",
        "checkup": f"{code}/checkup/",
        "way": f"{code}/way/",
        "freeze": f"{code}/way/freeze/",
        "history": f"{code}/history/",
    }
    for name, path in paths.items():
        page.goto(live_server.url + ROOT + path)
        looked_at(page, name)
    page.goto(f"{live_server.url}/desk/case/{bureau.letter.code}/")
    looked_at(page, "case")


def as_(live_server: LiveServer, page: Page, somebody: Person, path: str) -> None:
    """Somebody sits down at the desk and opens a page."""
    page.context.clear_cookies()
    sign_in(live_server, page, somebody)
    page.goto(live_server.url + path)


def test_a_year_becomes_a_report(bureau: Bureau, live_server: LiveServer, page: Page) -> None:
    with clock_at(EVE):
        wrong = bureau.received(Applicant.BUSINESS)
        outcome = Outcome.OTHER_HANDLING
        act(wrong.code, "close", bureau.head, on=date(2025, 12, 31), outcome=outcome)
    for kind in ("penalty", "coercion", "admin_fees"):
        bureau.figure(kind, "0")

    # The head of the office, who does all of the desk's work here, opens the report.
    as_(live_server, page, bureau.head, ROOT)
    page.get_by_role("button", name="开始编制").click()
    page.get_by_text("还缺 1 个数字").wait_for()

    # One figure is missing: it is asked for by a slip, and entered when the answer is there.
    page.get_by_role("link", name="行政许可").first.click()
    page.get_by_role("link", name="发催报单").click()
    page.get_by_label("向谁要").fill("审批科")
    page.get_by_role("button", name="发催报单").click()
    slip = Slip.objects.get(body=bureau.body)
    page.get_by_role("link", name="填报").first.click()
    page.get_by_label("数字").fill("12")
    page.get_by_role("button", name="填报").click()
    page.wait_for_url("**/slips/**")
    slip.refresh_from_db()
    assert slip.state == "answered"
    assert Figure.objects.filter(body=bureau.body, kind="licensing").get().value == 12

    code = written(live_server, page)
    put_right(live_server, page, code, wrong)
    publish(live_server, page, bureau, code)


def written(live_server: LiveServer, page: Page) -> str:
    """The text, with its numbers bound."""
    code = YearReport.objects.get().code
    page.goto(f"{live_server.url}{ROOT}{code}/text/")
    page.get_by_role("button", name="照登记起草各部分").click()
    page.get_by_text("【请写：主动公开了哪些内容").first.wait_for()
    page.get_by_label("总体情况的文稿").fill(OVERVIEW)
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("保存.*总体情况")).click()
    page.get_by_text("办结1件").wait_for()
    page.get_by_label("其他需要报告的事项的文稿").fill("本年度没有收取信息处理费。")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("保存.*其他需要报告的事项")).click()
    page.get_by_label("问题", exact=True).fill("栏目更新慢。")
    page.get_by_label("改进措施", exact=True).fill("每月初检查一次。")
    page.get_by_role("button", name="添上").click()
    page.get_by_text("已保存这一条。").wait_for()
    return code


def put_right(live_server: LiveServer, page: Page, code: str, wrong: Application) -> None:
    """A case was closed by mistake: from the number in the sentence to the cell, to the case."""
    reading = page.locator("#overview .reading")
    reading.get_by_role("link", name="1", exact=True).click()
    page.get_by_role("link", name=str(wrong)).click()
    page.get_by_role("link", name="作废一条记录").click()
    chosen = page.locator("select[name=number]")
    chosen.select_option(index=chosen.locator("option").count() - 1)
    page.get_by_label("理由").fill("办错了件")
    page.locator("form button.primary").last.click()
    page.goto(f"{live_server.url}{ROOT}{code}/text/")
    page.locator("#overview .reading").get_by_text("办结0件").wait_for()


def publish(live_server: LiveServer, page: Page, bureau: Bureau, code: str) -> None:
    """Frozen, looked through, signed, handed in, published."""
    page.goto(f"{live_server.url}{ROOT}{code}/way/freeze/")
    page.get_by_role("button", name="冻结数字").click()
    page.get_by_text("已办：冻结数字。").wait_for()
    page.goto(f"{live_server.url}{ROOT}{code}/checkup/")
    assert not [f.text for f in blocking(checkup(YearReport.objects.get(), NOW.date()))]
    way = f"{ROOT}{code}/way/"
    for somebody, step in (
        (bureau.leader, "签发"),
        (bureau.head, "报送上级"),
        (bureau.head, "公布"),
    ):
        as_(live_server, page, somebody, way)
        page.get_by_role("link", name=step, exact=True).click()
        page.get_by_role("button", name=step, exact=True).click()
        page.get_by_text(f"已办：{step}。").wait_for()
    row = YearReport.objects.get(code=code)
    assert (row.stage, row.published_on, row.year) == ("submitted", NOW.date(), YEAR)

    # What was published reads back as the same, and as sound.
    for ending in ("docx", "pdf"):
        found = load_bytes(write(document(row), ending), f"report.{ending}")
        assert found.cells == document(row).cells
        assert [finding.code for finding in check(found) if finding.level != "note"] == []
