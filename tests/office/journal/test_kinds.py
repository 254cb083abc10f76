"""What can be said has a name and a version; an old version is lifted when it is read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.journal.canonical import canonical
from gongkai.office.journal.kinds import (
    KINDS,
    LIFTS,
    VERSIONS,
    _readers,
    from_payload,
    kind,
    lifts,
)
from gongkai.office.journal.kinds import to_payload as payload_of
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.verifying import verify
from gongkai.office.journal.writing import lock, write
from gongkai.words import Outcome
from tests.office.factory import RECEIVED, body

NAME = "test.walked"


@pytest.fixture(autouse=True)
def own_kinds() -> Iterator[None]:
    """What a test makes known is forgotten at its end."""
    tables: list[dict[Any, Any]] = [KINDS, VERSIONS, LIFTS]
    known = [dict(table) for table in tables]
    yield
    for table, before in zip(tables, known, strict=True):
        table.clear()
        table.update(before)
    _readers.cache_clear()


def third() -> type[Any]:
    """A kind in its third version: first one said minutes, then from where, then seconds."""

    @kind(NAME, version=3)
    @dataclass(frozen=True)
    class Walked:
        """Somebody walked."""

        seconds: int
        start: str

    @lifts(NAME, 1)
    def with_start(payload: dict[str, Any]) -> dict[str, Any]:
        return {**payload, "start": "家"}

    @lifts(NAME, 2)
    def in_seconds(payload: dict[str, Any]) -> dict[str, Any]:
        return {"seconds": payload["minutes"] * 60, "start": payload["start"]}

    return Walked


@pytest.mark.parametrize(
    ("version", "payload", "start"),
    [
        (1, {"minutes": 2}, "家"),
        (2, {"minutes": 2, "start": "局里"}, "局里"),
        (3, {"seconds": 120, "start": "局里"}, "局里"),
    ],
)
def test_an_old_version_is_lifted(version: int, payload: dict[str, Any], start: str) -> None:
    walked = third()
    assert from_payload(NAME, version, payload) == walked(120, start)


@pytest.mark.django_db
def test_an_old_entry_is_lifted_and_stays_as_it_is() -> None:
    bureau = body()

    @kind(NAME)
    @dataclass(frozen=True)
    class Walked:
        """Somebody walked, as the first version says it."""

        minutes: int

    with transaction.atomic():
        head = lock(bureau)[bureau.pk]
        write(head, ("person", "1"), Walked(2), happened_on=RECEIVED, by=None)
    text = Entry.objects.get().text
    del KINDS[NAME], VERSIONS[NAME]
    _readers.cache_clear()
    walked = third()
    assert say(Entry.objects.get()) == walked(120, "家")
    assert Entry.objects.get().text == text
    with transaction.atomic():
        head = lock(bureau)[bureau.pk]
        write(head, ("person", "1"), walked(5, "局里"), happened_on=RECEIVED, by=None)
    assert [each.version for each in Entry.objects.order_by("number")] == [1, 3]
    assert list(verify()) == []


def test_a_name_is_given_once_and_to_a_dataclass() -> None:
    third()
    with pytest.raises(TypeError):
        third()
    with pytest.raises(TypeError):
        kind("test.other")(type("Other", (), {}))


def test_a_version_is_not_read_without_its_lift() -> None:
    third()
    with pytest.raises(KeyError):
        from_payload(NAME, 0, {})


def test_every_version_that_there_ever_was_can_be_lifted() -> None:
    missing = [
        (name, version)
        for name in KINDS
        for version in range(1, VERSIONS[name])
        if (name, version) not in LIFTS
    ]
    assert missing == []
    assert all(VERSIONS[name] >= 1 for name in KINDS)


@pytest.mark.parametrize("name", sorted(KINDS))
@given(data=st.data())
def test_what_is_said_is_read_as_it_was_said(name: str, data: st.DataObject) -> None:
    said = data.draw(st.builds(KINDS[name]))
    text = canonical(payload_of(said))
    assert from_payload(name, VERSIONS[name], json.loads(text)) == said


def test_a_payload_is_plain_and_leaves_out_what_is_not_said() -> None:
    @kind("test.all")
    @dataclass(frozen=True)
    class Everything:
        """A field of each type."""

        on: date
        outcome: Outcome
        grounds: tuple[Outcome, ...]
        note: str | None = None
        held: bool = False

    said = Everything(RECEIVED, Outcome.DISCLOSED, (Outcome.PETITION,))
    assert payload_of(said) == {
        "on": "2026-03-02",
        "outcome": "disclosed",
        "grounds": ["petition"],
        "held": False,
    }
