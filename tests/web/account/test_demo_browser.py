"""The page of the invented people as a visitor meets it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.web.account.test_account_browser import heading, meets_wcag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_it_meets_wcag_and_one_click_leads_to_the_desk(
    live_server: LiveServer,
    county: Path,  # noqa: ARG001
    page: Page,
) -> None:
    page.goto(f"{live_server.url}/account/demo/")
    assert heading(page) == "选一个人登录"
    page.locator("summary").nth(1).click()
    meets_wcag(page)
    page.get_by_role("button", name="登记员", exact=True).first.click()
    expect(page).to_have_url(f"{live_server.url}/desk/")


def test_by_keyboard_alone_somebody_further_down_is_chosen(
    live_server: LiveServer,
    county: Path,  # noqa: ARG001
    page: Page,
) -> None:
    page.goto(f"{live_server.url}/account/demo/")
    page.locator("summary").nth(1).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/desk/")
