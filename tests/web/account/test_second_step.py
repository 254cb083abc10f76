"""One-time passwords and recovery codes."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from gongkai.office.bodies.models import Person
from gongkai.office.vault.keys import Keys, office_keys
from tests.web.account.entering import (
    add_totp,
    code,
    confirm,
    enter,
    is_in,
    text,
    wrong_code,
)

pytestmark = pytest.mark.django_db

STEP = "/account/login/code/"


def give(client: Client, given: str) -> str:
    """The page after a code."""
    return text(client.post(STEP, {"code": given}, follow=True))


def codes(client: Client) -> list[str]:
    """The recovery codes that are left."""
    confirm(client)
    return text(client.get("/account/recovery-codes/file/")).split()


@pytest.fixture
def secret(inside: Client) -> str:
    """The secret of an authenticator that the person has set up."""
    return add_totp(inside)


def test_setting_up_asks_for_the_password_once_more(inside: Client) -> None:
    answer = inside.get("/account/totp/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/again/?next=")
    said = text(inside.post("/account/again/", {"password": "a wrong one"}))
    assert "密码不对" in said


def test_setting_up_shows_a_picture_and_the_secret_and_takes_the_code(inside: Client) -> None:
    confirm(inside)
    page = inside.get("/account/totp/")
    assert "<svg" in text(page)
    assert "style=" not in text(page)  # the headers would not let it work
    wanted = page.context["form"].secret
    assert f">{wanted}<" in text(page)
    said = inside.post("/account/totp/", {"code": wrong_code(wanted)})
    assert "验证码不对" in text(said)
    assert not Authenticator.objects.exists()
    done = text(inside.post("/account/totp/", {"code": code(wanted)}, follow=True))
    assert done.count("<code>") == 10
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_password_alone_does_not_do_any_more(secret: str, client: Client) -> None:
    fresh = Client()
    assert enter(fresh)["Location"] == STEP
    assert not is_in(fresh)
    assert "验证码不对" in give(fresh, wrong_code(secret))
    assert not is_in(fresh)
    assert "我的账号" in give(fresh, code(secret, 1))
    assert is_in(fresh)
    assert is_in(client)


def test_the_step_cannot_be_left_out(secret: str) -> None:  # noqa: ARG001
    fresh = Client()
    assert fresh.get(STEP)["Location"] == "/account/login/"
    enter(fresh)
    for name in ("mfa_index", "mfa_list_webauthn", "account_change_password"):
        assert fresh.get(reverse(name))["Location"].startswith("/account/login/")


def test_a_code_is_good_once(secret: str) -> None:
    given = code(secret, 1)
    for client, gets_in in ((Client(), True), (Client(), False)):
        enter(client)
        give(client, given)
        assert is_in(client) is gets_in


def test_guessing_codes_is_stopped(secret: str) -> None:
    fresh = Client()
    enter(fresh)
    for _ in range(5):
        give(fresh, wrong_code(secret))
    assert "暂时不能再试" in give(fresh, code(secret, 1))
    assert not is_in(fresh)


def test_a_recovery_code_does_instead_and_only_once(inside: Client, secret: str) -> None:  # noqa: ARG001
    given = codes(inside)
    assert len(set(given)) == 10
    for client, gets_in in ((Client(), True), (Client(), False)):
        enter(client)
        give(client, given[3])
        assert is_in(client) is gets_in
    assert codes(inside) == given[:3] + given[4:]


def test_new_recovery_codes_take_the_place_of_the_old(inside: Client, secret: str) -> None:  # noqa: ARG001
    old = codes(inside)
    inside.post("/account/recovery-codes/new/")
    assert not set(old) & set(codes(inside))


def test_recovery_codes_alone_are_no_second_step(inside: Client) -> None:
    confirm(inside)
    said = text(inside.post("/account/recovery-codes/new/"))
    assert "用不着恢复码" in said
    assert not Authenticator.objects.exists()


def test_taking_it_away_leaves_the_password_alone(inside: Client, secret: str) -> None:  # noqa: ARG001
    said = text(inside.post("/account/totp/remove/", follow=True))
    assert "动态口令已经停用" in said
    assert not Authenticator.objects.exists()
    fresh = Client()
    enter(fresh)
    assert is_in(fresh)


def test_the_database_does_not_give_the_secrets_away(secret: str, person: Person) -> None:
    kept = {row.type: row.data for row in Authenticator.objects.filter(user=person)}
    assert decrypt(kept["totp"]["secret"]) == secret
    assert secret not in str(kept)
    assert decrypt(kept["recovery_codes"]["seed"]) not in str(kept)


def test_a_new_key_of_the_office_leaves_them_readable(secret: str, person: Person) -> None:
    row = Authenticator.objects.get(user=person, type="totp")
    before = office_keys()
    newer = Keys({**before.keys, "newer": bytes(32)})
    assert newer.current != before.current
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("gongkai.web.account.adapters.office_keys", lambda: newer)
        assert decrypt(row.data["secret"]) == secret


def test_what_else_is_there_cannot_be_removed_by_somebody_else(inside: Client) -> None:
    other = Person.objects.create_user("lihua")
    theirs = Authenticator.objects.create(user=other, type="webauthn", data={"name": "别人的"})
    confirm(inside)
    assert inside.post(f"/account/passkeys/{theirs.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_an_administrator_helps_who_has_lost_everything(secret: str, person: Person) -> None:  # noqa: ARG001
    said = StringIO()
    call_command("reset_second_step", person.username, stdout=said)
    assert "共 1 项" in said.getvalue()
    fresh = Client()
    enter(fresh)
    assert is_in(fresh)
    with pytest.raises(CommandError, match="没有用户名为“nobody-at-all”的账号"):
        call_command("reset_second_step", "nobody-at-all")
