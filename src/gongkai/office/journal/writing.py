"""How entries are made and follow each other; who adds many at once links them here too."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.office.bodies.models import Body, Person
from gongkai.office.journal.canonical import canonical, hashed
from gongkai.office.journal.kinds import VERSIONS, to_payload
from gongkai.office.journal.models import Entry, Head


def lock(*bodies: Body) -> dict[int, Head]:
    """The heads of some bodies, locked in the order of their ids; ends with the transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("a journal is written within a transaction")
    wanted = sorted({body.pk for body in bodies})
    rows = Head.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    heads = {head.pk: head for head in rows}
    for missing in wanted:
        if missing not in heads:
            Head.objects.get_or_create(body_id=missing)
            heads[missing] = Head.objects.select_for_update().get(body_id=missing)
    return heads


def write(
    head: Head,
    subject: tuple[str, str],
    said: object,
    *,
    happened_on: date,
    by: Person | None,
) -> Entry:
    """Add one entry to the chain whose head is locked."""
    by_id, now = by.pk if by else None, timezone.now()
    entry = link(head, subject, said, happened_on=happened_on, by_id=by_id, recorded_at=now)
    entry.save(force_insert=True)
    head.save(update_fields=["count", "hash"])
    return entry


def link(
    head: Head,
    subject: tuple[str, str],
    said: object,
    *,
    happened_on: date,
    by_id: int | None,
    recorded_at: datetime,
) -> Entry:
    """The entry that follows a head, which then is at it; neither is saved."""
    name: str = said.KIND  # type: ignore[attr-defined]
    told: dict[str, Any] = {
        "body": head.body_id,
        "number": head.count + 1,
        "subject_kind": subject[0],
        "subject": subject[1],
        "kind": name,
        "version": VERSIONS[name],
        "happened_on": happened_on.isoformat(),
        "recorded_at": recorded_at.isoformat(),
        "by": by_id,
        "payload": to_payload(said),
        "before": head.hash,
    }
    text = canonical(told)
    entry = Entry(
        body_id=head.body_id,
        number=head.count + 1,
        subject_kind=subject[0],
        subject=subject[1],
        kind=name,
        version=VERSIONS[name],
        happened_on=happened_on,
        recorded_at=recorded_at,
        by_id=by_id,
        text=text,
        hash=hashed(text, settings.JOURNAL_HASH),
    )
    head.count += 1
    head.hash = entry.hash
    return entry


def write_alone(body: Body, subject: tuple[str, str], said: object, *, by: Person | None) -> None:
    """An entry of its own, kept though all else was taken back: a try by who may not."""
    with transaction.atomic():
        head = lock(body)[body.pk]
        write(head, subject, said, happened_on=timezone.localdate(), by=by)


def entries(subject: tuple[str, str]) -> QuerySet[Entry]:
    """Everything said of a subject, in the order of recording."""
    kind, name = subject
    return Entry.objects.filter(subject_kind=kind, subject=name).order_by("number")
