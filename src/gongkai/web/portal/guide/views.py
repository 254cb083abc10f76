"""The list of bodies, and the guide of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.bodies.directory import listed
from gongkai.office.bodies.guiding import guide as guide_of
from gongkai.office.bodies.models import Body


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies, to look one up."""
    return _list(request, applying=False)


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """All bodies, to choose the one to apply to."""
    return _list(request, applying=True)


@require_safe
def guide(request: HttpRequest, body: str) -> HttpResponse:
    """How a body is reached, how long it takes, what it costs, and who watches over it."""
    found = get_object_or_404(Body, code=body)
    after = [each.after for each in found.successors.select_related("after")]
    context = {"guide": guide_of(found, timezone.localdate()), "after": after}
    return render(request, "portal/counter/guide.html", context)


def _list(request: HttpRequest, *, applying: bool) -> HttpResponse:
    sought = request.GET.get("q", "").replace("\0", "")
    page = listed(sought, request.GET.get("page", "1"))
    context = {"page": page, "sought": sought.strip(), "applying": applying}
    return render(request, "portal/counter/bodies.html", context)
