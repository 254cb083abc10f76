"""Beside what is being typed: what is already public that may be just this."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from gongkai.office.bodies.models import Body
from gongkai.office.publications.matching import matching
from gongkai.web.portal.receiving import admitted

LONGEST = 2_000  # characters of a description that are looked at


@never_cache
@require_POST
@admitted
def matches(request: HttpRequest, body: str) -> HttpResponse:
    """The matches alone, for the script of the page. What was typed is sent, and kept nowhere."""
    found = matching(get_object_or_404(Body, code=body), request.POST.get("content", "")[:LONGEST])
    return render(request, "portal/counter/matches.html", {"matches": found})
