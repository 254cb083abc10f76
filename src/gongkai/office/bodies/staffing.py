"""The one door for people: who may sign in, and who has which role at which body."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.office.bodies import fields
from gongkai.office.bodies import said as say
from gongkai.office.bodies.access import ancestors
from gongkai.office.bodies.models import Body, Membership, Person
from gongkai.office.bodies.permits import acting, must, tell
from gongkai.office.bodies.policies import is_small
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.writing import lock
from gongkai.refusal import Refusal

ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
# Whoever looks after the system neither handles nor decides; 审计员 only looks on.
BUSINESS = frozenset(Role) - {*ADMINISTRATORS, Role.AUDITOR}
# Without these at a body or above it nobody could put things right.
KEEPERS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
# No letters and digits that are taken for each other.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, EACH = 4, 5


def add_person(
    body: Body, username: str, name: str, *, by: Person, email: str = ""
) -> tuple[Person, str]:
    """Let somebody sign in, with a password that is told once; roles are given separately."""
    with acting(body, by=by):
        must(by, "add_person", body)
        return enrol(body, username, name, email, by=by)


def enrol(
    body: Body, username: str, name: str, email: str = "", *, by: Person | None
) -> tuple[Person, str]:
    """A person with a new password, whoever asks for it."""
    password = new_password()
    return admit(body, username, name, email, by=by, password=password), password


def admit(
    body: Body,
    username: str,
    name: str,
    email: str = "",
    *,
    by: Person | None,
    password: str | None = None,
) -> Person:
    """A person; without a password one who signs in otherwise."""
    values = fields.checked_person(username, name, email)
    person = Person.objects.create_user(password=password, **values)
    tell(lock(body)[body.pk], body, say.Added(person.pk), by=by, on=timezone.localdate())
    return person


def end_person(person: Person, body: Body, *, by: Person) -> None:
    """Somebody left: they cannot sign in from now on, and their roles end today."""
    today = timezone.localdate()
    with acting(body, by=by):
        held = list(current(None, person=person))
        must(by, "end_person", body, *{each.body for each in held})
        for each in held:
            _end(each, today, by)
        person.is_active = False
        person.save(update_fields=["is_active"])
        tell(lock(body)[body.pk], body, say.Left(person.pk), by=by, on=today)


def give_role(
    person: Person,
    body: Body,
    role: Role,
    *,
    by: Person,
    section: str = "",
    since: date | None = None,
) -> None:
    """Give somebody a role at a body; a handler's is at a section of it."""
    with acting(body, by=by):
        must(by, "give_role", body)
        if person == by:
            raise Refusal("office-own-role", person=person)
        give(person, body, role, by=by, section=section, since=since)


def give(
    person: Person,
    body: Body,
    role: str,
    *,
    by: Person | None,
    section: str = "",
    since: date | None = None,
) -> None:
    """Give a role, whoever asks for it."""
    known, section = Role.of(role), fields.plain(section)
    today = timezone.localdate()
    _must_suit(person, body, known, section)
    held = Membership(person=person, body=body, role=known, section=section, since=since or today)
    held.save()
    said = say.RoleGiven(person.pk, known, held.since, section or None)
    tell(lock(body)[body.pk], body, said, by=by, on=today)


def end_role(
    person: Person,
    body: Body,
    role: Role,
    *,
    by: Person,
    section: str = "",
    until: date | None = None,
) -> None:
    """End a role; `until` is its last day, today if none is given."""
    until = until or timezone.localdate()
    with acting(body, by=by):
        must(by, "end_role", body)
        found = current(body, role, person=person).filter(section=section).first()
        if found is None:
            raise Refusal("office-no-role", person=person, body=body, role=role.label)
        if until < found.since:
            raise Refusal("office-wrong-days", first=found.since, last=until)
        _end(found, until, by)


def current(body: Body | None, *wanted: Role, person: Person | None = None) -> QuerySet[Membership]:
    """The roles that last beyond today, at a body or of a person, of some kinds or of all."""
    lasting = Q(until=None) | Q(until__gt=timezone.localdate())
    found = Membership.objects.filter(lasting).select_related("person", "body")
    found = found.filter(body=body) if body else found
    found = found.filter(role__in=wanted) if wanted else found
    return (found.filter(person=person) if person else found).order_by("pk")


def new_password() -> str:
    """A password that can be read out and copied by hand."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(EACH)) for _ in range(GROUPS))
    return "-".join(groups)


def _end(held: Membership, until: date, by: Person) -> None:
    role = Role.of(held.role)
    if role in KEEPERS:
        _must_be_kept(held, role)
    held.until = until
    held.save(update_fields=["until"])
    said = say.RoleEnded(held.person_id, role, until, held.section or None)
    tell(lock(held.body)[held.body_id], held.body, said, by=by, on=timezone.localdate())


def _must_be_kept(held: Membership, role: Role) -> None:
    """Somebody else does the same at the body or above it."""
    today = timezone.localdate()
    bodies = [held.body_id, *ancestors(held.body, today.year)]
    others = current(None, role).filter(
        body_id__in=bodies, person__is_active=True, since__lte=today, until=None
    )
    if not others.exclude(person=held.person_id).exists():
        raise Refusal("office-last-administrator", body=held.body, role=role.label)


def _must_suit(person: Person, body: Body, role: Role, section: str) -> None:
    """A role once, a handler somewhere, and administrators who do not check themselves."""
    if not person.is_active:
        raise Refusal("office-person-left", person=person)
    if role is Role.HANDLER and not section:
        raise Refusal("office-missing-field", field="科室")
    if len(section) > 60:
        raise Refusal("office-wrong-field", field="科室", value=section)
    held = list(current(None, person=person))
    if any((h.body_id, h.role, h.section) == (body.pk, role, section) for h in held):
        raise Refusal("office-role-held", person=person, body=body, role=role.label)
    other = next((h for h in held if h.role in ADMINISTRATORS and h.role != role), None)
    if role in ADMINISTRATORS and other:
        raise Refusal(
            "office-administrators-apart",
            person=person,
            held=Role.of(other.role).label,
            role=role.label,
        )
    _must_not_do_business(person, body, role, held)


def _must_not_do_business(
    person: Person, body: Body, role: Role, held: Iterable[Membership]
) -> None:
    """The three administrators do no business, or they would look after their own deeds.

    But in a body that is set as small, where there is nobody else.
    """
    today = timezone.localdate()
    for each in held:
        administers = {role, each.role} & set(ADMINISTRATORS)
        works = {role, each.role} & BUSINESS
        place = body if role in BUSINESS else each.body
        if administers and works and not is_small(place, today):
            raise Refusal(
                "office-administrator-works",
                person=person,
                held=Role.of(each.role).label,
                role=role.label,
            )
