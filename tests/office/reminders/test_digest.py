"""One summary a day for each person, however often and by how many it is made."""

import json
from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders import digest, wording
from gongkai.office.reminders.choosing import choose, notices, read, unread
from gongkai.office.reminders.digest import remind
from gongkai.office.reminders.models import Channel, Message, Notice, Preference, Round, Sort
from gongkai.office.reminders.outbox import Sent, send_due
from gongkai.office.reminders.posting import post
from gongkai.office.reminders.rounds import once
from gongkai.office.vault.models import PersonalData
from gongkai.refusal import Refusal
from tests.office.clock import at
from tests.office.factory import PERSONAL, RECEIVED, body, desk, letter
from tests.office.journal.playing import People

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 30)
NINE = time(9)


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Body:
    """A bureau with mail, on the day on which replies are due."""
    settings.MAIL, settings.MAIL_FROM = True, "gk@example.cn"
    at(monkeypatch, DUE, NINE)
    return body()


@pytest.fixture
def people(bureau: Body) -> People:
    """Everybody, each with a mailbox."""
    cast = desk(bureau)
    for role, person in cast.items():
        person.email = f"{role}@example.cn"
        person.save()
    return cast


def test_each_person_gets_one_however_often_it_is_made(bureau: Body, people: People) -> None:
    for _ in range(3):
        letter(bureau)
    assert [remind() for _ in range(3)] == [2, 0, 0]
    Round.objects.all().delete()  # as if the first had been cut off
    assert remind() == 0
    assert {each.person for each in Notice.objects.all()} == {
        people[Role.REGISTRAR],
        people[Role.DISCLOSURE_HEAD],
    }
    assert Message.objects.count() == 2


def test_the_next_working_day_has_its_own(
    bureau: Body, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert people
    letter(bureau)
    remind()
    at(monkeypatch, DUE + timedelta(1), NINE)
    assert remind() == 2
    assert sorted({each.day for each in Notice.objects.all()}) == [DUE, DUE + timedelta(1)]


def test_a_mail_says_numbers_days_and_counts_and_nothing_of_a_person(
    bureau: Body, people: People
) -> None:
    letter(bureau)
    letter(bureau, on=RECEIVED - timedelta(3))
    once()
    text = next(each for each in mail.outbox if each.to == ["registrar@example.cn"])
    assert text.subject == "【政府信息公开】2026-03-30　已经逾期 1 件，快要到期 1 件"
    assert "yunxi-2026-2　2026-03-26 到期，已逾期 2 个工作日" in text.body
    assert "yunxi-2026-1　2026-03-30 到期，就是今天" in text.body
    assert text.from_email == "gk@example.cn"
    names = {str(person) for person in people.values()}
    for secret in (*PERSONAL.values(), *names):
        assert secret not in text.subject + str(text.body)


def test_many_are_counted_and_some_named(
    bureau: Body, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest, "NAMED", 2)
    for _ in range(5):
        letter(bureau)
    remind()
    notice = Notice.objects.filter(person=people[Role.REGISTRAR]).get()
    (part,) = wording.parts(notice)
    assert (part.heading, len(part.lines), part.more) == ("快要到期 5 件", 2, 3)
    assert "另有 3 项" in wording.letter(notice)


def test_the_number_of_queries_does_not_grow_with_the_letters(bureau: Body, people: People) -> None:
    assert people

    def asked() -> int:
        Round.objects.all().delete()
        Notice.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            remind()
        return len(queries)

    letter(bureau)
    first = asked()
    for _ in range(5):
        letter(bureau)
    assert asked() == first


def test_mail_can_be_turned_off_and_the_desk_not(bureau: Body, people: People) -> None:
    choose(people[Role.REGISTRAR], mail=False, mobile="")
    letter(bureau)
    once()
    assert [each.to for each in mail.outbox] == [["disclosure_head@example.cn"]]
    assert unread(people[Role.REGISTRAR]) == 1


def test_turned_off_after_it_was_made_it_is_not_sent(bureau: Body, people: People) -> None:
    letter(bureau)
    remind()
    choose(people[Role.REGISTRAR], mail=False, mobile="")
    assert send_due() == Sent(sent=1, failed=0)
    assert [each.to for each in mail.outbox] == [["disclosure_head@example.cn"]]
    assert set(Message.objects.values_list("state", flat=True)) == {"sent", "dropped"}


def test_without_a_server_or_a_mailbox_nothing_is_put_out(
    bureau: Body, people: People, settings: Settings
) -> None:
    people[Role.REGISTRAR].email = ""
    people[Role.REGISTRAR].save()
    letter(bureau)
    remind()
    assert Message.objects.count() == 1
    settings.MAIL = False
    nothing: dict[str, object] = {"counts": {}, "items": []}
    told = {people[Role.DISCLOSURE_HEAD].pk: nothing}
    assert post(Sort.DIGEST, told, day=date(2026, 4, 1), now=timezone.now()) == 1
    assert Message.objects.count() == 1


def test_notices_are_read_by_their_own_person_alone(bureau: Body, people: People) -> None:
    letter(bureau)
    remind()
    mine, other = people[Role.REGISTRAR], people[Role.DISCLOSURE_HEAD]
    theirs = notices(other).get()
    assert read(mine, theirs.pk) == 0
    assert (unread(mine), unread(other)) == (1, 1)
    assert read(mine) == 1
    assert (unread(mine), unread(other)) == (0, 1)


def test_a_mobile_number_is_kept_encrypted(people: People) -> None:
    me = people[Role.REGISTRAR]
    choose(me, mail=True, mobile="+86 154-0000-1234")
    kept = json.dumps(list(Preference.objects.values()), default=str)
    assert "15400001234" not in kept
    assert PersonalData.objects.get().field == "mobile"
    name = Preference.objects.get().mobile
    choose(me, mail=False, mobile="15400001234")
    assert Preference.objects.get().mobile == name
    choose(me, mail=True, mobile="")
    assert Preference.objects.get().mobile == ""


@pytest.mark.parametrize("number", ["12345", "25400001234", "1540000123x", "0577-1234567"])
def test_what_is_no_mobile_number_is_refused(people: People, number: str) -> None:
    with pytest.raises(Refusal, match="office-wrong-mobile"):
        choose(people[Role.REGISTRAR], mail=True, mobile=number)


def test_channels_are_two(people: People) -> None:
    assert people
    assert list(Channel) == ["mail", "sms"]
