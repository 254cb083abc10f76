"""The people: who works where, and one person with their roles over time."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.roster import idle, known, working
from gongkai.office.bodies.staffing import current
from gongkai.web.desk.administration.changes import CHOSEN
from gongkai.web.desk.administration.page import (
    admit,
    body_of,
    paged,
    query_of,
    reach_of,
    show,
)
from gongkai.web.desk.administration.security import steps_of
from gongkai.web.desk.guard import desk, person_of


@require_safe
@desk
def people(request: HttpRequest) -> HttpResponse:
    """The roles that last, by body; or those who have none yet, also when only these are found."""
    seen, given = admit(request, "list_people"), request.GET
    chosen = body_of(request, given["body"], "list_people") if given.get("body") else None
    at = frozenset({chosen.pk}) if chosen else seen
    text, role = given.get("q", "").strip(), given.get("role", "")
    alone = given.get("who") == "idle"
    found = idle(at, text) if alone else working(at, text, role)
    if text and not role and not found and (added := idle(at, text)):
        alone, found = True, added
    reach = reach_of(request)
    known_bodies = Body.objects.filter(pk__in=seen).order_by("code").values_list("code", "name")
    page = paged(request, found)
    somebody = [each if alone else each.person for each in page]
    steps = steps_of([each.pk for each in somebody])
    context = {
        "page": page,
        "alone": alone,
        "rows": [(e, p, steps.get(p.pk, ())) for e, p in zip(page, somebody, strict=True)],
        "body": chosen,
        "known": list(known_bodies) if len(seen) <= CHOSEN else [],
        "roles": [(str(each), each.label) for each in Role],
        "query": query_of(request, "page"),
        "may_add": reach.bodies("add_person"),
    }
    return show(request, "people", context)


@require_safe
@desk
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: where they may do what, and since when."""
    seen, reach = admit(request, "list_people"), reach_of(request)
    somebody, place = known(reach, pk)
    rows = somebody.roles.filter(body__in=seen).select_related("body").order_by("-since", "-pk")
    lasting = set(current(None, person=somebody).values_list("pk", flat=True))
    context = {
        "person": somebody,
        "place": place,
        "held": [(each, each.pk in lasting and reach.may("end_role", each.body)) for each in rows],
        "steps": steps_of([pk]).get(pk, ()),
        "may_give": somebody.is_active
        and somebody != person_of(request)
        and bool(reach.bodies("give_role")),
        "may_leave": somebody.is_active and reach.may("end_person", place),
    }
    return show(request, "person", context)
