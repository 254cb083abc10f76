"""SMS through the gateway of an office, or an adapter of its own."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from urllib.parse import parse_qs

import pytest
from pytest_django import Settings

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders import sms
from gongkai.office.reminders.choosing import choose
from gongkai.office.reminders.models import Sort
from gongkai.office.reminders.outbox import Sent, send_due
from gongkai.office.reminders.posting import post
from tests.office.clock import at
from tests.office.factory import body, person
from tests.office.reminders.gateway import Fake, running

MONDAY = date(2026, 3, 30)
VALUES = {"counts": {"overdue": 2}, "items": []}


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """A Monday at nine."""
    return at(monkeypatch, MONDAY, time(9))


def reachable(now: datetime) -> Person:
    """Somebody who wants SMS, and has a notice."""
    me = person(body(), Role.REGISTRAR)
    choose(me, mail=True, mobile="15400001234")
    post(Sort.DIGEST, {me.pk: VALUES}, day=MONDAY, now=now)
    return me


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Fake]:
    """A gateway, and somebody who wants SMS."""
    settings.MAIL = False
    with running() as fake:
        settings.SMS_URL, settings.SMS_OK = fake.url, '"code":0'
        yield fake


@pytest.mark.django_db
def test_an_sms_goes_through_the_gateway_as_json(
    now: datetime, gateway: Fake, settings: Settings
) -> None:
    settings.SMS_AUTH = "Bearer abc"
    reachable(now)
    assert send_due(now) == Sent(sent=1)
    (got,) = gateway.got
    assert got.kind == "application/json; charset=utf-8"
    assert got.auth == "Bearer abc"
    said = {"mobile": "15400001234", "content": "【政府信息公开】已经逾期 2 件。请登录系统查看。"}
    assert json.loads(got.body) == said


@pytest.mark.parametrize("text", ['"quotes" \\ and\nlines', "$number&=中"])
def test_a_text_stays_whole_in_both_forms(text: str) -> None:
    made = sms.body('{"m":"$number","t":"$text"}', "1", text)
    assert json.loads(made) == {"m": "1", "t": text}
    assert parse_qs(sms.body("m=$number&t=$text", "1", text).decode()) == {"m": ["1"], "t": [text]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "words"), [(500, '"code":0'), (200, '{"code":7}'), (302, '"code":0')]
)
def test_a_gateway_that_does_not_take_it_is_tried_again(
    now: datetime, gateway: Fake, status: int, words: str
) -> None:
    gateway.status, gateway.words = status, words
    reachable(now)
    assert send_due(now) == Sent(failed=1)
    assert len(gateway.got) == 1
    gateway.status, gateway.words = 200, '{"code":0}'
    assert send_due(now + timedelta(minutes=5)) == Sent(sent=1)


class Mine:
    """A gateway of an office's own."""

    sent: list[tuple[str, str]] = []  # noqa: RUF012

    def send(self, number: str, text: str) -> None:
        """Keep it."""
        self.sent.append((number, text))


@pytest.mark.django_db
def test_an_office_brings_its_own_adapter(now: datetime, settings: Settings) -> None:
    settings.SMS_URL, settings.MAIL = "http://127.0.0.1/", False
    settings.SMS_ADAPTER = f"{__name__}.Mine"
    reachable(now)
    send_due(now)
    assert [number for number, _ in Mine.sent] == ["15400001234"]
