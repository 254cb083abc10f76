"""A chain that is whole is found whole, however long it is and while it grows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gongkai.office.applications.said import Searched
from gongkai.office.bodies.models import Body
from gongkai.office.journal import verifying
from gongkai.office.journal.canonical import hashed
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.verifying import Broken, verify
from gongkai.office.journal.writing import lock, write
from tests.office.factory import RECEIVED, body, person
from tests.office.journal.chains import add, alter, delete, entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Body:
    """A body whose chain is still empty."""
    return body()


@pytest.fixture
def chunk(monkeypatch: pytest.MonkeyPatch) -> int:
    """Few entries at a time."""
    monkeypatch.setattr(verifying, "CHUNK", 4)
    return 4


@pytest.mark.parametrize("count", range(10))
def test_a_chain_of_any_length_is_whole(bureau: Body, chunk: int, count: int) -> None:
    if count:
        add(bureau, count)
    with CaptureQueriesContext(connection) as asked:
        assert list(verify([bureau])) == []
    assert len(asked) == 2 * (-(-count // chunk)) + 3


@pytest.mark.parametrize("size", [1, 4, 5, 8])
def test_a_gap_of_any_size_is_found(bureau: Body, chunk: int, size: int) -> None:
    add(bureau, 10)
    delete(bureau, *range(2, 2 + size))
    assert chunk == 4
    assert list(verify()) == [Broken("yunxi", 2, "gap")]


@pytest.mark.parametrize("number", range(1, 10))
def test_a_break_is_found_wherever_it_is(bureau: Body, chunk: int, number: int) -> None:
    assert chunk < 9
    add(bureau, 10)
    delete(bureau, number)
    assert list(verify()) == [Broken("yunxi", number, "gap")]


def test_the_first_broken_link_of_each_body_is_named(bureau: Body) -> None:
    whole, other = body("qingshi", name="青石县商务局"), body("baiyang", name="白杨县商务局")
    body("empty", name="空白县商务局")
    for each in (bureau, whole, other):
        add(each, 4)
    alter(entry(bureau, 2), kind="application.drafted")
    delete(bureau, 4)
    delete(other, 3)
    assert list(verify()) == [("yunxi", 2, "columns"), ("baiyang", 3, "gap")]
    assert list(verify([whole, other])) == [("baiyang", 3, "gap")]


def test_a_chain_without_its_head_is_broken(bureau: Body) -> None:
    add(bureau, 2)
    Head.objects.all().delete()
    assert list(verify()) == [("yunxi", 1, "head")]


@pytest.mark.parametrize("subject", ['"quoted"', "back\\slash", "汉字", "new\nline", "…\u2028"])
def test_any_subject_may_stand_in_a_text(bureau: Body, subject: str) -> None:
    with transaction.atomic():
        head = lock(bureau)[bureau.pk]
        by = person(bureau)
        write(head, ("application", subject), Searched("a", "b"), happened_on=RECEIVED, by=by)
        write(head, (subject, "case-1"), Searched("a", "b"), happened_on=RECEIVED, by=None)
    assert list(verify()) == []
    alter(entry(bureau, 1), subject=f"{subject}.")
    assert list(verify()) == [("yunxi", 1, "columns")]


def test_it_may_run_while_the_chain_grows(bureau: Body, chunk: int) -> None:
    add(bureau, chunk + 1)
    growing, grown = False, 0

    def grow(execute: Callable[..., Any], sql: str, *more: Any) -> Any:  # noqa: ANN401
        """After each look at the chain or at its head an entry is added; but not for ever."""
        nonlocal growing, grown
        found = execute(sql, *more)
        if not growing and grown < 2 * chunk:
            growing, grown = True, grown + 1
            add(bureau)
            growing = False
        return found

    with connection.execute_wrapper(grow):
        assert list(verify([bureau])) == []
    assert Entry.objects.count() == chunk + 1 + 2 * chunk


def test_what_is_written_otherwise_is_read_and_compared(bureau: Body) -> None:
    add(bureau)
    found = entry(bureau, 1)
    told = json.loads(found.text)
    for text, why in (
        (json.dumps(told), []),
        (json.dumps({**told, "number": 2}), [("yunxi", 1, "columns")]),
        (json.dumps({**told, "before": "x"}), [("yunxi", 1, "link")]),
        (json.dumps({k: v for k, v in told.items() if k != "by"}), [("yunxi", 1, "text")]),
        ("[" * 100_000, [("yunxi", 1, "text")]),
        ("{", [("yunxi", 1, "text")]),
        ("null", [("yunxi", 1, "text")]),
    ):
        hash_ = hashed(text, "sha256")
        alter(found, text=text, hash=hash_)
        Head.objects.update(hash=hash_)
        assert list(verify()) == why
