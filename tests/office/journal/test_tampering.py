"""Every way to alter the journal is refused by the database, and found where it was not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from gongkai.office.bodies.models import Body
from gongkai.office.journal.canonical import hashed
from gongkai.office.journal.models import Entry
from gongkai.office.journal.verifying import verify
from tests.office.factory import body
from tests.office.journal.chains import (
    add,
    alter,
    cut,
    delete,
    entry,
    exchange,
    forge,
    rewrite,
    set_head,
)

SQLITE = connection.vendor == "sqlite"
COLUMNS = ", ".join(str(field.column) for field in Entry._meta.fields)
MOVED = COLUMNS.replace("id,", "id + 1000,", 1)
LENGTH = 5

REFUSED = {
    "update": "UPDATE journal_entry SET text = '' WHERE number = 2",
    "update of all": "UPDATE journal_entry SET kind = kind",
    "delete": "DELETE FROM journal_entry WHERE number = 2",
    "upsert": f"""
        INSERT INTO journal_entry ({COLUMNS})
        SELECT {COLUMNS} FROM journal_entry WHERE number = 2
        ON CONFLICT (body_id, number) DO UPDATE SET text = ''
    """,
}
if SQLITE:
    REFUSED |= {
        "replace": f"""
            INSERT OR REPLACE INTO journal_entry ({COLUMNS})
            SELECT {COLUMNS} FROM journal_entry WHERE number = 2
        """,
        "replace by number": f"""
            INSERT OR REPLACE INTO journal_entry ({COLUMNS})
            SELECT {MOVED} FROM journal_entry WHERE number = 2
        """,
    }
else:
    REFUSED |= {
        "truncate": "TRUNCATE journal_entry",
        "truncate with others": "TRUNCATE bodies_body CASCADE",
    }


@pytest.fixture
def bureau(db: None) -> Body:  # noqa: ARG001
    """A body with a chain."""
    made = body()
    add(made, LENGTH)
    return made


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses_to_change_what_was_written(bureau: Body, statement: str) -> None:
    if not SQLITE:
        statement = f"SET CONSTRAINTS ALL IMMEDIATE; {statement}"
    before = list(Entry.objects.order_by("pk").values())
    with (
        pytest.raises(DatabaseError, match="日志只能追加"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert list(Entry.objects.order_by("pk").values()) == before
    assert list(verify()) == []
    assert Entry.objects.filter(body=bureau).count() == LENGTH


def swapped(made: Body) -> None:
    """An entry with another text that is no entry at all, but has its hash."""
    alter(entry(made, 3), text="[]", hash=hashed("[]", "sha256"))


def unknown(made: Body) -> None:
    """A last entry of a kind that nobody knows."""
    set_head(made, LENGTH, forge(entry(made, LENGTH), kind="application.unheard"))


def newer(made: Body) -> None:
    """A last entry of a version that is yet to come."""
    set_head(made, LENGTH, forge(entry(made, LENGTH), version=99))


def backdated(made: Body) -> None:
    """An entry that claims to be recorded after those that follow, hashes and all."""
    later = datetime(2099, 1, 1, tzinfo=UTC)
    rewrite(made, 2, recorded_at=later.isoformat())


def numbered_zero(made: Body) -> None:
    """An entry before the first."""
    alter(entry(made, 3), number=0)


FOUND: dict[str, tuple[Callable[[Body], object], int, str]] = {
    "text": (
        lambda b: alter(entry(b, 3), text=entry(b, 3).text.replace("true", "false")),
        3,
        "hash",
    ),
    "hash": (lambda b: alter(entry(b, 3), hash=entry(b, 2).hash), 3, "hash"),
    "hash of no kind": (lambda b: alter(entry(b, 3), hash="md5:00"), 3, "hash"),
    "text and hash": (lambda b: forge(entry(b, 3), payload={}), 4, "link"),
    "last text and hash": (lambda b: forge(entry(b, LENGTH), payload={}), LENGTH, "head"),
    "no entry": (swapped, 3, "text"),
    "number": (lambda b: alter(entry(b, LENGTH), number=9), LENGTH, "gap"),
    "number zero": (numbered_zero, 1, "gap"),
    "exchanged": (lambda b: exchange(b, 2, 3), 2, "columns"),
    "exchanged thoroughly": (lambda b: exchange(b, 2, 3, thoroughly=True), 2, "link"),
    "deleted": (lambda b: delete(b, 3), 3, "gap"),
    "first deleted": (lambda b: delete(b, 1), 1, "gap"),
    "last deleted": (lambda b: delete(b, LENGTH), LENGTH, "head"),
    "all deleted": (lambda b: delete(b, *range(1, LENGTH + 1)), 1, "head"),
    "head back": (lambda b: set_head(b, 3, entry(b, 3).hash), 4, "head"),
    "head elsewhere": (lambda b: set_head(b, LENGTH, entry(b, 3).hash), LENGTH, "head"),
    "all rewritten after a later time": (backdated, 3, "clock"),
    "unknown kind": (unknown, LENGTH, "kind"),
    "unknown version": (newer, LENGTH, "kind"),
}
COLUMN_VALUES: dict[str, object] = {
    "subject_kind": "person",
    "subject": "case-9",
    "kind": "application.drafted",
    "version": 2,
    "happened_on": "2026-03-03",
    "recorded_at": datetime(2026, 3, 3, tzinfo=UTC),
}


@pytest.mark.parametrize(("tamper", "number", "why"), FOUND.values(), ids=FOUND)
def test_what_passed_the_triggers_is_found(
    bureau: Body, tamper: Callable[[Body], object], number: int, why: str
) -> None:
    tamper(bureau)
    assert list(verify()) == [("yunxi", number, why)]


@pytest.mark.parametrize("column", COLUMN_VALUES)
def test_a_column_that_differs_from_the_text_is_found(bureau: Body, column: str) -> None:
    alter(entry(bureau, 2), **{column: COLUMN_VALUES[column]})
    assert list(verify()) == [("yunxi", 2, "columns")]


def test_an_entry_moved_to_another_body_is_found_at_both(bureau: Body) -> None:
    other = body("qingshi", name="青石县商务局")
    add(other, 2)
    alter(entry(bureau, 3), body=other)
    assert list(verify()) == [("yunxi", 3, "gap"), ("qingshi", 3, "columns")]


@pytest.mark.skipif(not SQLITE, reason="only SQLite replaces without asking its triggers")
def test_a_replacement_through_another_program_is_found(bureau: Body) -> None:
    changed = COLUMNS.replace("text", "'{}'")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
        cursor.execute(f"""
            INSERT OR REPLACE INTO journal_entry ({COLUMNS})
            SELECT {changed} FROM journal_entry WHERE number = 2
        """)
        cursor.execute("PRAGMA recursive_triggers = ON")
    assert list(verify([bureau])) == [("yunxi", 2, "hash")]


def test_a_clock_set_back_is_found_and_hides_nothing(
    bureau: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = timezone.now() - timedelta(hours=1)
    with monkeypatch.context() as patch:
        patch.setattr(timezone, "now", lambda: earlier)
        add(bureau, 2)
    add(bureau, 2)
    assert list(verify()) == [("yunxi", LENGTH + 1, "clock")]
    delete(bureau, LENGTH + 3)
    assert list(verify()) == [("yunxi", LENGTH + 1, "clock"), ("yunxi", LENGTH + 3, "gap")]


def test_a_tail_that_was_cut_off_cleanly_looks_whole(bureau: Body) -> None:
    cut(bureau, 3)
    assert list(verify()) == []  # so an anchor is needed: test_anchoring.py


@pytest.mark.django_db(transaction=True)
def test_tests_may_empty_the_tables_and_the_triggers_are_there_again() -> None:
    add(body(), 1)
    call_command("flush", interactive=False, verbosity=0)
    assert not Entry.objects.exists()
    add(body(), 1)
    with pytest.raises(DatabaseError, match="日志只能追加"):
        Entry.objects.update(text="")
