"""Reports as people meet them: without scripts, on a phone, read aloud, in the dark, on paper."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.office.bodies.models import Body
from gongkai.office.reports.models import Scope
from tests.office.factory import letter
from tests.web.counter.test_counter_browser import must_be_good
from tests.web.published.making import YEAR, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = f"/reports/yunxi/{YEAR}/"
PATHS = ("/reports/", "/reports/?q=nobody", "/reports/yunxi/", PAGE, f"{PAGE}v1/", f"{PAGE}area/")


@pytest.fixture
def reports(bureau: Body) -> Body:
    """A bureau with reports of two years, one restated, and one of its area."""
    letter(bureau, on=date(YEAR, 3, 3))
    published(bureau, YEAR - 1)
    published(bureau, licences="7")
    published(bureau, reason="行政许可的数量漏报。", licences="9")
    published(bureau, scope=Scope.AREA)
    return bureau


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def bare(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a browser without scripts."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": request.param, "height": 800}
    )
    yield context.new_page()
    context.close()


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_meets_wcag_and_fits(live_server: LiveServer, page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in PATHS:
        page.goto(live_server.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        must_be_good(page)


@pytest.mark.usefixtures("reports")
def test_without_scripts_from_the_front_page_to_a_file_and_a_chart(
    live_server: LiveServer, bare: Page
) -> None:
    bare.goto(live_server.url)
    bare.click("nav >> text=公开年报")
    bare.fill("#q", "商务")
    bare.select_option("#year", str(YEAR))
    bare.click("main button")
    bare.click(f'main a[href="{PAGE}"]')
    bare.click("text=六、其他需要报告的事项")
    assert bare.url.endswith("#section-6")
    with bare.expect_download() as found:
        bare.click("text=Word")
    assert found.value.suggested_filename == "云溪县商务局2025年政府信息公开工作年度报告.docx"
    bare.click("text=改动的数字")
    assert re.search(r"7\s+9", bare.locator(".done-note").inner_text())
    assert bare.locator("img[src$='chart-years.svg']").bounding_box()


@pytest.mark.usefixtures("reports")
def test_the_drawings_are_drawn_in_colour_and_the_page_complains_of_nothing(
    live_server: LiveServer, page: Page
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(live_server.url + PAGE)
    page.wait_for_load_state("networkidle")
    widths = page.evaluate("[...document.querySelectorAll('figure img')].map(i => i.naturalWidth)")
    assert len(widths) == 2  # nothing was answered yet, so there are no outcomes
    assert all(widths)
    page.goto(f"{live_server.url}{PAGE}chart-years.svg")
    bar = page.locator("rect.rect").first
    assert bar.evaluate("bar => getComputedStyle(bar).fill") == "rgb(163, 35, 27)"
    assert not said
