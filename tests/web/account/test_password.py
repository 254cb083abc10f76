"""A person changes the password."""

import pytest
from django.test import Client

from gongkai.office.bodies.models import Person
from tests.web.account.entering import NAME, PASSWORD, enter, is_in, text

pytestmark = pytest.mark.django_db

CHANGE = "/account/password/"
NEW = "another-invented-one"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = "") -> str:
    """The page that answers."""
    given = {"oldpassword": old, "password1": new, "password2": again or new}
    return text(client.post(CHANGE, given, follow=True))


def test_the_new_password_is_the_one_that_counts(inside: Client) -> None:
    assert "密码已经改好" in change(inside)
    assert not is_in(Client())
    fresh = Client()
    enter(fresh, password=PASSWORD)
    assert not is_in(fresh)
    enter(fresh, password=NEW)
    assert is_in(fresh)


def test_who_changes_it_stays_in_and_every_other_session_ends(inside: Client) -> None:
    elsewhere = Client()
    enter(elsewhere)
    change(inside)
    assert is_in(inside)
    assert not is_in(elsewhere)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("short7!", "太短，至少要 8 个字符。"),
        ("4815162342108", "不能全是数字。"),
        ("password", "太常见，容易被猜到。"),
        (f"{NAME}1", "与用户名太像。"),
    ],
)
def test_a_poor_one_is_refused_in_chinese(
    inside: Client, person: Person, new: str, said: str
) -> None:
    page = change(inside, new=new)
    assert said in page
    assert "This password" not in page
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_the_old_one_must_be_known(inside: Client, person: Person) -> None:
    assert "现在的密码不对" in change(inside, old="a wrong one")
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_both_must_be_the_same(inside: Client) -> None:
    assert "每次输入的密码必须相同" in change(inside, again="a third one")


def test_guessing_the_old_one_is_stopped(inside: Client) -> None:
    for _ in range(5):
        change(inside, old="a wrong one")
    assert "尝试太多" in change(inside)


def test_who_has_none_is_not_asked_for_it(client: Client) -> None:
    client.force_login(Person.objects.create_user("lihua"))
    assert client.get(CHANGE)["Location"] == "/account/"
    assert "改密码" not in text(client.get("/account/"))
