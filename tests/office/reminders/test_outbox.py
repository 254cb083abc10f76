"""What leaves the house: once, not at night, later where it fails, and seen where it cannot."""

import json
import smtplib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders import outbox
from gongkai.office.reminders.models import Message, Sort, State
from gongkai.office.reminders.outbox import Sent, send_due, troubled
from gongkai.office.reminders.posting import post
from gongkai.office.reminders.quiet import Quiet
from gongkai.office.reminders.rounds import once
from tests.office.clock import at
from tests.office.factory import body, person
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
    for number in (0, 1, 2, 3, 4, 8):  # at the same hour of the next days that are worked
        moment = now + timedelta(number)
        assert send_due(moment).failed == 1
        assert send_due(moment).failed == 0
        waits.append(Message.objects.get().next_at - moment)
    assert waits[:-1] == list(outbox.WAITS)
    assert send_due(now + timedelta(10)) == Sent()
    assert len(broken) == len(outbox.WAITS) + 1
    (seen,) = troubled(now + timedelta(10))
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
    send = outbox.SENDERS["mail"]

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


@pytest.mark.django_db
def test_what_another_worker_claims_meanwhile_is_left_to_it(now: datetime) -> None:
    put(now, somebody(1), somebody(2))
    busy = False

    def meanwhile(execute: Callable[..., Any], sql: str, *more: Any) -> Any:  # noqa: ANN401
        """After a message was read, and before it is claimed, somebody else sends all."""
        nonlocal busy
        if sql.startswith("UPDATE") and not busy:
            busy = True
            assert send_due(now) == Sent(sent=2)
        return execute(sql, *more)

    with connection.execute_wrapper(meanwhile):
        assert send_due(now) == Sent()
    assert busy
    assert len(mail.outbox) == 2


@pytest.mark.skipif("sqlite" in connection.vendor, reason="one database in memory, one writer")
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
