"""Entries are written once, each with the hash of the one before it."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from gongkai.office.applications.said import Searched, Transferred
from gongkai.office.bodies.models import Body
from gongkai.office.journal.canonical import agrees, canonical, hashed
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.reading import say
from gongkai.office.journal.verifying import verify
from gongkai.office.journal.writing import entries, lock, write
from tests.office.factory import RECEIVED, body, person
from tests.office.journal.chains import add

SUBJECT = ("application", "case-1")
VALUES = st.dictionaries(
    st.text(), st.none() | st.integers() | st.text() | st.lists(st.text()), max_size=5
)


@pytest.fixture
def bureau(db: None) -> Body:  # noqa: ARG001
    """A body whose chain is still empty."""
    return body()


def told(entry: Entry) -> dict[str, object]:
    """What the text of an entry tells."""
    found: dict[str, object] = json.loads(entry.text)
    return found


def test_an_entry_tells_everything_that_its_columns_repeat(bureau: Body) -> None:
    clerk = person(bureau)
    before = timezone.now()
    with transaction.atomic():
        head = lock(bureau)[bureau.pk]
        said = Transferred("一科")
        made = write(head, SUBJECT, said, happened_on=RECEIVED, by=clerk)
    assert before <= made.recorded_at <= timezone.now()
    assert told(made) == {
        "before": "",
        "body": bureau.pk,
        "by": clerk.pk,
        "happened_on": "2026-03-02",
        "kind": "application.transferred",
        "number": 1,
        "payload": {"section": "一科"},
        "recorded_at": made.recorded_at.isoformat(),
        "subject": "case-1",
        "subject_kind": "application",
        "version": 1,
    }
    assert made.text == canonical(told(made))
    kept = Entry.objects.get()
    assert (kept.by, kept.happened_on, kept.recorded_at) == (clerk, RECEIVED, made.recorded_at)
    assert say(kept) == said


def test_each_entry_names_the_hash_before_it_and_the_head_that_of_the_last(bureau: Body) -> None:
    add(bureau, 3)
    found = list(Entry.objects.order_by("number"))
    assert [each.number for each in found] == [1, 2, 3]
    assert [told(each)["before"] for each in found] == ["", found[0].hash, found[1].hash]
    digest = hashlib.sha256(found[2].text.encode()).hexdigest()
    assert found[2].hash == f"sha256:{digest}"
    head = Head.objects.get(body=bureau)
    assert (head.count, head.hash) == (3, found[2].hash)


def test_every_body_has_a_chain_of_its_own(bureau: Body) -> None:
    other = body("qingshi", name="青石县商务局")
    with transaction.atomic():
        heads = lock(other, bureau)
        for each in (other, bureau):
            write(heads[each.pk], SUBJECT, Searched("a", "b"), happened_on=RECEIVED, by=None)
    add(bureau)
    counts = dict(Head.objects.values_list("body__code", "count"))
    assert counts == {"yunxi": 2, "qingshi": 1}
    assert [each.body.code for each in entries(SUBJECT)] == ["qingshi", "yunxi"]


def test_heads_are_locked_in_the_order_of_their_ids(bureau: Body) -> None:
    other = body("qingshi", name="青石县商务局")
    add(bureau)
    add(other)
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        assert list(lock(other, bureau, other)) == [bureau.pk, other.pk]
    assert len([each for each in asked if "journal_head" in each["sql"]]) == 1
    if connection.vendor == "postgresql":
        assert "FOR UPDATE" in asked[0]["sql"]


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_nothing_is_locked() -> None:
    with pytest.raises(RuntimeError):
        lock(body())


def test_what_is_taken_back_leaves_no_gap(bureau: Body) -> None:
    add(bureau)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add(bureau, 2)
        raise ZeroDivisionError
    add(bureau)
    assert list(Entry.objects.values_list("number", flat=True)) == [1, 2]
    assert list(verify()) == []


def test_the_hash_may_be_sm3_from_one_day_on(bureau: Body, settings: Settings) -> None:
    assert django_settings.JOURNAL_HASH == "sha256"
    add(bureau, 2)
    settings.JOURNAL_HASH = "sm3"
    add(bureau, 2)
    names = [each.hash.partition(":")[0] for each in Entry.objects.order_by("number")]
    assert names == ["sha256", "sha256", "sm3", "sm3"]
    assert list(verify()) == []


def test_the_sm3_is_that_of_the_standard() -> None:
    # GB/T 32905-2016, appendix A.1
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert hashed("abc", "sm3") == f"sm3:{expected}"


@given(VALUES)
def test_equal_values_have_one_text(values: dict[str, object]) -> None:
    turned = dict(reversed(values.items()))
    assert canonical(values) == canonical(turned)
    assert json.loads(canonical(values)) == values


@pytest.mark.parametrize("name", ["sha256", "sm3"])
@given(text=st.text(), other=st.text())
def test_a_hash_agrees_with_its_text_only(name: str, text: str, other: str) -> None:
    assert agrees(text, hashed(text, name))
    assert agrees(other, hashed(text, name)) is (other == text)


@pytest.mark.parametrize("hash", ["", "sha256", "sha256:", "md5:00", "sm3:00"])
def test_what_is_no_hash_agrees_with_nothing(hash: str) -> None:
    assert not agrees("", hash)


def test_a_clock_that_stands_still_is_none_that_was_set_back(
    bureau: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = timezone.now().replace(microsecond=0)
    for microseconds in (0, 0, 1, 100_000):
        now = second + timedelta(microseconds=microseconds)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        add(bureau)
    assert list(verify()) == []
