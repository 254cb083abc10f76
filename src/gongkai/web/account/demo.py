"""Signing in by a click, where everything is invented; elsewhere there is no such address."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.roles import BODY_TABLE, TABLE, Role
from gongkai.office.bodies.staffing import current
from gongkai.office.demo import is_demo
from gongkai.office.demo.cast import cast

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Who there is to be; or, chosen, signed in as one of them."""
    if not is_demo():
        raise Http404
    if request.method == "POST":
        username = request.POST.get("username", "")
        person = get_object_or_404(Person, username=username, is_active=True)
        login(request, person, backend=BACKEND)
        return redirect(_desk_of(person))
    first, others = cast()
    return render(request, "account/demo.html", {"first": first, "others": others})


def _desk_of(person: Person) -> str:
    """Where their work lies; who has none at the desk sees the account."""
    held = {Role.of(r) for r in current(None, person=person).values_list("role", flat=True)}
    if held & set(TABLE["list"]):
        return "desk:morning"
    administers = held & {role for allowed in BODY_TABLE.values() for role in allowed}
    return "desk:administration:overview" if administers else settings.LOGIN_REDIRECT_URL
