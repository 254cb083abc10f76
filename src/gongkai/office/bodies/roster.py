"""Who works where, for those who administer it."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.office.bodies.access import Forbidden, descendants, roles
from gongkai.office.bodies.models import Body, Membership, Person
from gongkai.office.bodies.permits import SUBJECT, must, remember
from gongkai.office.bodies.reaching import Reach
from gongkai.office.bodies.roles import BODY_TABLE, Relation, Role
from gongkai.office.bodies.signing_in import home
from gongkai.office.bodies.staffing import current
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as said
from gongkai.refusal import Refusal

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


def working(bodies: Collection[int], text: str = "", role: str = "") -> QuerySet[Membership]:
    """The lasting roles at some bodies, of people with a name like a text, as lists show them."""
    found = current(None).filter(body__in=bodies, person__is_active=True)
    if text:
        found = found.filter(Q(person__name__icontains=text) | Q(person__username__icontains=text))
    if role:
        found = found.filter(role=role)
    return found.order_by("body__code", "person__username", "pk")


def idle(bodies: Collection[int], text: str = "") -> list[Person]:
    """Who was added at one of the bodies, has no role anywhere, and has a name like a text."""
    wanted = text.casefold()
    found = _idle(sorted(bodies))
    return [e for e in found if wanted in e.name.casefold() or wanted in e.username.casefold()]


def known(reach: Reach, pk: int) -> tuple[Person, Body]:
    """A person whom somebody administers, and the body at which; else as if there were none."""
    bodies = reach.bodies(LIST)
    person = Person.objects.filter(pk=pk).first()
    if person:
        rows = person.roles.filter(body__in=bodies).select_related("body")
        held = sorted(rows, key=lambda each: (each.until is not None, each.pk))
        place = held[0].body if held else home(person)
        if place and place.pk in bodies:
            return person, place
    raise Refusal("office-no-such-person")


def without_second_step(bodies: Collection[int], secured: Collection[int]) -> tuple[int, int]:
    """How many people have a role at the bodies, and how many of them no second step.

    `secured` are the ids of those who have one.
    """
    found = set(current(None).filter(body__in=bodies).values_list("person", flat=True))
    active = set(Person.objects.filter(pk__in=found, is_active=True).values_list("pk", flat=True))
    return len(active), len(active - set(secured))


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
