"""Who works where, for those who administer it."""

from typing import NamedTuple

from django.utils import timezone

from gongkai.office.bodies.access import Forbidden, descendants, roles
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import SUBJECT, must, remember
from gongkai.office.bodies.roles import BODY_TABLE, Relation, Role
from gongkai.office.bodies.staffing import current
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as said

LIST = "list_people"
ADDED = "person.added"


class Line(NamedTuple):
    """A person with one role at one body, by their codes; without any, "" in their places."""

    username: str
    name: str
    body: str = ""
    role: str = ""
    section: str = ""
    since: str = ""


def people(by: Person, body: Body | None = None) -> list[Line]:
    """The people of a body, or of all where somebody may look; those who have no role yet last."""
    bodies = [body.pk] if body else _administered(by)
    try:
        if body:
            must(by, LIST, body)
    except Forbidden as forbidden:
        remember(forbidden, by)
        raise
    found = [
        Line(
            held.person.username,
            held.person.name,
            held.body.code,
            held.role,
            held.section,
            held.since.isoformat(),
        )
        for held in current(None)
        .filter(body__in=bodies, person__is_active=True)
        .order_by("body__code", "person__username", "pk")
    ]
    return found + [Line(each.username, each.name) for each in _idle(bodies)]


def _administered(by: Person) -> list[int]:
    """The bodies whose people somebody may see."""
    today = timezone.localdate()
    found: set[int] = set()
    for held in roles(by, today):
        allowed = BODY_TABLE[LIST].get(Role.of(held.role), frozenset())
        found |= {held.body_id} if Relation.OWN in allowed else set()
        found |= set(descendants(held.body_id, today.year)) if Relation.BELOW in allowed else set()
    return sorted(found)


def _idle(bodies: list[int]) -> list[Person]:
    """Who was added at one of the bodies and has no role anywhere."""
    codes = Body.objects.filter(pk__in=bodies).values_list("code", flat=True)
    told = Entry.objects.filter(subject_kind=SUBJECT, subject__in=list(codes), kind=ADDED)
    added = {said(entry).person for entry in told}
    busy = set(current(None).filter(person__in=added).values_list("person", flat=True))
    idle = Person.objects.filter(pk__in=added - busy, is_active=True)
    return list(idle.order_by("username"))
