"""Whom a visitor may be: of each role one to begin with, and all the others."""

from typing import NamedTuple

from django.db.models import Count

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Membership, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import current
from gongkai.office.tables import table


class Part(NamedTuple):
    """Somebody to be: their role, where, and what that role does."""

    person: Person
    role: Role
    body: str
    section: str
    does: str


def cast() -> tuple[list[Part], dict[str, list[Part]]]:
    """One person of each role, at the bureau with the most to do; and everybody, body by body."""
    counted = Application.objects.order_by().values("body").annotate(count=Count("pk"))
    busy = {row["body"]: row["count"] for row in counted}
    held = list(current(None).filter(person__is_active=True))
    first: dict[Role, Membership] = {}
    everybody: dict[str, list[Part]] = {}
    for each in held:
        role = Role.of(each.role)
        if role not in first or busy.get(each.body_id, 0) > busy.get(first[role].body_id, 0):
            first[role] = each
        everybody.setdefault(each.body.name, []).append(_part(each))
    return [_part(first[role]) for role in Role if role in first], everybody


def _part(held: Membership) -> Part:
    role = Role.of(held.role)
    does: str = table("demo.roles")["does"][role]
    return Part(held.person, role, held.body.name, held.section, does)
