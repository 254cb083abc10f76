"""Splitting one letter into several applications, and merging duplicates: one count everywhere."""

from collections.abc import Sequence
from itertools import product

from gongkai.law.case.events import Channel
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import must_be_open
from gongkai.office.applications.attempting import Attempt, attempt
from gongkai.office.applications.intake import FIELDS, enter
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import TITLE
from gongkai.office.applications.telling import application, letter
from gongkai.office.bodies.models import Person
from gongkai.office.vault import store
from gongkai.refusal import Refusal
from gongkai.words import Applicant

APPLICANT = ("name", "identity")  # by one of these two letters are known as one applicant's


def split(code: str, person: Person, contents: Sequence[str]) -> list[Application]:
    """Each further matter of a letter becomes an application of its own, received when it was.

    If its receipt was confirmed, so was that of the parts.
    """
    with attempt(code, "split", person) as at:
        row = at.row
        must_be_open(row, say.Split)
        if not contents:
            raise Refusal("office-empty-letter")
        values = _personal(letter(at.found).personal)
        parts = [
            enter(
                row.body,
                at.head,
                person,
                channel=Channel.of(row.channel),
                applicant_class=Applicant.of(row.applicant_class),
                personal={**values, "content": content},
                on=row.received_on,
                split_from=code,
            )
            for content in contents
        ]
        confirmed = [each.on for each in at.found if isinstance(each.said, say.Confirmed)]
        for part, day in product(parts, confirmed):
            Attempt(part, at.head, person).say(say.Confirmed(), day)
        into = tuple(part.code for part in parts)
        at.say(say.Split(into))
    return parts


def merge(code: str, person: Person, into: str) -> Application:
    """A duplicate is counted with the other application, and no longer by itself.

    Raises Refusal where name and identity of the applicants differ: each has a reply of their own.
    """
    with attempt(code, "merge", person) as at:
        row, other = at.row, application(into)
        must_be_mergeable(row, other)
        row.merged_into = other
        at.say(say.Merged(into))
    return row


def must_be_mergeable(row: Application, other: Application) -> None:
    """Raises Refusal for what is over, of another body, or of another applicant."""
    gone = row.merged_into_id or other.merged_into_id or row.concluded_on or other.concluded_on
    if row.body_id != other.body_id or row.pk == other.pk or gone:
        raise Refusal("office-cannot-merge", other=other)
    if not store.share(row.code, other.code, APPLICANT):
        raise Refusal("office-other-applicant", other=other)


def _personal(names: Sequence[str]) -> dict[str, str]:
    """What the letter said of the applicant, by field."""
    values, fields = store.get(names), store.fields(names)
    known = {fields[name]: value for name, value in values.items() if value is not None}
    return {field: value for field, value in known.items() if field in FIELDS - {TITLE}}
