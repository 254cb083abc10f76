"""The registers as a person meets them: in both widths, by the keyboard, and by rule of WCAG."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.office.publications.models import Publication
from tests.web.desk.publications.bureau import Bureau
from tests.web.desk.test_notices_browser import sign_in
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ROOT = "/desk/publications/"
YEAR = "?body=yunxi&year=2025"
LIST = "2025-03-20 关于促销的公告（县政府网站）\n没有日期的一行"


@pytest.fixture
def bureau(live_server: LiveServer, page: Page) -> Bureau:
    """A bureau whose editor is signed in."""
    made = Bureau()
    sign_in(live_server, page, made.head)
    return made


def paths(bureau: Bureau) -> dict[str, str]:
    """Every kind of page."""
    found = {"overview": ROOT + YEAR}
    for kind, code in bureau.rows.items():
        found[kind] = f"{ROOT}{kind}/{YEAR}"
        found[f"new-{kind}"] = f"{ROOT}{kind}/new/{YEAR}"
        found[f"row-{kind}"] = f"{ROOT}{kind}/{code}/"
    found["import"] = f"{ROOT}entries/import/{YEAR}"
    found["annul"] = f"{ROOT}documents/{bureau.rows['documents']}/annul/"
    return found


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
    for name, path in paths(bureau).items():
        page.goto(live_server.url + path)
        looked_at(page, name)


def test_a_list_is_mended_on_the_page_and_entered(
    bureau: Bureau, live_server: LiveServer, page: Page
) -> None:
    before = Publication.objects.filter(body=bureau.body).count()
    page.goto(f"{live_server.url}{ROOT}entries/import/{YEAR}")
    page.get_by_label("或者把清单粘贴在这里").fill(LIST)
    page.get_by_role("button", name="看会怎样").click()
    page.get_by_text("不能登记", exact=True).wait_for()
    assert page.get_by_role("button", name="登记这").count() == 0
    looked_at(page, "plan-wrong")
    page.get_by_label("或者把清单粘贴在这里").fill(LIST.splitlines()[0])
    page.get_by_role("button", name="看会怎样").click()
    looked_at(page, "plan")
    page.get_by_role("button", name="登记这 1 条").click()
    page.get_by_text("已登记 1 条。").wait_for()
    assert Publication.objects.filter(body=bureau.body).count() == before + 1


def test_a_missing_figure_is_asked_for_and_answered(
    bureau: Bureau, live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + ROOT + YEAR)
    page.get_by_role("link", name="发催报单").first.click()
    page.get_by_label("向谁要").fill("审批科")
    page.get_by_role("button", name="发催报单").click()
    page.get_by_text("已登记").wait_for()
    page.get_by_role("link", name="填报").click()
    page.get_by_label("数字").fill("7")
    page.get_by_role("button", name="填报").click()
    page.get_by_text("数字已计入").wait_for()
    page.goto(live_server.url + ROOT + YEAR)
    assert page.get_by_role("link", name="19 件").count() == 1
    assert bureau.body
