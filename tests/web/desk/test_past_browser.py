"""The pages of earlier reports as a person meets them."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.annual.document import Place
from gongkai.annual.report import Damage, Section
from tests.office.reports.past import Bureau, file_of, report_of
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SHEET = "/desk/past/import/"


@pytest.fixture
def bureau(live_server: LiveServer, page: Page) -> Bureau:
    """A bureau whose editor is signed in, with a faulty report and one before it."""
    made = Bureau()
    client = Client()
    client.force_login(made.editor)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    made.take(report_of(2022))
    faulty = report_of(2023, disputes__direct_suit__total=9)
    faulty.sections = faulty.sections[:5]
    faulty.sections[0] = Section(
        "overview", "总体情况", 1, "（一）主动公开。公开政府信息 80 余条。"
    )
    told = {"label": "表四", "extra": "0", "text": "0 0 0"}
    faulty.damage = [Damage("extra_value", Place(row=75), (), told)]
    made.take(faulty)
    return made


def files(at: Path) -> list[str]:
    """A report that is known, one whose owner is not, one that is kept already, and none."""
    found = {
        "云溪县商务局2024年度报告.json": file_of(report_of(2024)),
        "一个名字很长很长的文件_山阳县教育局_2024_最终版_公开.json": file_of(
            report_of(2024, "山阳县教育局")
        ),
        "2022.json": file_of(report_of(2022)),
        "通知.txt": "今天天气很好。".encode(),
    }
    for name, data in found.items():
        (at / name).write_bytes(data)
    return [str(at / name) for name in found]


def sound(page: Page) -> None:
    """The page meets WCAG and does not scroll sideways."""
    result = Axe().run(page, options=WCAG)
    assert result.violations_count == 0, result.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth")


@pytest.mark.usefixtures("bureau")
def test_files_are_recognised_and_taken(
    live_server: LiveServer, page: Page, tmp_path: Path
) -> None:
    page.goto(live_server.url + SHEET)
    sound(page)
    page.set_input_files("#files", files(tmp_path))
    page.get_by_role("button", name="看认出了什么").click()
    assert page.locator(".recognised > li").count() == 4
    sound(page)
    unsure = page.locator(".recognised > li").nth(1)
    unsure.get_by_label("机关").select_option("yunxi")
    unsure.get_by_label("年度").fill("2021")
    unsure.get_by_role("checkbox").check()
    page.get_by_role("button", name="导入打勾的").click()
    page.wait_for_url(f"{live_server.url}/desk/past/")
    assert "已导入 2 份" in page.locator(".said").inner_text()
    assert page.locator("tbody tr").count() == 4
    sound(page)


@pytest.mark.usefixtures("bureau")
def test_the_mends_of_a_report_are_pressed(live_server: LiveServer, page: Page) -> None:
    page.goto(f"{live_server.url}/desk/past/")
    page.get_by_role("link", name="云溪县商务局 2023 年").click()
    assert "究竟是多少" in page.locator(".questions").inner_text()
    sound(page)
    presses = page.get_by_role("button", name="照这样改")
    while presses.count():
        presses.first.click()
        page.wait_for_load_state()
    assert page.locator(".verdict").is_visible()
    sound(page)
