"""Chains of entries, and what somebody does to them who may change the tables themselves."""

import json
from typing import Any

from django.db import transaction

from gongkai.office.applications.said import Searched
from gongkai.office.bodies.models import Body
from gongkai.office.journal.canonical import canonical, hashed
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.writing import lock, write
from tests.office.factory import RECEIVED
from tests.triggers import without_triggers

FAR = 1_000_000  # a number that no entry has


def add(body: Body, count: int = 1) -> None:
    """Write some entries into the chain of a body."""
    with transaction.atomic():
        head = lock(body)[body.pk]
        for _ in range(count):
            subject = ("application", f"case-{head.count + 1}")
            write(head, subject, Searched("a", "b", held=True), happened_on=RECEIVED, by=None)


def entry(body: Body, number: int) -> Entry:
    """The entry of a number."""
    return Entry.objects.get(body=body, number=number)


def alter(found: Entry, **columns: Any) -> None:  # noqa: ANN401
    """Change columns of an entry, and nothing else."""
    with without_triggers():
        Entry.objects.filter(pk=found.pk).update(**columns)


def forge(found: Entry, **told: Any) -> str:  # noqa: ANN401
    """Change what an entry tells, its columns and its hash; the new hash."""
    text = canonical({**json.loads(found.text), **told})
    columns = {name: value for name, value in told.items() if hasattr(found, name)}
    alter(found, text=text, hash=hashed(text, "sha256"), **columns)
    return hashed(text, "sha256")


def delete(body: Body, *numbers: int) -> None:
    """Remove entries."""
    with without_triggers():
        Entry.objects.filter(body=body, number__in=numbers)._raw_delete("default")


def set_head(body: Body, count: int, hash: str) -> None:
    """Make the chain end elsewhere."""
    Head.objects.filter(body=body).update(count=count, hash=hash)


def cut(body: Body, keep: int) -> None:
    """Cut off a tail so that the rest looks whole."""
    count = Head.objects.get(body=body).count
    delete(body, *range(keep + 1, count + 1))
    set_head(body, keep, entry(body, keep).hash if keep else "")


def exchange(body: Body, one: int, other: int, *, thoroughly: bool = False) -> None:
    """Let two entries take each other's place; thoroughly, with texts and hashes made anew."""
    first, second = entry(body, one), entry(body, other)
    for found, number in ((first, FAR), (second, one), (first, other)):
        if thoroughly and number != FAR:
            forge(found, number=number)
        else:
            alter(found, number=number)


def rewrite(body: Body, since: int, **told: Any) -> None:  # noqa: ANN401
    """Forge an entry, and all hashes that follow from it."""
    before = forge(entry(body, since), **told)
    count = Head.objects.get(body=body).count
    for number in range(since + 1, count + 1):
        before = forge(entry(body, number), before=before)
    set_head(body, count, before)
