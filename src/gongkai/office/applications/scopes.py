"""Where a person may look: bodies, and of a handler's body the section."""

from collections.abc import Collection
from typing import Final

from django.db.models import Q, QuerySet

from gongkai.office.applications.models import APART, Application
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


def within(places: Collection[Scope], *, apart: bool = False) -> QuerySet[Application]:
    """The applications in some places, by the index that serves so many of them.

    `apart` is for what is under way, which has indexes of its own.
    """
    # Not joined with the bodies: a database may then begin with them, and read all that they have.
    rows = Application.objects.select_related("merged_into").prefetch_related("body")
    whole = [each.body for each in places if each.section is None]
    parts = [each for each in places if each.section is not None]
    # Of thousands of bodies no database shall sort all that they have.
    body = "at" if apart or len(whole) > MANY else "body"
    wanted = Q(**{f"{body}__in": whole}) if whole else Q(pk__in=[])
    for each in parts:
        wanted |= Q(**{body: each.body, "section": each.section})
    return rows.alias(at=APART).filter(wanted)
