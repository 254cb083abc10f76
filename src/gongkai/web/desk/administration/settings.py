"""The open points of the law as bodies settle them: what each decides, its source, since when."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.bodies.actions import set_setting
from gongkai.office.bodies.browsing import browse
from gongkai.office.bodies.open_points import history, points, standing
from gongkai.refusal import Refusal
from gongkai.web.desk.administration import forms
from gongkai.web.desk.administration.changes import CHOSEN
from gongkai.web.desk.administration.page import admit, body_of, sent, settles, show
from gongkai.web.desk.guard import desk, person_of

CERTAINTY = {
    "found": "见过原文",
    "high": "没有见到原文，把握大",
    "medium": "没有见到原文，把握中等",
    "low": "凭记忆，把握小，请核对",
    "open": "法律没有写明，或者说法不一",
}


@require_safe
@desk
def settings(request: HttpRequest) -> HttpResponse:
    """All settings of one body; of the highest that one sees, if none is named."""
    seen = admit(request, "show_body")
    code = request.GET.get("body", "").strip()
    today = timezone.localdate()
    known = browse(seen, today.year)
    if not code and known:
        code = known[0].code
    body = body_of(request, code)
    rows = [(now, CERTAINTY[now.point.certainty]) for now in standing(body, today)]
    context = {
        "body": body,
        "known": [(n.code, n.name) for n in known] if len(known) <= CHOSEN else [],
        "rows": rows,
        "history": history(body, today)[:20],
        "may_set": settles(request, body),
    }
    return show(request, "settings", context)


@require_http_methods(["GET", "POST"])
@desk
def setting(request: HttpRequest, body: str, name: str) -> HttpResponse:
    """One setting of a body: its choices, its history, and another value from a day on."""
    row, today = body_of(request, body), timezone.localdate()
    point = points().get(name)
    if point is None:
        raise Refusal("office-no-setting", setting=name)
    now = next(each for each in standing(row, today) if each.point.name == name)
    known = [(value, point.says(value)) for value in point.choices]
    sends = request.method == "POST"
    form = forms.Set(known, request.POST if sends else None, initial={"value": now.value})

    def act(given: Mapping[str, Any]) -> HttpResponse:
        set_setting(row, name, given["value"], given["valid_from"], by=person_of(request))
        said = f"已设置“{point.label}”，自 {given['valid_from']} 起。"
        messages.success(request, said)
        return redirect("desk:administration:setting", row.code, name)

    context = {
        "body": row,
        "now": now,
        "certainty": CERTAINTY[point.certainty],
        "history": history(row, today, name),
        "may_set": settles(request, row),
    }
    return sent(request, "setting", form, act, context)
