"""The pages of the public site."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai import __version__


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What gongkai is, and what it does today."""
    return render(request, "portal/front.html", {"version": __version__})


@never_cache
@require_safe
def health(_: HttpRequest) -> HttpResponse:
    """Whether the server and its database answer, for a watchdog."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
