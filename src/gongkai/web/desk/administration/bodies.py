"""The bodies: the tree of a year, and all that is known of one."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.law.remedies import BodyKind, Level
from gongkai.office.bodies.browsing import Node, browse, like
from gongkai.office.bodies.fields import CONTACT, FIRST_YEAR, label
from gongkai.office.bodies.open_points import standing
from gongkai.office.bodies.permits import SUBJECT
from gongkai.office.bodies.roster import working
from gongkai.office.journal.writing import entries
from gongkai.office.labels import label as named
from gongkai.web.desk.administration.changes import CHANGES
from gongkai.web.desk.administration.page import (
    admit,
    body_of,
    paged,
    query_of,
    reach_of,
    settles,
    show,
)
from gongkai.web.desk.guard import desk

CODES = ("credit_code", "division")
LATEST = 20  # entries of the journal at the foot of a body's page
SHOWN = 30  # people and bodies below, on a body's page


@require_safe
@desk
def bodies(request: HttpRequest) -> HttpResponse:
    """The tree of a year as far as one administers it."""
    seen, given = admit(request, "show_body"), request.GET
    year = _year(given.get("year", ""))
    nodes = browse(seen, year)
    text, kind, level = (given.get(name, "").strip() for name in ("q", "kind", "level"))
    found = _matching(nodes, text, kind, level)
    above = {node.pk: node for node in nodes}
    page = paged(request, found)
    rows = [(node, above.get(node.parent or 0), BodyKind.of(node.kind)) for node in page]
    reach = reach_of(request)
    context = {
        "page": page,
        "rows": rows,
        "year": year,
        "now": timezone.localdate().year,
        "kinds": [(str(each), each.label) for each in BodyKind],
        "levels": [(str(each), each.label) for each in Level],
        "query": query_of(request, "page"),
        "flat": len(found) < len(nodes),
        "may_found": reach.bodies("found_body", "found_top"),
        "may_import": reach.bodies("change_body"),
    }
    return show(request, "bodies", context)


def _year(text: str) -> int:
    now = timezone.localdate().year
    given = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else now
    return min(max(given, FIRST_YEAR), now + 1)


def _matching(nodes: Iterable[Node], text: str, kind: str, level: str) -> list[Node]:
    wanted = like(text) if text else None
    return [
        node
        for node in nodes
        if (wanted is None or node.pk in wanted)
        and kind in ("", node.kind)
        and level in ("", node.level)
    ]


@require_safe
@desk
def body(request: HttpRequest, body: str) -> HttpResponse:
    """One body: its names, superiors, people, settings, and what was recorded of it last."""
    row, reach, today = body_of(request, body), reach_of(request), timezone.localdate()
    may = reach.actions(row)
    below = browse(reach.bodies("show_body"), today.year)
    children = [node for node in below if node.parent == row.pk]
    people = list(working([row.pk])[: SHOWN + 1]) if "list_people" in may else []
    told = entries((SUBJECT, row.code)).select_related("by").order_by("-number")[:LATEST]
    context = {
        "body": row,
        "codes": [(label(name), getattr(row, name)) for name in CODES],
        "contact": [(label(name), getattr(row, name)) for name in CONTACT],
        "names": row.names.order_by("since"),
        "above": row.above.select_related("parent").order_by("first_year", "pk"),
        "before": row.predecessors.select_related("before").order_by("on"),
        "after": row.successors.select_related("after").order_by("on"),
        "children": children[:SHOWN],
        "more_children": len(children) - SHOWN,
        "people": people[:SHOWN],
        "more_people": len(people) > SHOWN,
        "points": standing(row, today),
        "told": [(named(each.kind), each) for each in told],
        "changes": [each for each in CHANGES.values() if each.allowed(may)],
        "may": may,
        "may_set": settles(request, row),
    }
    return show(request, "body", context)
