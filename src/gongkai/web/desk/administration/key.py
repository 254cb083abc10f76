"""The office key: how it stands, and a new one after showing once more who one is."""

from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.office.bodies.models import Body
from gongkai.office.vault.rotating import rotate, rotations, state
from gongkai.refusal import Refusal
from gongkai.web.desk.administration.page import admit, body_of, show
from gongkai.web.desk.guard import View, desk, person_of

again: Callable[[View], View] = reauthentication_required
MOST = 20_000  # data keys wrapped while somebody waits: some ten seconds


@require_http_methods(["GET"])
@desk
def key(request: HttpRequest) -> HttpResponse:
    """How the keys stand, what a new one does, and the last times."""
    bodies = admit(request, "rotate_key")
    now = state()
    known = Body.objects.filter(pk__in=bodies).order_by("pk")
    context = {
        "state": now,
        "rotations": rotations(bodies),
        "body": known[0],
        "known": known[:200],
        "long": now.keys > MOST,
    }
    return show(request, "key", context)


@require_POST
@desk
@again
def rotate_key(request: HttpRequest) -> HttpResponse:
    """A new key, told in the chain of a body; asked first who is there."""
    admit(request, "rotate_key")
    body = body_of(request, request.POST.get("body", ""), "rotate_key")
    if state().keys > MOST:
        raise Refusal("office-keys-many", count=state().keys, at=body.code)
    said = rotate(body, by=person_of(request))
    done = f"现用密钥 {said.name}，重新包封了 {said.count} 把数据密钥。请备份密钥文件 office.key。"
    messages.success(request, done)
    return redirect("desk:administration:key")
