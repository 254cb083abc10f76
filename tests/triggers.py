"""The journal refuses to be emptied. What must empty it between tests goes through here."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

TRIGGERS = import_module("gongkai.office.journal.migrations.0002_append_only")


@contextmanager
def without_triggers() -> Iterator[None]:
    """As somebody works who may change the tables themselves."""
    change, restore = STATEMENTS[connection.vendor]
    with connection.cursor() as cursor:
        for statement in change:
            cursor.execute(statement)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for statement in restore:
                cursor.execute(statement)


# PostgreSQL changes no table for which something is still to be checked at the end.
STATEMENTS: dict[str, tuple[list[str], list[str]]] = {
    "sqlite": (
        ["DROP TRIGGER journal_entry_no_update", "DROP TRIGGER journal_entry_no_delete"],
        TRIGGERS.SQLITE,
    ),
    "postgresql": (
        ["SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE journal_entry DISABLE TRIGGER USER"],
        [
            "SET CONSTRAINTS ALL IMMEDIATE",
            "ALTER TABLE journal_entry ENABLE TRIGGER USER",
            "SET CONSTRAINTS ALL DEFERRED",
        ],
    ),
}
