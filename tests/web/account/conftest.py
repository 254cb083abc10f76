"""A person with a password, counts of failures that no test leaves to the next, a county."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings

from gongkai.config import urls
from gongkai.office.bodies.models import Person
from gongkai.office.demo.making import Size, make
from gongkai.web.account import urls as account
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


def routed() -> None:
    """The addresses as the settings of now make them."""
    importlib.reload(account)
    importlib.reload(urls)
    clear_url_caches()


@pytest.fixture
def demonstration(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A server in demonstration mode; its data folder, still empty."""
    settings.DATA, settings.DEMO = tmp_path, True
    routed()
    yield tmp_path
    settings.DEMO = False
    routed()


@pytest.fixture
def county(demonstration: Path) -> Path:
    """And with the county in it."""
    make(Size(4, 40))
    return demonstration
