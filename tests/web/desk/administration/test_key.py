"""A new office key: after showing once more who one is, and told."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from gongkai.office.applications.reading import personal
from gongkai.office.vault.keys import office_keys
from gongkai.office.vault.models import CaseKey
from gongkai.web.desk.administration import key
from tests.office.factory import PERSONAL, letter
from tests.web.account.entering import PASSWORD, confirm, enter
from tests.web.desk.administration.cast import Cast, cast, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(tmp_path: Path, settings: Settings) -> Cast:
    """The cast, with a key file of its own."""
    settings.DATA = tmp_path
    office_keys.cache_clear()
    made = cast()
    made.county.security.set_password(PASSWORD)
    made.county.security.save()
    return made


@pytest.fixture(autouse=True)
def forgotten() -> object:
    """The next test reads its own key."""
    yield
    office_keys.cache_clear()


def inside(who: Cast) -> Any:  # noqa: ANN401
    """The security administrator, signed in by password."""
    client = Client()
    enter(client, who.county.security.username)
    return client


def test_a_rotation_asks_once_more_who_is_there_and_then_is_done(who: Cast) -> None:
    code = letter(who.bureau).code
    before = CaseKey.objects.get(subject=code).office_key
    client = inside(who)
    answer = client.post(url("rotate"), {"body": "yunxi"})
    assert answer.url.startswith("/account/again/")
    assert CaseKey.objects.get(subject=code).office_key == before
    again = client.post(answer.url, {"password": PASSWORD})
    assert again.url == url("key")
    assert CaseKey.objects.get(subject=code).office_key != before
    page = text(client.get(url("key")))
    assert "重新包封了 1 把数据密钥" in page
    assert str(who.county.security) in page
    values = dict(personal(code, who.registrar))
    assert values["name"] == PERSONAL["name"]


def test_a_wrong_password_changes_nothing(who: Cast) -> None:
    letter(who.bureau)
    before = office_keys().current
    client = inside(who)
    answer = client.post(url("rotate"), {"body": "yunxi"})
    assert client.post(answer.url, {"password": "wrong"}).status_code == 200
    assert office_keys().current == before


def test_at_a_body_that_one_does_not_administer_it_is_not_found(who: Cast) -> None:
    client = inside(who)
    confirm(client)
    assert client.post(url("rotate"), {"body": "nothing"}).status_code == 404


def test_who_may_not_is_refused_before_anything_is_asked(who: Cast) -> None:
    client = Client()
    client.force_login(who.county.system)
    confirm(client)
    assert client.get(url("key")).status_code == 403


def test_too_many_keys_are_left_to_the_command(who: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    letter(who.bureau)
    monkeypatch.setattr(key, "MOST", 0)
    client = inside(who)
    assert "gongkai journal rotate --body yunxi" in text(client.get(url("key")))
    confirm(client)
    before = office_keys().current
    answer = client.post(url("rotate"), {"body": "yunxi"})
    assert answer.status_code == 409
    assert office_keys().current == before
