"""The journal: walked from its first entry to its last, and the sheet that anchors its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.bodies.models import Body
from gongkai.office.journal.anchoring import anchor
from gongkai.office.journal.attesting import MOST, attest, checks
from gongkai.office.journal.models import Head
from gongkai.office.messages import say
from gongkai.refusal import Refusal
from gongkai.web.desk.administration.changes import CHOSEN
from gongkai.web.desk.administration.page import admit, body_of, show
from gongkai.web.desk.administration.sheet import file
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.saying import sentence


@require_http_methods(["GET", "POST"])
@desk
def journal(request: HttpRequest) -> HttpResponse:
    """The last times a chain was walked; walking one."""
    bodies = admit(request, "verify_journal")
    code, refusal = request.POST.get("body", "").strip(), None
    if request.method == "POST":
        try:
            return _walked(request, body_of(request, code, "verify_journal"))
        except Refusal as refused:
            refusal = refused
    known = Body.objects.filter(pk__in=bodies).order_by("code")
    heads = Head.objects.filter(pk__in=bodies).order_by("-count").select_related("body")
    first = heads[:1]
    context = {
        "known": known.values_list("code", "name") if len(bodies) <= CHOSEN else [],
        "code": code or (known[0].code if len(bodies) == 1 else ""),
        "refusal": refusal and sentence(refusal),
        "longest": first[0] if first else None,
        "most": MOST,
        "checks": [
            (each, say("journal-why", each.said.why, {}) if each.said.why else "")
            for each in checks(bodies)
        ],
        "count": len(bodies),
    }
    return show(request, "journal", context, 409 if refusal else 200)


def _walked(request: HttpRequest, body: Body) -> HttpResponse:
    found = attest(body, by=person_of(request))
    if not found:
        messages.success(request, f"{body}的日志完整。")
    for each in found:
        where = f"{body}的日志，第 {each.number} 条：{say('journal-why', each.why, {})}。"
        messages.error(request, where)
    return redirect("desk:administration:journal")


@require_safe
@desk
def sheet(request: HttpRequest) -> HttpResponse:
    """The ends of the chains, to print, sign, and keep elsewhere."""
    made = anchor(admit(request, "verify_journal"))
    day = timezone.localdate()
    if request.GET.get("as") == "json":
        return file(made.as_json().encode(), "application/json", f"存证单-{day}.json")
    return file(made.as_sheet().encode(), "text/plain; charset=utf-8", f"存证单-{day}.txt")
