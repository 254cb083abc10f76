"""That somebody signed in, or gave a wrong password, is told in the chain of their body."""

import pytest

from gongkai.office.bodies import said as say
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.signing_in import home, sign_in_failed, signed_in
from gongkai.office.bodies.staffing import add_person, end_person
from gongkai.office.journal.models import Entry
from gongkai.office.journal.verifying import verify
from tests.office.bodies.county import bureau, county, somebody, told

pytestmark = pytest.mark.django_db


def test_it_is_told_by_whom_or_of_whom_and_the_chain_stays_whole() -> None:
    cast = county()
    made = bureau(cast)
    person = somebody(cast, made, Role.REGISTRAR)
    signed_in(person)
    sign_in_failed(person.username)
    assert told(made)[-2:] == [say.SignedIn(), say.SignInFailed(person.pk, say.Factor.PASSWORD)]
    rows = Entry.objects.filter(subject_kind="person").order_by("pk")
    assert list(rows.values_list("by", "subject")) == [
        (person.pk, str(person.pk)),
        (None, str(person.pk)),
    ]
    assert list(verify()) == []


def test_who_left_stays_at_home_where_they_worked() -> None:
    cast = county()
    made = bureau(cast)
    person = somebody(cast, made, Role.REGISTRAR)
    end_person(person, made, by=cast.system)
    assert home(person) == made


def test_who_has_no_role_yet_is_at_home_where_they_were_added() -> None:
    cast = county()
    made, _ = add_person(bureau(cast), "new", "新人", by=cast.system)
    assert home(made) == Body.objects.get(code="swj")
    assert home(cast.system) == cast.body


def test_without_any_body_nothing_is_told_and_nothing_fails() -> None:
    person = Person.objects.create_user("alone")
    signed_in(person)
    sign_in_failed("alone")
    assert not Entry.objects.exists()
