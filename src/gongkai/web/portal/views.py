"""The pages of the public site."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai import __version__
from gongkai.law.parameters import limits
from gongkai.office.bodies.directory import top
from gongkai.office.bodies.policies import RECALL
from gongkai.office.drafts import keeping
from gongkai.office.tables import table


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What a visitor can do here: apply, look an application up, read the guides."""
    days = limits(timezone.localdate()).reply_period
    context = {
        "version": __version__,
        "top": top(),
        "days": days,
        "minutes": table("settings")[RECALL]["least"],
        "kept": keeping.DAYS,
    }
    return render(request, "portal/front.html", context)


@never_cache
@require_safe
def health(_: HttpRequest) -> HttpResponse:
    """Whether the server and its database answer, for a watchdog."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
