"""Signing in is journaled: who came in, for whom it failed; nothing of a name that nobody has."""

import pytest
from django.test import Client

from gongkai.config.signing_in import LOGIN_FAILURES
from gongkai.office.bodies import said as say
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as read
from gongkai.office.journal.verifying import verify
from tests.office.bodies.county import bureau, county, somebody
from tests.web.account.entering import PASSWORD, add_totp, enter, is_in, wrong_code

pytestmark = pytest.mark.django_db


def clerk() -> Person:
    """A registrar of a bureau with a password."""
    cast = county()
    made = somebody(cast, bureau(cast), Role.REGISTRAR)
    made.set_password(PASSWORD)
    made.save()
    return made


def told() -> list[Entry]:
    """What was told of signing in."""
    return list(Entry.objects.filter(subject_kind="person").order_by("pk"))


def test_who_signs_in_is_told_at_the_own_body() -> None:
    person, client = clerk(), Client()
    enter(client, person.username)
    assert is_in(client)
    (entry,) = told()
    assert (entry.body.code, entry.by, entry.subject) == ("swj", person, str(person.pk))
    assert read(entry) == say.SignedIn()
    assert list(verify()) == []


def test_a_wrong_password_is_told_of_whom_but_by_nobody() -> None:
    person, client = clerk(), Client()
    enter(client, person.username, "wrong")
    (entry,) = told()
    assert entry.by is None
    assert read(entry) == say.SignInFailed(person.pk, say.Factor.PASSWORD)


def test_a_name_that_nobody_has_leaves_nothing() -> None:
    clerk()
    enter(Client(), "a-secret-typed-into-the-wrong-field", "wrong")
    assert told() == []


def test_who_is_locked_out_fills_no_journal() -> None:
    person, client = clerk(), Client()
    for _ in range(LOGIN_FAILURES + 5):
        enter(client, person.username, "wrong")
    assert len(told()) == LOGIN_FAILURES


def test_the_second_step_is_told_too() -> None:
    person, client = clerk(), Client()
    enter(client, person.username)
    secret = add_totp(client)
    later = Client()
    answer = enter(later, person.username)
    later.post(answer.url, {"code": wrong_code(secret)})
    kinds = [type(read(entry)) for entry in told()]
    assert kinds == [say.SignedIn, say.SignInFailed]
    assert read(told()[1]).factor is say.Factor.CODE
