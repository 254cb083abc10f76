"""What leaves the house: once, not at night, later where it fails, and seen where it cannot."""

import json
import smtplib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders import outbox, sms
from gongkai.office.reminders.choosing import choose
from gongkai.office.reminders.models import Message, Sort, State
from gongkai.office.reminders.outbox import Sent, send_due, troubled
from gongkai.office.reminders.posting import post
from gongkai.office.reminders.quiet import Quiet
from gongkai.office.reminders.rounds import once
from tests.office.clock import at
from tests.office.factory import body, person
from tests.office.reminders.gateway import Fake, running
from tests.office.undoing import undone

MONDAY = date(2026, 3, 30)
NOW = time(9)
VALUES = {"counts": {"overdue": 2}, "items": []}


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> datetime:
    """A Monday at nine, with a server for mail."""
    settings.MAIL = True
    return at(monkeypatch, MONDAY, NOW)


def somebody(number: int = 1) -> Person:
    """Somebody with a mailbox."""
    bureau = Body.objects.first() or body()
    made = person(bureau, Role.REGISTRAR)
    made.email = f"{number}@example.cn"
    made.save()
    return made


def put(now: datetime, *people: Person) -> None:
    """A notice for each."""
    told = {each.pk: VALUES for each in people or (somebody(),)}
    post(Sort.DIGEST, told, day=MONDAY, now=now)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A mail server that refuses everything; how often it was asked."""
    asked: list[int] = []

    def refuse(message: Message) -> None:
        asked.append(message.pk)
        raise smtplib.SMTPRecipientsRefused({"1@example.cn": (550, b"no such 1@example.cn")})

    monkeypatch.setitem(outbox.SENDERS, "mail", refuse)
    return asked


@pytest.mark.django_db
def test_it_is_sent_once(now: datetime) -> None:
    put(now)
    assert [send_due(now).sent for _ in range(3)] == [1, 0, 0]
    assert len(mail.outbox) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "hour", "quiet"),
    [
        (MONDAY, time(7, 59), True),
        (MONDAY, time(8), False),
        (MONDAY, time(17, 59), False),
        (MONDAY, time(18), True),
        (date(2026, 3, 28), NOW, True),  # a Saturday
        (date(2026, 2, 14), NOW, False),  # a Saturday that is worked
        (date(2026, 2, 17), NOW, True),  # 正月初一
    ],
)
def test_nothing_goes_in_quiet_hours_and_it_goes_afterwards(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    day: date,
    hour: time,
    quiet: bool,
) -> None:
    settings.MAIL = True
    put(at(monkeypatch, date(2026, 2, 10), NOW))
    moment = at(monkeypatch, day, hour)
    assert send_due(moment) == (Sent(quiet=True) if quiet else Sent(sent=1))
    assert once(at(monkeypatch, date(2026, 4, 1), NOW))[1].sent == int(quiet)


@pytest.mark.parametrize(
    ("since", "until", "hour", "holds"),
    [
        (time(12), time(14), time(13), True),
        (time(12), time(14), time(14), False),
        (time(18), time(8), time(23), True),
        (time(18), time(8), time(0), True),
        (time(18), time(8), time(8), False),
        (time(8), time(8), time(8), False),
    ],
)
def test_quiet_hours_may_go_over_midnight(
    since: time, until: time, hour: time, holds: bool
) -> None:
    assert Quiet(since, until).holds(hour) is holds


@pytest.mark.django_db
def test_what_fails_is_tried_later_and_later_and_then_given_up(
    now: datetime, broken: list[int]
) -> None:
    put(now)
    waits = []
    for number in range(len(outbox.WAITS) + 1):
        moment = now + timedelta(number)  # the next day at the same hour
        assert send_due(moment).failed == 1
        assert send_due(moment).failed == 0
        waits.append(Message.objects.get().next_at - moment)
    assert waits[:-1] == list(outbox.WAITS)
    assert send_due(now + timedelta(7)) == Sent()
    assert len(broken) == len(outbox.WAITS) + 1
    (seen,) = troubled(now + timedelta(7))
    assert (seen.state, seen.reason) == (State.FAILED, "SMTPRecipientsRefused")


@pytest.mark.django_db
def test_a_failure_in_between_is_seen_and_nothing_of_the_address_is_kept(
    now: datetime, broken: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    put(now)
    send_due(now)
    assert broken
    assert [each.state for each in troubled(now)] == [State.WAITING]
    assert "example.cn" not in json.dumps(list(Message.objects.values()), default=str)
    assert caplog.records


@pytest.mark.django_db
def test_one_that_fails_does_not_hold_up_the_others(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = somebody(1)
    put(now, first, somebody(2))
    send = outbox.SENDERS["mail"]  # type: ignore[index]

    def some(message: Message) -> None:
        if message.notice.person == first:
            raise OSError
        send(message)

    monkeypatch.setitem(outbox.SENDERS, "mail", some)
    assert send_due(now) == Sent(sent=1, failed=1)
    assert [each.to for each in mail.outbox] == [["2@example.cn"]]


@pytest.mark.django_db
def test_one_cut_off_while_it_was_sent_is_seen_and_not_sent_again(now: datetime) -> None:
    put(now)
    Message.objects.update(state=State.SENDING, changed_at=now)
    later = now + timedelta(minutes=11)
    assert list(troubled(now)) == []
    assert send_due(later) == Sent()
    assert [each.state for each in troubled(later)] == [State.SENDING]


@examples(max_examples=30)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.integers(1, 5))
@pytest.mark.django_db
def test_whatever_fails_when_each_is_sent_at_most_once(failing: list[int], count: int) -> None:
    left = list(failing)
    went: list[int] = []

    def sometimes(message: Message) -> None:
        if left and left.pop():
            raise OSError
        went.append(message.pk)

    with undone(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.MAIL", True)
        patch.setitem(outbox.SENDERS, "mail", sometimes)
        now = at(patch, MONDAY, NOW)
        put(now, *(somebody(number) for number in range(count)))
        for hour in range(9):
            send_due(now + timedelta(hours=hour))
        assert len(went) == len(set(went))
        assert set(went) == set(
            Message.objects.filter(state=State.SENT).values_list("pk", flat=True)
        )


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_message_once(now: datetime) -> None:
    people = [somebody(number) for number in range(20)]
    put(now, *people)
    start = Barrier(2)
    found: list[Sent] = []

    def work() -> None:
        start.wait()
        found.append(send_due(now))
        connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(each.sent for each in found) == 20
    assert sorted(each.to[0] for each in mail.outbox) == sorted(p.email for p in people)


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
    me = somebody()
    choose(me, mail=True, mobile="15400001234")
    put(now, me)
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
    from urllib.parse import parse_qs

    assert parse_qs(sms.body("m=$number&t=$text", "1", text).decode()) == {"m": ["1"], "t": [text]}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "words"), [(500, '"code":0'), (200, '{"code":7}'), (302, '"code":0')]
)
def test_a_gateway_that_does_not_take_it_is_tried_again(
    now: datetime, gateway: Fake, status: int, words: str
) -> None:
    gateway.status, gateway.words = status, words
    me = somebody()
    choose(me, mail=True, mobile="15400001234")
    put(now, me)
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
    me = somebody()
    choose(me, mail=True, mobile="15400001234")
    put(now, me)
    send_due(now)
    assert [number for number, _ in Mine.sent] == ["15400001234"]
