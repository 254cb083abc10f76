"""Who may is let in under the lock of the body: then entry, row and facts in one transaction."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.office.applications.actions import marked
from gongkai.office.bodies.access import Forbidden, must
from gongkai.office.bodies.models import Body, Person
from gongkai.office.journal.models import Head
from gongkai.office.journal.writing import lock, write, write_alone
from gongkai.office.publications.models import RecordSent
from gongkai.office.publications.projecting import SHELVES, find, project
from gongkai.office.publications.said import Annulled, Refused, Said
from gongkai.office.publications.telling import Told, standing, told
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal

LONGEST_TOKEN = 64


class Attempt:
    """A body under its lock, and who acts."""

    def __init__(self, body: Body, head: Head, person: Person) -> None:
        self.body = body
        self.head = head
        self.person = person

    def enter(self, record: Record, said: Said, code: str = "") -> Any:  # noqa: ANN401
        """A new row, or the one with this code, with what is said of it."""
        kept: Any = SHELVES[record].rows
        known = kept.objects.filter(code=code).first() if code else None
        made = known or kept(code=code or secrets.token_hex(8), body=self.body)
        return self.say(record, made, said)

    def say(
        self,
        record: Record,
        row: Any,  # noqa: ANN401
        said: Said,
        on: date | None = None,
    ) -> Any:  # noqa: ANN401
        """Write the entry, and bring row and facts up to it."""
        found = told(record, row.code) if row.pk else []
        if isinstance(said, Annulled):
            _must_be_one_that_stands(found, said.number)
        day = on or timezone.localdate()
        entry = write(self.head, (record, row.code), said, happened_on=day, by=self.person)
        found.append(Told(entry.number, said, day, entry.recorded_at))
        project(record, row, found, entry.recorded_at)
        return row


@contextmanager
def attempt(
    body: Body, action: str, person: Person, *, section: str = "", of: tuple[str, str] | None = None
) -> Iterator[Attempt]:
    """One transaction for who may do this at a body.

    Raises Forbidden for who may not, after the try has been journaled.
    """
    try:
        with transaction.atomic():
            head = lock(body)[body.pk]
            must(person, action, body, section, timezone.localdate())
            yield Attempt(body, head, person)
    except Forbidden:
        write_alone(body, of or ("body", body.code), Refused(action), by=person)
        raise


@contextmanager
def attempt_on(
    record: Record, code: str, action: str, person: Person, section: str = ""
) -> Iterator[tuple[Attempt, Any]]:
    """The same for something that is kept already, as it stands under the lock."""
    body = find(record, code).body
    with attempt(body, action, person, section=section, of=(record, code)) as at:
        yield at, find(record, code)


def once(at: Attempt, token: str, given: object, record: Record, do: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What a form does, unless the very same form did it already.

    Raises Refusal for a token that stood on another form.
    """
    if not token:
        return do()
    if len(token) > LONGEST_TOKEN:
        raise Refusal("office-wrong-field", field="token", value=f"{token[:20]}…")
    mark = marked(record, {"given": given})
    before = RecordSent.objects.filter(token=token, body=at.body).first()
    if before:
        if before.mark != mark:
            raise Refusal("office-token-used", token=token)
        return find(record, before.code)
    row = do()
    RecordSent.objects.create(token=token, mark=mark, body=at.body, code=row.code)
    return row


def _must_be_one_that_stands(found: list[Told], number: int) -> None:
    if number not in {each.number for each in standing(found)}:
        raise Refusal("publication-nothing-annulled", number=number)
