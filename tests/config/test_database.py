"""Addresses of databases, and what SQLite is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from gongkai.config.database import WAIT_SECONDS, database

DATA = Path("/data")


def test_without_an_address_the_records_are_in_the_data_folder() -> None:
    assert database("", DATA)["NAME"] == DATA / "gongkai.sqlite3"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///other.sqlite3", "/data/other.sqlite3"),
        ("sqlite:////var/lib/gk.sqlite3", "/var/lib/gk.sqlite3"),
        ("sqlite:///%E5%BA%93.sqlite3", "/data/库.sqlite3"),
    ],
)
def test_an_sqlite_address_names_a_file(url: str, path: str) -> None:
    assert database(url, DATA)["NAME"] == Path(path)


def test_a_postgres_address_may_hold_signs_in_the_password() -> None:
    found = database("postgres://gk:p%40ss%2F%E5%AF%86@db.example:6432/gongkai", DATA)
    wanted = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "gongkai",
        "USER": "gk",
        "PASSWORD": "p@ss/密",
        "HOST": "db.example",
        "PORT": "6432",
    }
    assert found.items() >= wanted.items()


def test_a_postgres_address_may_name_a_socket_and_options() -> None:
    found = database("postgresql:///gongkai?host=/run/pg&sslmode=require", DATA)
    assert found["HOST"] == ""
    assert found["OPTIONS"] == {"host": "/run/pg", "sslmode": "require"}


@pytest.mark.parametrize(
    "url",
    [
        "gongkai",
        "mysql://gk:secret@db/gk",
        "postgres://gk:secret@db",
        "postgres://gk:secret@db:port/gk",
        "sqlite://gk.sqlite3",
        "sqlite:///",
    ],
)
def test_an_address_that_cannot_be_used_stops_the_start_and_shows_no_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        database(url, DATA)
    assert "DATABASE_URL" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]]:
    """Two connections to one new file; a loser gives up at once."""
    settings: dict[str, Any] = database("", tmp_path)
    settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": 0}
    handler = ConnectionHandler({"default": settings, "second": dict(settings)})
    yield handler["default"], handler["second"]
    handler.close_all()


Pair = tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]


def ask(connection: BaseDatabaseWrapper, sql: str) -> Any:  # noqa: ANN401
    """The first value that a statement gives, past the guard of pytest-django."""
    connection.ensure_connection()
    row = connection.connection.execute(sql).fetchone()
    return row and row[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_sqlite_loses_nothing_that_was_acknowledged(pair: Pair, name: str, value: object) -> None:
    assert ask(pair[0], f"PRAGMA {name}") == value


@pytest.mark.django_db
def test_a_transaction_takes_the_write_lock_when_it_begins(pair: Pair) -> None:
    first, second = pair
    ask(first, "CREATE TABLE letter (number TEXT)")
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    second.ensure_connection()
    with pytest.raises(OperationalError, match="locked"):
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    first.rollback()


def test_one_writer_waits_half_a_minute_for_another() -> None:
    assert database("", DATA)["OPTIONS"]["timeout"] == WAIT_SECONDS == 30
