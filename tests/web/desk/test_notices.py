"""The page of notices: what I was told, and how I want to be told."""

from datetime import date, timedelta
from html import escape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders.choosing import known_mobile, preference
from gongkai.office.reminders.digest import remind
from gongkai.office.reminders.models import Message, Notice, Sort, State
from gongkai.office.reminders.posting import post
from tests.office.factory import PERSONAL, body, letter, person

pytestmark = pytest.mark.django_db
PAGE = "/desk/notices/"
DUE = date(2026, 3, 30)  # of a letter of the factory


@pytest.fixture
def bureau() -> Body:
    """A bureau with a letter that is due."""
    made = body()
    letter(made)
    return made


@pytest.fixture
def me(bureau: Body, client: Client) -> Person:
    """Its registrar, signed in."""
    made = person(bureau, Role.REGISTRAR)
    client.force_login(made)
    return made


def page(client: Client, query: str = "") -> str:
    """The page as it comes."""
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_digest_is_shown_with_its_applications(me: Person, client: Client) -> None:
    remind(DUE)
    text = page(client)
    assert "快要到期 1 件" in text
    assert "yunxi-2026-1" in text
    assert "2026-03-30 到期，就是今天" in text
    assert PERSONAL["name"] not in text
    code = Notice.objects.get(person=me).values["items"][0]["code"]
    assert f'href="/desk/case/{code}/"' in text


def test_what_was_read_is_not_new(me: Person, client: Client) -> None:
    remind(DUE)
    assert "条未读" in page(client)
    number = Notice.objects.get(person=me).pk
    assert client.post(f"{PAGE}read/", {"notice": number}).status_code == 302
    assert "未读" not in page(client)
    assert Notice.objects.get(person=me).read_at


def test_nobody_reads_for_another(me: Person, bureau: Body, client: Client) -> None:
    other = person(bureau, Role.REGISTRAR)
    remind(DUE)
    theirs = Notice.objects.get(person=other)
    client.post(f"{PAGE}read/", {"notice": theirs.pk})
    theirs.refresh_from_db()
    assert theirs.read_at is None
    client.post(f"{PAGE}read/")
    assert not Notice.objects.filter(person=me, read_at=None).exists()
    assert Notice.objects.filter(person=other, read_at=None).exists()


def test_mail_is_turned_off_and_a_number_given(me: Person, client: Client) -> None:
    answer = client.post(f"{PAGE}choose/", {"mobile": "154 0000 1234"}, follow=True)
    assert "已保存" in answer.content.decode()
    chosen = preference(me)
    assert (chosen.mail, known_mobile(chosen)) == (False, "15400001234")
    assert 'value="15400001234"' in page(client)


def test_a_wrong_number_is_shown_again_with_why(me: Person, client: Client) -> None:
    typed = '<b>12"'
    answer = client.post(f"{PAGE}choose/", {"mail": "on", "mobile": typed})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "不是手机号码" in text
    assert f'value="{escape(typed)}"'.replace("&#x27;", "'") in text
    assert "<b>12" not in text
    assert preference(me).mobile == ""


def test_older_ones_are_a_page_further(me: Person, client: Client) -> None:
    for number in range(25):
        values = {"counts": {"overdue": 1000 + number}, "items": []}
        post(Sort.DIGEST, {me.pk: values}, day=DUE + timedelta(number), now=timezone.now())
    text = page(client)
    assert "1024 件" in text
    assert "1004 件" not in text
    older = text.split(f"{PAGE}?before=")[1].split('"')[0]
    assert "1004 件" in page(client, f"?before={older}")


def test_a_page_asks_a_bounded_number_of_questions(
    me: Person, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        values = {"counts": {"overdue": 1}, "items": []}
        post(Sort.DIGEST, {me.pk: values}, day=DUE + timedelta(number), now=timezone.now())
    with django_assert_max_num_queries(16):
        page(client)


def test_what_could_not_be_sent_is_for_the_system_administrators_eyes(
    me: Person, bureau: Body, client: Client, settings: Settings
) -> None:
    settings.MAIL = True
    me.email = "me@example.cn"
    me.save()
    remind(DUE)
    Message.objects.update(state=State.FAILED, reason="SMTPServerDisconnected")
    assert "SMTPServerDisconnected" not in page(client)
    assert "电子邮件发不出" in page(client)
    system = Client()
    system.force_login(person(bureau, Role.SYSTEM_ADMIN))
    text = page(system)
    assert "SMTPServerDisconnected" in text
    assert str(me) in text
    assert "me@example.cn" not in text


@pytest.mark.parametrize("path", ["read/", "choose/"])
def test_posting_from_elsewhere_is_refused(me: Person, path: str) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(me)
    assert careful.post(PAGE + path).status_code == 403
