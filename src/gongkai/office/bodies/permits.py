"""Who may change bodies and people, and under which locks it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.office.bodies import said as say
from gongkai.office.bodies.access import Forbidden, ancestors, relation, roles
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import BODY_TABLE, Role
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.writing import lock, write, write_alone

SUBJECT = "body"


def may(person: Person | None, action: str, body: Body) -> bool:
    """Whether a person may do something to a body today."""
    if person is None or not person.is_active:
        return False
    today = timezone.localdate()
    above = set(ancestors(body, today.year))
    row = BODY_TABLE[action]
    return any(
        relation(held, body, above, "") in row.get(Role.of(held.role), frozenset())
        for held in roles(person, today)
    )


def must(person: Person | None, action: str, *bodies: Body) -> None:
    """Raises Forbidden unless they may do it to each of the bodies."""
    for body in bodies:
        if not may(person, action, body):
            raise Forbidden("office-forbidden", action=action, person=person, body=body)


@contextmanager
def acting(*bodies: Body, by: Person | None) -> Iterator[dict[int, Head]]:
    """One transaction with the heads of some bodies locked and their rows fresh.

    Such changes are few, so they wait for one another at the head of the first body: what was
    checked of the tree and of people then holds until the end. Who may not is journaled.
    """
    try:
        with transaction.atomic():
            queue()
            heads = lock(*bodies)
            for body in bodies:
                body.refresh_from_db()
            yield heads
    except Forbidden as forbidden:
        remember(forbidden, by)
        raise


def queue() -> None:
    """Wait until nobody else changes bodies or people; ends with the transaction."""
    if first := Body.objects.order_by("pk").first():
        lock(first)


def tell(head: Head, body: Body, said: object, *, by: Person | None, on: date) -> Entry:
    """Say something of a body in its own chain."""
    return write(head, (SUBJECT, body.code), said, happened_on=on, by=by)


def remember(forbidden: Forbidden, by: Person | None) -> None:
    """Remember it at the body; at the first one where the body itself was taken back."""
    asked = forbidden.values["body"]
    assert isinstance(asked, Body)
    kept = Body.objects.filter(pk=asked.pk).first()
    body = kept or Body.objects.order_by("pk")[0]
    said = say.Refused(str(forbidden.values["action"]))
    write_alone(body, (SUBJECT, body.code), said, by=by)
