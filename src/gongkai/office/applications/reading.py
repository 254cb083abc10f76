"""Looking at applications: which ones, how they stand, and who the applicant is."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from gongkai.law.case.fold import Case
from gongkai.law.case.moves import moves
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS, must_be_open
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.gates import ready
from gongkai.office.applications.models import Application
from gongkai.office.applications.scopes import scopes, within
from gongkai.office.applications.telling import SUBJECT, Told, application, case_of
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Person
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as say_entry
from gongkai.office.journal.writing import entries
from gongkai.office.vault import store
from gongkai.refusal import Refusal


def seen_by(access: Access, *, apart: bool = False) -> QuerySet[Application]:
    """The applications that a person may list; of a handler, those of the section.

    `apart` as for `within`: for what is under way.
    """
    return within(scopes(access, "list"), apart=apart)


def shown(code: str, access: Access, named: str = "") -> Application:
    """An application that they may see. Raises Refusal, as if there were none, for all others.

    `named` is how it was asked for, where that was not by its code.
    """
    row = application(code)
    if not access.may("show", row.body, row.section):
        raise Refusal("office-no-application", application=named or code)
    return row


def offered(row: Application, access: Access, found: Sequence[Told]) -> list[str]:
    """The actions that somebody may take now, as the law allows them."""
    names = possible(row, found, case_of(found, row.body, row.settings), access.on)
    return [name for name in names if access.may(name, row.body, row.section)]


def possible(row: Application, found: Sequence[Told], case: Case, on: date) -> list[str]:
    """The actions that law and office allow now, whoever takes them."""
    if row.merged_into_id:
        return []
    lawful = {move.kind for move in moves(case, on)}
    return [
        name
        for name, kind in ACTIONS.items()
        if (kind.said.EVENT in lawful or (kind.said.EVENT is None and in_place(row, kind.said)))
        and ready(kind.said, found, on)
    ]


def in_place(row: Application, kind: type[say.Said]) -> bool:
    """Whether what moves no clock can be said of an application now."""
    try:
        must_be_open(row, kind)
    except Refusal:
        return False
    return True


class Line(NamedTuple):
    """One entry as a history shows it: its number in the body's chain, what, when, by whom.

    `annulled` is whether it no longer counts.
    """

    number: int
    label: str
    on: date
    by: str
    annulled: bool = False


def history(code: str) -> list[Line]:
    """Everything that was recorded of an application, what was annulled and refused too."""
    return list(lines(list(entries((SUBJECT, code)).select_related("by"))))


def lines(found: Sequence[Entry]) -> Iterator[Line]:
    """Entries as a history shows them."""
    told = [(entry, say_entry(entry)) for entry in found]
    gone = {each.number for _, each in told if isinstance(each, say.Annulled)}
    for entry, each in told:
        annulled = entry.number in gone
        yield Line(entry.number, each.label, entry.happened_on, str(entry.by or ""), annulled)


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


def texts(code: str, person: Person, saids: Sequence[say.Said]) -> dict[str, str | None]:
    """The texts that some entries name, by their names; the look is journaled."""
    with attempt(code, "read_personal", person) as at:
        at.say(say.Read())
        return store.get(name for said in saids for name in named(said))


def named(said: say.Said) -> list[str]:
    """The values in the vault that an entry names."""
    own = getattr(said, "personal", ())
    return [*own, *(name for field in said.SEALED if (name := getattr(said, field)))]
