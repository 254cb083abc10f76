"""Looking at disputes: which ones, what may be done, what happened, who the plaintiff is."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from gongkai.office.applications.lines import Line as Due
from gongkai.office.applications.models import Application
from gongkai.office.applications.reading import Line, Value
from gongkai.office.applications.said import Said
from gongkai.office.applications.scopes import scopes
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Person
from gongkai.office.disputes import said as say
from gongkai.office.disputes.actions import ACTIONS
from gongkai.office.disputes.attempting import attempt
from gongkai.office.disputes.filing import FILE
from gongkai.office.disputes.folding import RULES, State
from gongkai.office.disputes.lines import of_row
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.telling import Told, dispute, standing
from gongkai.office.vault import store
from gongkai.refusal import Refusal

LIST = "list_disputes"


def seen_by(access: Access) -> QuerySet[Dispute]:
    """The disputes that a person may list."""
    bodies = [place.body for place in scopes(access, LIST) if place.section is None]
    rows = Dispute.objects.select_related("body", "application", "after")
    return rows.filter(body__in=bodies)


def shown(code: str, access: Access) -> Dispute:
    """A dispute that they may see. Raises Refusal, as if there were none, for all others."""
    row = dispute(code)
    if not access.may(LIST, row.body):
        raise Refusal("dispute-unknown", dispute=code)
    return row


class OfApplication(NamedTuple):
    """The disputes about a reply, the newest first; whether they open, and one may file."""

    found: Sequence[tuple[Dispute, Due]]
    opens: bool
    files: bool


def of_application(row: Application, access: Access) -> OfApplication:
    """What somebody is shown of the disputes of an application, in one query."""
    rows = row.disputes.filter(struck=False).order_by("-pk")
    found = [(each, of_row(each, access.on)) for each in rows]
    files = any(body.pk == row.body_id for body in access.bodies(FILE))
    return OfApplication(found, access.may(LIST, row.body) if found else False, files)


def offered(row: Dispute, state: State, access: Access) -> list[str]:
    """The actions that somebody may take now."""
    return [name for name in possible(state) if access.may(name, row.body)]


def possible(state: State) -> list[str]:
    """The actions that may follow now, whoever takes them."""
    return [name for name, kind in ACTIONS.items() if _follows(state, kind)]


def _follows(state: State, kind: type[Said]) -> bool:
    rule = RULES.get(kind)
    if rule is None:
        return True
    # Whether anything of the kind may be said; what it says is looked at when it is.
    return not state.struck and rule.bar(state, None) is None


def history(found: Sequence[Told]) -> list[Line]:
    """Everything that was recorded, what was annulled and refused too."""
    kept = {each.entry.number for each in standing(found)}
    return [
        Line(e.entry.number, e.said.label, e.on, str(e.entry.by or ""), e.entry.number not in kept)
        for e in found
    ]


def personal(code: str, person: Person) -> list[Value]:
    """All that is kept about the people of a dispute, as recorded; the look is journaled."""
    with attempt(code, "read_dispute", person) as at:
        names = [name for each in at.found for name in named(each.said)]
        at.say(say.Read())
        values, fields = store.get(names), store.fields(names)
    return [Value(fields[name], values[name]) for name in names if name in fields]


def named(said: Said) -> list[str]:
    """The values in the vault that an entry names."""
    own = getattr(said, "personal", ())
    return [*own, *(name for field in said.SEALED if (name := getattr(said, field)))]
