"""Signing in as a person meets it: narrow or wide, in the dark, by keyboard, with a passkey."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import CDPSession, Page, expect
from pytest_django.live_server_helper import LiveServer

from gongkai.office.bodies.models import Person
from tests.web.account.entering import NAME, PASSWORD, add_totp, code, confirm
from tests.web.test_browser import WCAG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = ("/account/login/", "/account/identity/cancelled/")
# Each with what stands in its first heading, so that a page that leads elsewhere is seen.
CLOSED = {
    "/account/": "我的账号",
    "/account/password/": "改密码",
    "/account/logout/": "退出登录",
    "/account/totp/": "启用动态口令",
    "/account/passkeys/": "通行密钥",
    "/account/passkeys/add/": "添加通行密钥",
    "/account/recovery-codes/new/": "生成新的恢复码",
}
PROTECTED = {
    "/account/": "我的账号",
    "/account/totp/remove/": "停用动态口令",
    "/account/recovery-codes/": "恢复码",
}


def hand_over(client: Client, live_server: LiveServer, page: Page) -> None:
    """Let the browser go on where the client has signed in."""
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )


def fill(page: Page, **fields: str) -> None:
    """Fill in a form and send it."""
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("main .primary")


def heading(page: Page) -> str:
    """What the page is about."""
    return page.inner_text("h1")


def meets_wcag(page: Page) -> None:
    """Fails for what breaks a rule, in the light and in the dark, and for a page too wide."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        result = Axe().run(page, options=WCAG)
        assert result.violations_count == 0, result.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("document.documentElement.clientWidth"), page.url


