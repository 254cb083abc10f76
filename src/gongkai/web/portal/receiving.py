"""Forms with files: too much is refused before it is read, then the token is looked for."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from gongkai.office.applications.counter import MEGABYTE, Given, looked_at
from gongkai.refusal import Refusal
from gongkai.web.portal.checking.uploads import admit
from gongkai.web.portal.saying import said, status

SPARE = 1  # megabytes for everything that is typed
View = Callable[..., HttpResponse]


def admitted(view: View) -> View:
    """A view whose forms may bring a few files, kept in memory alone."""
    inner = csrf_protect(view)

    @wraps(view)
    def outer(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if request.method == "POST":
            megabytes = settings.UPLOAD_MEGABYTES + SPARE
            try:
                admit(request, megabytes * MEGABYTE)
            except Refusal as refusal:
                big = refusal.code in {"body_too_big", "too_many_files"}
                code = "counter-upload-big" if big else "counter-upload-broken"
                return problem(request, Refusal(code, most=megabytes))
        return inner(request, *given, **named)

    return never_cache(csrf_exempt(outer))


def problem(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page of its own for what was refused where no form can be shown again."""
    context = {"said": said(refusal), "back": request.path}
    return render(request, "portal/counter/problem.html", context, status=status(refusal))


def file_of(request: HttpRequest) -> Given:
    """The one file of a form, looked at."""
    sent = request.FILES.get("file")
    if sent is None:
        raise Refusal("counter-no-file")
    return looked_at(sent.name or "", sent.read())
