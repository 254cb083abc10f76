"""Name and password: who gets in, who does not, and what a session is worth."""

import re
import time

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from gongkai.office.bodies.models import Person
from tests.web.account.entering import NAME, PASSWORD, enter, is_in, text

pytestmark = pytest.mark.django_db

WRONG, LOCKED = "用户名或者密码不对", "暂时不能再试"
LOGIN = "/account/login/"


def fail(client: Client, times: int, name: str = NAME) -> str:
    """What the last of some wrong tries is answered."""
    return [text(enter(client, name, f"wrong-{n}")) for n in range(times)][-1]


def test_the_right_password_opens_the_account(client: Client, person: Person) -> None:
    answer = enter(client)
    assert answer.status_code == 302
    assert answer["Location"] == "/account/"
    assert person.name in text(client.get("/account/"))


def test_a_name_typed_in_full_width_is_the_same_name(client: Client, person: Person) -> None:  # noqa: ARG001
    assert enter(client, f" ｗ{NAME[1:]} ").status_code == 302


@pytest.mark.parametrize("name", [NAME, "nobody-at-all"])
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(
    client: Client,
    person: Person,  # noqa: ARG001
    name: str,
) -> None:
    said = text(enter(client, name, "wrong"))
    assert WRONG in said
    assert re.search(r"<title>\s*登录未成功 · 公开\s*</title>", said)
    assert not is_in(client)


def test_five_failures_lock_the_name_for_a_quarter_of_an_hour(
    client: Client,
    person: Person,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert WRONG in fail(client, 5)
    said = text(enter(client))
    assert LOCKED in said
    assert "15 分钟" in said
    assert not is_in(client)
    later = time.time() + 15 * 60 + 1
    monkeypatch.setattr("time.time", lambda: later)
    assert enter(client).status_code == 302


def test_a_name_that_does_not_exist_is_locked_just_the_same(client: Client) -> None:
    fail(client, 5, "nobody-at-all")
    assert LOCKED in fail(client, 1, "nobody-at-all")


def test_the_lock_is_not_opened_by_another_way_to_write_the_host(
    client: Client,
    person: Person,  # noqa: ARG001
) -> None:
    for port in range(1, 6):
        enter(client, password="wrong", headers={"host": f"testserver:{port}"})
    assert LOCKED in text(enter(client, headers={"host": "testserver:6"}))


def test_a_success_between_failures_does_not_start_the_count_anew(
    client: Client,
    person: Person,  # noqa: ARG001
) -> None:
    fail(client, 4)
    assert enter(client).status_code == 302
    client.post("/account/logout/")
    fail(client, 1)
    assert LOCKED in text(enter(client))


def test_one_locked_name_locks_nobody_else(client: Client, person: Person) -> None:
    Person.objects.create_user("lihua", password=PASSWORD)
    fail(client, 5, person.username)
    assert enter(client, "lihua").status_code == 302


def test_too_many_tries_of_one_address_are_turned_away_in_words(client: Client) -> None:
    answers = [client.post(LOGIN, {"login": f"name-{n}"}) for n in range(121)]
    assert {answer.status_code for answer in answers[:120]} == {200}
    assert answers[120].status_code == 429
    assert "请过一分钟再试" in text(answers[120])


def test_who_has_left_cannot_sign_in(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert WRONG in text(enter(client))
    assert not is_in(client)


def test_who_leaves_is_out_at_once(inside: Client, person: Person) -> None:
    assert is_in(inside)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert not is_in(inside)


def test_signing_out_takes_a_form_and_ends_the_session(inside: Client) -> None:
    key = inside.session.session_key
    assert "退出登录" in text(inside.get("/account/logout/"))
    assert is_in(inside)
    answer = inside.post("/account/logout/", follow=True)
    assert "已退出登录。" in text(answer)
    assert not is_in(inside)
    old = Client()
    old.cookies[settings.SESSION_COOKIE_NAME] = str(key)
    assert not is_in(old)


def test_a_session_gets_a_new_key_at_signing_in(client: Client, person: Person) -> None:  # noqa: ARG001
    client.get("/account/login/passkey/", headers={"accept": "application/json"})
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    enter(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
    planted = Client()
    planted.cookies[settings.SESSION_COOKIE_NAME] = before
    assert not is_in(planted)


def test_the_cookie_is_hidden_from_scripts_and_ends_with_the_browser(inside: Client) -> None:
    cookie = inside.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == cookie["expires"] == ""


@pytest.mark.parametrize(
    ("wanted", "to"),
    [
        ("/check/", "/check/"),
        ("https://evil.example/", "/account/"),
        ("//evil.example/", "/account/"),
        ("/\\evil.example", "/account/"),
        ("http://testserver/check/", "/account/"),
        ("javascript:alert(1)", "/account/"),
    ],
)
def test_signing_in_leads_to_pages_of_this_site_alone(
    client: Client,
    person: Person,  # noqa: ARG001
    wanted: str,
    to: str,
) -> None:
    assert client.get(LOGIN, {"next": wanted}).status_code == 200
    given = {"login": NAME, "password": PASSWORD, "next": wanted}
    assert client.post(LOGIN, given)["Location"] == to
    assert client.get(LOGIN, {"next": wanted})["Location"] == to
    assert client.post("/account/logout/", {"next": wanted})["Location"] in {to, LOGIN}


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "signup/passkey/",
        "email/",
        "confirm-email/",
        "inactive/",
        "password/set/",
        "password/reset/",
        "login/code/confirm/",
        "2fa/",
        "2fa/trust/",
        "3rdparty/",
        "3rdparty/signup/",
        "social/signup/",
        "oidc/oidc/login/",
        "sessions/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_rest_of_allauth_is_not_to_be_reached(inside: Client, path: str, method: str) -> None:
    assert getattr(inside, method)(f"/account/{path}").status_code == 404


def test_the_page_offers_no_account_and_no_mail(client: Client) -> None:
    said = text(client.get(LOGIN))
    assert "账号由本单位的管理员开设" in said
    assert "signup" not in said
    assert "reset" not in said


@pytest.mark.parametrize("name", ["account_login", "mfa_index", "account_change_password"])
def test_no_browser_keeps_a_copy(inside: Client, name: str) -> None:
    assert "no-store" in inside.get(reverse(name))["Cache-Control"]
