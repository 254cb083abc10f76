"""A person with a password, and counts of failures that no test leaves to the next."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from gongkai.office.bodies.models import Person
from tests.web.account.entering import NAME, PASSWORD, enter


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    """Nobody is locked out yet; and no test sends a mail."""
    cache.clear()
    yield
    assert getattr(mail, "outbox", []) == []


@pytest.fixture
def person(db: None) -> Person:  # noqa: ARG001
    """Somebody who may sign in."""
    return Person.objects.create_user(NAME, "wangzhe@gk.example", PASSWORD, name="王喆")


@pytest.fixture
def inside(client: Client, person: Person) -> Client:  # noqa: ARG001
    """A browser in which the person is signed in."""
    enter(client)
    return client
