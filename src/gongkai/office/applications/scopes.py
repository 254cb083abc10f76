"""Where a person may look: bodies, and of a handler's body the section."""

from collections.abc import Collection, Iterable
from typing import Final

from django.db.models import F, Q, QuerySet

from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Access, visible
from gongkai.office.bodies.roles import Relation
from gongkai.office.search.asking import Scope

# From so many bodies on the register is walked and each row looked at, not body after body.
MANY: Final = 50


def scopes(access: Access, action: str, body: int | None = None) -> list[Scope]:
    """Where a role of somebody allows an action, each place once; at one body only, if given."""
    whole: set[int] = set()
    parts: set[Scope] = set()
    for held in access.held:
        for relation, bodies in visible(held, action, access.on):
            if relation is Relation.SECTION:
                parts.add(Scope(held.body_id, held.section))
            else:
                whole.update(bodies)
    found = [*map(Scope, sorted(whole)), *sorted(p for p in parts if p.body not in whole)]
    return found if body is None else [each for each in found if each.body == body]


def within(places: Collection[Scope]) -> QuerySet[Application]:
    """The applications in some places, by the index that serves so many of them."""
    rows = Application.objects.select_related("body", "merged_into")
    whole = [each.body for each in places if each.section is None]
    parts = [each for each in places if each.section is not None]
    if len(whole) <= MANY:
        return rows.filter(_any(Q(body__in=whole) if whole else Q(pk__in=[]), parts))
    # Added to nothing, so that no database sorts all that thousands of bodies have.
    return rows.alias(at=F("body_id") + 0).filter(_any(Q(at__in=whole), parts))


def _any(wanted: Q, parts: Iterable[Scope]) -> Q:
    for body, section in parts:
        wanted |= Q(body=body, section=section)
    return wanted
