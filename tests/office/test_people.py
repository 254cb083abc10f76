"""People who sign in."""

import os

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.db import IntegrityError, connection

from gongkai.office.bodies.models import Person

pytestmark = pytest.mark.django_db


def test_people_are_our_own_model() -> None:
    assert get_user_model() is Person


def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_person_signs_in_by_name_and_password() -> None:
    wang = Person.objects.create_user("王经办", password="not-a-real-one")
    assert authenticate(username="王经办", password="not-a-real-one") == wang
    assert authenticate(username="王经办", password="a wrong one") is None


def test_a_person_who_has_left_cannot_sign_in() -> None:
    Person.objects.create_user("wang", password="not-a-real-one", is_active=False)
    assert authenticate(username="wang", password="not-a-real-one") is None


def test_no_two_people_share_a_user_name() -> None:
    Person.objects.create_user("wang")
    with pytest.raises(IntegrityError):
        Person.objects.create_user("wang")


@pytest.mark.parametrize(("name", "shown"), [("王小明", "王小明"), ("", "wang")])
def test_a_person_is_shown_by_name_where_it_is_known(name: str, shown: str) -> None:
    person = Person(username="wang", name=name)
    assert str(person) == person.get_full_name() == shown


def test_an_administrator_is_made_on_the_command_line() -> None:
    call_command("createsuperuser", username="admin", name="管理员", interactive=False, verbosity=0)
    assert Person.objects.get(username="admin").is_superuser


def test_the_records_are_where_the_address_says() -> None:
    server = os.environ.get("DATABASE_URL", "").startswith("postgres")
    assert connection.vendor == ("postgresql" if server else "sqlite")