@pytest.fixture
def key(page: Page) -> CDPSession:
    """A device that holds passkeys and recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser complains of, such as what the headers forbid."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said


@pytest.mark.parametrize("path", OPEN)
def test_what_strangers_see_meets_wcag(live_server: LiveServer, page: Page, path: str) -> None:
    page.goto(live_server.url + path)
    meets_wcag(page)


def test_each_page_of_an_account_meets_wcag(
    live_server: LiveServer, page: Page, inside: Client, complaints: list[str]
) -> None:
    page.goto(live_server.url + "/check/")
    confirm(inside)
    hand_over(inside, live_server, page)
    for path, wanted in CLOSED.items():
        page.goto(live_server.url + path)
        assert heading(page) == wanted
        meets_wcag(page)
    add_totp(inside)
    for path, wanted in PROTECTED.items():
        page.goto(live_server.url + path)
        assert heading(page) == wanted
        meets_wcag(page)
    assert complaints == []


def test_what_goes_wrong_meets_wcag(live_server: LiveServer, page: Page, inside: Client) -> None:
    page.goto(live_server.url + "/account/login/")
    fill(page, login=NAME, password="a wrong one")
    expect(page.get_by_role("alert").first).to_contain_text("用户名或者密码不对")
    meets_wcag(page)
    hand_over(inside, live_server, page)
    page.goto(live_server.url + "/account/password/")
    fill(page, oldpassword="a wrong one", password1="12345", password2="1234")
    assert page.locator("[aria-invalid=true]").count() == 2
    assert "id_oldpassword_error" in str(
        page.get_attribute("[name=oldpassword]", "aria-describedby")
    )
    meets_wcag(page)
    page.goto(live_server.url + "/account/passkeys/add/")
    assert heading(page) == "确认是您本人"
    fill(page, password="a wrong one")
    meets_wcag(page)


def test_signing_in_and_out_takes_a_keyboard_alone(
    live_server: LiveServer,
    page: Page,
    person: Person,
    complaints: list[str],
) -> None:
    page.goto(live_server.url + "/account/")
    for _ in range(3):  # past the skip link and the name of the site
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "login"
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("我的账号")
    assert person.name in page.inner_text("nav")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "退出登录"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("退出登录")
    page.locator("main .primary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("已退出登录。")
    assert complaints == []


def test_the_second_step_is_set_up_and_taken(
    live_server: LiveServer,
    page: Page,
    person: Person,  # noqa: ARG001
) -> None:
    page.goto(live_server.url + "/account/totp/")
    fill(page, login=NAME, password=PASSWORD)
    fill(page, password=PASSWORD)
    picture = page.locator(".qr svg").bounding_box()
    assert picture
    assert picture["width"] > 150
    secret = page.inner_text(".secret")
    fill(page, code=code(secret))
    expect(page.get_by_role("status").first).to_contain_text("动态口令已经启用")
    assert page.locator(".codes code").count() == 10
    page.goto(live_server.url + "/account/logout/")
    page.click("main .primary")
    fill(page, login=NAME, password=PASSWORD)
    expect(page.locator("h1")).to_have_text("登录第二步")
    meets_wcag(page)
    fill(page, code=code(secret, 1))
    expect(page.locator("h1")).to_have_text("我的账号")


def test_a_passkey_is_added_and_opens_the_account_without_a_password(
    live_server: LiveServer,
    page: Page,
    inside: Client,
    key: CDPSession,  # noqa: ARG001
    complaints: list[str],
) -> None:
    confirm(inside)
    page.goto(live_server.url + "/check/")
    hand_over(inside, live_server, page)
    page.goto(live_server.url + "/account/passkeys/add/")
    fill(page, name="办公室的电脑")
    expect(page.locator("h1")).to_have_text("恢复码")
    page.goto(live_server.url + "/account/passkeys/")
    assert "办公室的电脑" in page.inner_text("main")
    meets_wcag(page)
    page.goto(live_server.url + "/account/logout/")
    page.click("main .primary")
    page.click("text=用通行密钥登录")
    expect(page.locator("h1")).to_have_text("我的账号")
    page.goto(live_server.url + "/account/passkeys/")
    assert "用过" in page.inner_text("main")
    page.click("text=删除")
    fill(page, password=PASSWORD)
    expect(page.locator("h1")).to_have_text("删除通行密钥")
    meets_wcag(page)
    page.click("main .primary")
    expect(page.locator("main")).to_contain_text("没有通行密钥")
    assert not Authenticator.objects.exists()
    assert complaints == []


def test_a_passkey_is_a_second_step_too(
    live_server: LiveServer,
    page: Page,
    inside: Client,
    key: CDPSession,  # noqa: ARG001
) -> None:
    confirm(inside)
    page.goto(live_server.url + "/check/")
    hand_over(inside, live_server, page)
    page.goto(live_server.url + "/account/passkeys/add/")
    page.uncheck("[name=passwordless]")
    fill(page, name="钥匙")
    expect(page.locator("h1")).to_have_text("恢复码")
    page.goto(live_server.url + "/account/logout/")
    page.click("main .primary")
    fill(page, login=NAME, password=PASSWORD)
    expect(page.locator("h1")).to_have_text("登录第二步")
    page.click("text=用通行密钥")
    expect(page.locator("h1")).to_have_text("我的账号")


def test_a_passkey_that_is_not_there_is_told_in_words(
    live_server: LiveServer,
    page: Page,
    key: CDPSession,  # noqa: ARG001
) -> None:
    page.goto(live_server.url + "/account/login/")
    page.click("text=用通行密钥登录")
    expect(page.locator("[data-passkey-failed]")).to_contain_text("没有完成")
    meets_wcag(page)


def test_without_scripts_all_but_passkeys_works(
    live_server: LiveServer,
    page: Page,
    person: Person,
) -> None:
    browser = page.context.browser
    assert browser
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(live_server.url + "/account/login/")
    assert not plain.locator("text=用通行密钥登录").is_visible()
    fill(plain, login=NAME, password=PASSWORD)
    assert person.name in plain.inner_text("nav")
    plain.goto(live_server.url + "/account/passkeys/add/")
    fill(plain, password=PASSWORD)
    assert plain.locator("text=这里用不了通行密钥").is_visible()
    plain.close()
