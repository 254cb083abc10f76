"""Disputes as a person meets them: narrow and dark, wide and light, and by keyboard."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.office.bodies.roles import Role
from gongkai.office.disputes.actions import act
from gongkai.office.disputes.models import Dispute
from tests.office.disputes.cast import filed, replied
from tests.office.factory import body, desk
from tests.web.desk.administration.test_administration_browser import enter, meets_wcag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_list_to_the_order_on_pages_that_meet_wcag(
    live_server: LiveServer, page: Page
) -> None:
    bureau = body()
    people = desk(bureau)
    application, head = replied(bureau, people), people[Role.DISCLOSURE_HEAD]
    row = filed(bureau, head, contested=application.code, notified=date(2026, 4, 7))
    act(row.code, "conclude_dispute", head, on=date(2026, 6, 1), ruling="revoked", ordered=True)
    filed(bureau, head, notified=date(2026, 4, 7))
    client = Client()
    client.force_login(head)
    enter(client, live_server, page, reverse("desk:disputes"))
    expect(page.get_by_role("heading", name="要办的")).to_be_visible()
    meets_wcag(page)
    page.get_by_role("link", name="争2026-1", exact=True).click()
    page.locator("summary").first.click()
    meets_wcag(page)
    page.get_by_role("link", name="执行责令重新答复").click()
    meets_wcag(page)
    page.fill("[name=on]", "2026-06-02")
    page.locator("main .primary").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已办：执行责令重新答复")
    page.get_by_role("link", name="2026-1　2025年办公用房维修合同").click()
    expect(page.get_by_role("heading", name="复议和诉讼")).to_be_visible()
    meets_wcag(page)


def test_one_is_registered_by_keyboard_and_what_was_typed_stays(
    live_server: LiveServer, page: Page
) -> None:
    client = Client()
    client.force_login(desk(body())[Role.LEGAL_REVIEWER])
    enter(client, live_server, page, reverse("desk:morning"))
    page.keyboard.press("d")
    expect(page.get_by_role("heading", level=1)).to_contain_text("复议诉讼")
    page.get_by_role("link", name="登记复议、诉讼").press("Enter")
    page.locator("[name=dispute]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("云溪县人民政府")
    page.locator("main .primary").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("没有登记")
    expect(page.locator("[name=organ]")).to_have_value("云溪县人民政府")
    meets_wcag(page)
    page.fill("[name=on]", "2026-04-01")
    page.locator("main .primary").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已登记，争2026-1")
    assert Dispute.objects.get().kind == "reconsideration"
