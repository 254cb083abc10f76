"""The pages as a person meets them: narrow or wide, by keyboard, by screen reader, in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

STOPS = "a[href], button, input, [tabindex='0']"
PATHS = ("/", "/check/", "/check/sample/", "/no-such-page")
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_meets_wcag(live_server: LiveServer, page: Page, path: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(live_server.url + path)
    result = Axe().run(page, options=WCAG)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("path", PATHS)
def test_it_never_scrolls_sideways(live_server: LiveServer, page: Page, path: str) -> None:
    page.goto(live_server.url + path)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth")


def test_it_loads_without_a_complaint(live_server: LiveServer, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.goto(live_server.url)
    assert said == []
    assert page.evaluate("getComputedStyle(document.querySelector('.seal')).borderRadius") != "0px"


def test_the_first_tab_skips_to_the_content(live_server: LiveServer, page: Page) -> None:
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "跳到正文"
    assert page.locator(":focus").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_tab_goes_through_the_page_in_order_and_is_seen(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url)
    stops = page.locator(STOPS).count()
    visited = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        visited.append(
            page.evaluate(
                f"[...document.querySelectorAll(`{STOPS}`)].indexOf(document.activeElement)"
            )
        )
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert visited == list(range(stops))
