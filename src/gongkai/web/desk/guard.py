"""Who is let in at the desk, and how a refusal looks there."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import application
from gongkai.office.bodies.access import Access, Forbidden
from gongkai.office.bodies.models import Person
from gongkai.refusal import Refusal
from gongkai.web.saying import MISSING, sentence

View = Callable[..., HttpResponse]


def desk(view: View) -> View:
    """A page for who is signed in; what is refused is said on a page, with the article."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            return view(request, *given, **named)
        except Forbidden as refusal:
            return refused(request, refusal, 403)
        except Refusal as refusal:
            return refused(request, refusal, 404 if refusal.code in MISSING else 409)

    return guarded


def refused(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    """The page that says why not and what to do."""
    return render(request, "desk/refused.html", {"sentence": sentence(refusal)}, status=status)


def person_of(request: HttpRequest) -> Person:
    """Who is signed in."""
    return cast(Person, request.user)


def access_of(request: HttpRequest) -> Access:
    """What they may do today, looked up once a request."""
    found = getattr(request, "_access", None)
    if not isinstance(found, Access):
        found = Access(person_of(request), timezone.localdate())
        request._access = found  # type: ignore[attr-defined]
    return found


def shown(request: HttpRequest, code: str) -> Application:
    """An application that they may see. Raises Refusal, as if there were none, for all others."""
    row = application(code)
    if not access_of(request).may("show", row.body, row.section):
        raise Refusal("office-no-application", application=code)
    return row
