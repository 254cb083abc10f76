"""The tree of bodies as it stood in a year, for lists: by the names and superiors of that year."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from gongkai.office.bodies.access import HIGHEST
from gongkai.office.bodies.lasting import lasting
from gongkai.office.bodies.models import Body, BodyName, Supervision


class Node(NamedTuple):
    """A body in the tree of a year: what it was called, and how many listed ones are above it."""

    pk: int
    code: str
    name: str
    kind: str
    level: str
    parent: int | None
    depth: int


def browse(bodies: Collection[int], year: int) -> list[Node]:
    """The bodies that there were at the end of a year (today, in this one), those above first.

    A body whose superior is not among them stands at the top.
    """
    day = min(date(year, 12, 31), max(timezone.localdate(), date(year, 1, 1)))
    then = Q(until=None) | Q(until__gte=day)
    names = dict(
        BodyName.objects.filter(then, body__in=bodies, since__lte=day)
        .order_by("since", "pk")
        .values_list("body_id", "name")
    )
    never = ~Exists(BodyName.objects.filter(body=OuterRef("pk")))
    unnamed = dict(Body.objects.filter(never, pk__in=bodies).values_list("pk", "name"))
    names = {**unnamed, **names}
    above = Supervision.objects.filter(lasting(year), body__in=names)
    parents = dict(above.values_list("body_id", "parent_id"))
    columns = ("pk", "code", "kind", "level")
    rows = Body.objects.filter(pk__in=names).order_by("code").values_list(*columns)
    nodes = [
        Node(pk, code, names[pk], kind, level, parents.get(pk), 0) for pk, code, kind, level in rows
    ]
    return list(_in_order(nodes))


def _in_order(nodes: Iterable[Node]) -> Iterator[Node]:
    known = {node.pk: node for node in nodes}
    below: dict[int | None, list[Node]] = {}
    for node in known.values():
        below.setdefault(node.parent if node.parent in known else None, []).append(node)
    waiting = [(node, 0) for node in reversed(below.get(None, []))]
    while waiting:
        node, depth = waiting.pop()
        yield node._replace(depth=depth)
        if depth < HIGHEST:
            waiting += [(each, depth + 1) for each in reversed(below.get(node.pk, []))]


def like(text: str) -> set[int]:
    """The bodies whose code or name, also a former one, has a text in it."""
    named = BodyName.objects.filter(name__icontains=text).values_list("body_id", flat=True)
    coded = Body.objects.filter(Q(code__icontains=text) | Q(credit_code__iexact=text))
    return {*named, *coded.values_list("pk", flat=True)}
