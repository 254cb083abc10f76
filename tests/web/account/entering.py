"""How the tests sign in."""

import time
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

PASSWORD = "not-a-real-one"
NAME = "wangzhe"


def enter(client: Client, name: str = NAME, password: str = PASSWORD, **more: Any) -> Any:  # noqa: ANN401
    """The answer to name and password."""
    return client.post(reverse("account_login"), {"login": name, "password": password}, **more)


def confirm(client: Client) -> None:
    """Show once more who one is."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return client.get(reverse("mfa_index")).status_code == 200


def text(answer: HttpResponseBase) -> str:
    """The page."""
    return bytes(getattr(answer, "content", b"")).decode()


def code(secret: str, steps: int = 0) -> str:
    """What an authenticator shows, now or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def wrong_code(secret: str) -> str:
    """Six digits that are right at no time near now."""
    right = {code(secret, steps) for steps in range(-3, 4)}
    return next(f"{n:06}" for n in range(10) if f"{n:06}" not in right)


def add_totp(client: Client) -> str:
    """Set up an authenticator for who is signed in; its secret."""
    confirm(client)
    secret = str(client.get(reverse("mfa_activate_totp")).context["form"].secret)
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert answer.status_code == 302
    return secret
