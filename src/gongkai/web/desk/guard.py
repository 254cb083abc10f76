"""Who is let in at the desk, and how a refusal looks there."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from gongkai.annual.readers.limits import MEGABYTE
from gongkai.office.applications import reading
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import titles_for
from gongkai.office.bodies.access import Access, Forbidden
from gongkai.office.bodies.models import Person
from gongkai.refusal import Refusal
from gongkai.web.portal.checking.uploads import MAX_BODY, admit
from gongkai.web.saying import MISSING, sentence

View = Callable[..., HttpResponse]
TOO_MUCH = frozenset({"body_too_big", "too_many_files"})


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


def admitted(view: View) -> View:
    """A page of the desk whose form brings a file: too much is refused before it is read.

    Only then the token of the form is looked for, since looking for it reads the form.
    """
    inner = csrf_protect(view)

    @wraps(view)
    def outer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if request.method == "POST" and request.user.is_authenticated:
            try:
                admit(request)
            except Refusal as refusal:
                big = refusal.code in TOO_MUCH
                code = "desk-upload-big" if big else "desk-upload-broken"
                why = Refusal(code, most=MAX_BODY // MEGABYTE)
                return refused(request, why, 413 if big else 400)
        return inner(request, *given, **named)

    return csrf_exempt(outer)


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
    return reading.shown(code, access_of(request))


def allowed(request: HttpRequest, row: Application, action: str) -> None:
    """Raises Forbidden for who may not do this; a try that was sent is journaled, a look is not."""
    if access_of(request).may(action, row.body, row.section):
        return
    if request.method == "POST":
        with attempt(row.code, action, person_of(request)):
            pass
    raise Forbidden("office-forbidden", action=action, person=person_of(request), body=row.body)


def title_of(request: HttpRequest, row: Application) -> str:
    """What an application is about, for who may read it; "" for all others."""
    return titles_for(access_of(request), [row]).get(row.code, "")
