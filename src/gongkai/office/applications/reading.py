"""Looking at applications: which ones, how they stand, and who the applicant is."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from gongkai.law.case.moves import moves
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS, must_be_open
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.gates import GROUNDS
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import SUBJECT, Told, case_of
from gongkai.office.bodies.access import Access, roles, visible
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import Relation
from gongkai.office.journal.reading import say as say_entry
from gongkai.office.journal.writing import entries
from gongkai.office.vault import store
from gongkai.refusal import Refusal


def seen_by(person: Person, on: date) -> QuerySet[Application]:
    """The applications that a person may list; of a handler, those of the section."""
    wanted = Q(pk__in=[])
    for held in roles(person, on):
        for relation, bodies in visible(held, "list", on):
            part = Q(body_id__in=bodies)
            if relation is Relation.SECTION:
                part &= Q(section=held.section)
            wanted |= part
    return Application.objects.filter(wanted).select_related("body")


def offered(row: Application, person: Person, found: Sequence[Told], on: date) -> list[str]:
    """The actions that this person may take now, as the law allows them."""
    if row.merged_into_id or row.retracted:
        return []
    access = Access(person, on)
    lawful = {move.kind for move in moves(case_of(found, row.body, row.settings), on)}
    return [
        name
        for name, kind in ACTIONS.items()
        if (kind.said.EVENT in lawful or (kind.said.EVENT is None and in_place(row, kind.said)))
        and grounded(kind.said, found)
        and access.may(name, row.body, row.section)
    ]


def in_place(row: Application, kind: type[say.Said]) -> bool:
    """Whether what moves no clock can be said of an application now."""
    try:
        must_be_open(row, kind)
    except Refusal:
        return False
    return True


def grounded(kind: type[say.Said], found: Sequence[Told]) -> bool:
    """Whether what an applicant says has something to answer or to rest on."""
    rests = GROUNDS.get(kind)
    return rests is None or rests(found)


class Line(NamedTuple):
    """One entry as a history shows it: its number in the body's chain, what, when, by whom."""

    number: int
    label: str
    on: date
    by: str


def history(code: str) -> list[Line]:
    """Everything that was recorded of an application, what was annulled and refused too."""
    rows = entries((SUBJECT, code)).select_related("by")
    return [Line(e.number, say_entry(e).label, e.happened_on, str(e.by or "")) for e in rows]


class Value(NamedTuple):
    """One thing that is known of a person; `text` is None once it was destroyed."""

    field: str
    text: str | None


def personal(code: str, person: Person) -> list[Value]:
    """All that is kept about the people of an application, as recorded; the look is journaled."""
    with attempt(code, "read_personal", person) as at:
        names = [name for each in at.found for name in named(each.said)]
        at.say(say.Read())
        values, fields = store.get(names), store.fields(names)
    return [Value(fields[name], values[name]) for name in names if name in fields]


def named(said: say.Said) -> list[str]:
    """The values in the vault that an entry names."""
    own = getattr(said, "personal", ())
    return [*own, *(name for field in said.SEALED if (name := getattr(said, field)))]
