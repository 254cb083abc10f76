"""Who a person is to an application, and whether that allows an action."""

from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from gongkai.office.bodies.lasting import lasting
from gongkai.office.bodies.models import Body, Membership, Person, Supervision
from gongkai.office.bodies.roles import Relation, Role, allowed
from gongkai.refusal import Refusal

HIGHEST = 12  # levels of supervision; a longer chain is a circle


class Forbidden(Refusal):
    """The person may not do this; such a try is journaled."""


class Access:
    """What a person may do on a day; roles, and who is above a body, are looked up once."""

    def __init__(self, person: Person | None, on: date) -> None:
        self.person = person
        self.on = on
        self._above: dict[int, set[int]] = {}

    @cached_property
    def held(self) -> list[Membership]:
        """The roles of the person; none of who left."""
        if self.person is None or not self.person.is_active:
            return []
        return list(roles(self.person, self.on).select_related("body"))

    def may(self, action: str, body: Body, section: str = "") -> bool:
        """Whether they may do it to an application of a body that lies with a section."""
        if self._reaches(action, body, set(), section):
            return True
        # Who is above is asked only for where it matters: of each body that is two queries.
        from_above = any(allowed(action, Role.of(h.role), Relation.BELOW) for h in self.held)
        return from_above and self._reaches(action, body, self.above(body), section)

    def bodies(self, action: str) -> list[Body]:
        """The bodies of their own roles at which they may do it, of a section or of all."""
        found = {
            held.body_id: held.body
            for held in self.held
            if allowed(
                action, Role.of(held.role), Relation.SECTION if held.section else Relation.OWN
            )
        }
        return list(found.values())

    def above(self, body: Body) -> set[int]:
        """The bodies above a body."""
        if body.pk not in self._above:
            self._above[body.pk] = set(ancestors(body, self.on.year))
        return self._above[body.pk]

    def _reaches(self, action: str, body: Body, above: set[int], section: str) -> bool:
        return any(
            allowed(action, Role.of(held.role), relation(held, body, above, section))
            for held in self.held
        )


def may(person: Person | None, action: str, body: Body, section: str, on: date) -> bool:
    """Whether a person may do something to an application of a body that lies with a section."""
    return Access(person, on).may(action, body, section)


def must(person: Person | None, action: str, body: Body, section: str, on: date) -> None:
    """Raises Forbidden if they may not."""
    if not may(person, action, body, section, on):
        raise Forbidden("office-forbidden", action=action, person=person or "申请人", body=body)


def roles(person: Person, on: date) -> QuerySet[Membership]:
    """The roles that a person has on a day."""
    current = Q(until=None) | Q(until__gte=on)
    return Membership.objects.filter(current, person=person, since__lte=on)


def relation(held: Membership, body: Body, above: set[int], section: str) -> Relation:
    """How the body of an application stands to the body of a role."""
    if held.body_id == body.pk:
        return Relation.SECTION if section and held.section == section else Relation.OWN
    return Relation.BELOW if held.body_id in above else Relation.OTHER


def ancestors(body: Body, year: int) -> list[int]:
    """The bodies above a body in a year, the nearest first."""
    found: list[int] = []
    below = body.pk
    for _ in range(HIGHEST):
        row = Supervision.objects.filter(lasting(year), body_id=below).first()
        if row is None or row.parent_id in found:
            break
        found.append(row.parent_id)
        below = row.parent_id
    return found


def visible(held: Membership, action: str, on: date) -> list[tuple[Relation, list[int]]]:
    """The bodies at whose applications a role allows an action, by relation."""
    role = Role.of(held.role)
    found = []
    if allowed(action, role, Relation.OWN):
        found.append((Relation.OWN, [held.body_id]))
    elif allowed(action, role, Relation.SECTION) and held.section:
        found.append((Relation.SECTION, [held.body_id]))
    if allowed(action, role, Relation.BELOW):
        found.append((Relation.BELOW, descendants(held.body_id, on.year)))
    return found


def descendants(body: int, year: int) -> list[int]:
    """The bodies that report to a body in a year, directly or over others."""
    found: list[int] = []
    level = [body]
    for _ in range(HIGHEST):
        rows = Supervision.objects.filter(lasting(year), parent_id__in=level)
        level = [pk for pk in rows.values_list("body_id", flat=True) if pk not in found]
        if not level:
            break
        found += level
    return found
