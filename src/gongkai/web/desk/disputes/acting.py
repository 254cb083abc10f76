"""One action on a dispute: its form, and doing it."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies.access import Forbidden, must
from gongkai.office.disputes.actions import ACTIONS, act
from gongkai.office.disputes.lines import of_row
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.projecting import state_of
from gongkai.office.disputes.reading import shown
from gongkai.office.disputes.telling import everything, standing
from gongkai.office.labels import label
from gongkai.refusal import Refusal
from gongkai.web.desk.disputes.fields import About, form_for
from gongkai.web.desk.fields import ActionForm, helps
from gongkai.web.desk.guard import access_of, desk, person_of
from gongkai.web.saying import sentence


@require_http_methods(["GET", "POST"])
@desk
def action(request: HttpRequest, dispute: str, action: str) -> HttpResponse:
    """The form of an action, for who may take it; sent, it is done."""
    row = shown(dispute, access_of(request))
    if action not in ACTIONS:
        raise Refusal("office-no-action", action=action)
    if request.method == "GET":
        must(person_of(request), action, row.body, "", access_of(request).on)
    found = standing(everything(row.code))
    made = form_for(action, About(state_of(row, found), found, access_of(request).on))
    if request.method == "GET":
        return _page(request, row, action, made(initial={"token": uuid4().hex}))
    form = made(request.POST)
    if not form.is_valid():
        return _page(request, row, action, form, 422)
    given, on = form.given(), form.cleaned_data["on"]
    token = form.cleaned_data["token"]
    try:
        act(row.code, action, person_of(request), on=on, token=token, **given)
    except Forbidden:
        raise
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, row, action, form, 409)
    messages.success(request, f"已办：{label(action)}。")
    return redirect("desk:dispute", row.code)


def _page(
    request: HttpRequest, row: Dispute, action: str, form: ActionForm, status: int = 200
) -> HttpResponse:
    known = {
        "row": row,
        "line": of_row(row, access_of(request).on),
        "label": label(action),
        "help": helps().get(action, ""),
        "form": form,
    }
    return render(request, "desk/disputes/action.html", known, status=status)
