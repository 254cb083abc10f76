"""Number and query code in, state and actions out. Neither ever stands in an address."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.office.applications import counter
from gongkai.office.applications.holding import MINUTES, Holder
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.showing import clock_of, shown
from gongkai.office.applications.telling import application, told
from gongkai.office.applications.tracking import lookup, printed
from gongkai.refusal import Refusal
from gongkai.web.portal.applying.views import amending
from gongkai.web.portal.checking.allowance import address_of
from gongkai.web.portal.receiving import admitted, file_of, problem
from gongkai.web.portal.saying import said, status
from gongkai.web.portal.showing_code import forget, holder_of, keep

ACTIONS = frozenset(
    {"make_supplement", "state_reasons", "withdraw", "suggest_publication", "retract", "amend"}
)
DONE = {
    "make_supplement": "补正已经收到，答复期限从今天重新计算。",
    "state_reasons": "理由已经收到，机关审查以后会告知您。",
    "withdraw": "申请已经撤回。",
    "suggest_publication": "建议已经收到，由机关决定是否纳入主动公开。",
    "retract": "申请已经撤回，当作没有提出过。",
    "attach": "附件已经收到。",
}
DID = "did"


@require_http_methods(["GET", "HEAD", "POST"])
@admitted
def track(request: HttpRequest) -> HttpResponse:
    """The form for number and query code."""
    number, refusal = request.POST.get("number", ""), None
    if request.method == "POST":
        try:
            code = request.POST.get("query_code", "")
            keep(request, lookup(number, code, address=address_of(request)))
            return redirect("portal:track-status")
        except Refusal as wrong:
            refusal = wrong
    return _asking(request, refusal, number)


@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """How the application stands whose query code was shown."""
    try:
        return _status(request, holder_of(request))
    except Refusal as refusal:
        return _asking(request, refusal)


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt, to print: number, query code, when the clock starts, what comes next."""
    try:
        holder = holder_of(request)
    except Refusal as refusal:
        return _asking(request, refusal)
    row, found = application(holder.code), told(holder.code)
    until = counter.recallable_until(row, found)
    context = {
        "row": row,
        "number": printed(row),
        "query_code": query_code(row.code),
        "sent_at": found[0].entry.recorded_at,
        "lines": clock_of(row),
        "until": until,
        "shown": shown(holder),
    }
    return render(request, "portal/counter/receipt.html", context)


@require_POST
@admitted
def act(request: HttpRequest, action: str) -> HttpResponse:
    """One thing that an applicant does; back to the state, or the form again with why not."""
    try:
        holder = holder_of(request)
    except Refusal as refusal:
        return _asking(request, refusal)
    try:
        answer = _done(request, holder, action)
    except Refusal as refusal:
        return _status(request, holder, refusal, action)
    if action in DONE:
        request.session[DID] = action
    return answer


@never_cache
@require_safe
def file(request: HttpRequest, file: str) -> HttpResponse:
    """A file of one's own or of the reply, as a download."""
    try:
        given = counter.document(holder_of(request), file)
    except Refusal as refusal:
        if refusal.code == "counter-show-again":
            return _asking(request, refusal)
        return problem(request, refusal)
    return HttpResponse(
        given.data,
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, given.name) or ""},
    )


@require_POST
@admitted
def leave(request: HttpRequest) -> HttpResponse:
    """Show nothing more in this browser."""
    forget(request)
    return redirect("portal:track")


def _done(request: HttpRequest, holder: Holder, action: str) -> HttpResponse:
    token = request.POST.get("token") or secrets.token_hex(16)
    if action == "attach":
        counter.add_file(holder, file_of(request), token=token)
    elif action == "amend":
        return amending(holder)
    elif action == "retract":
        counter.retract(holder)
    elif action in ACTIONS:
        counter.say_as_applicant(holder, action, request.POST.get("text", ""), token=token)
    else:
        raise Refusal("office-no-action", action=action[:40])
    return redirect("portal:track-status")


def _asking(request: HttpRequest, refusal: Refusal | None, number: str = "") -> HttpResponse:
    context = {"number": number, "refusal": said(refusal) if refusal else ""}
    code = status(refusal) if refusal else 200
    return render(request, "portal/counter/track.html", context, status=code)


def _status(
    request: HttpRequest, holder: Holder, refusal: Refusal | None = None, action: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "shown": shown(holder),
        "token": secrets.token_hex(16),
        "refusal": said(refusal) if refusal else "",
        "tried": action,
        "text": request.POST.get("text", ""),
        "did": "" if refusal else DONE.get(request.session.pop(DID, ""), ""),
        "minutes": MINUTES,
        "most_megabytes": settings.UPLOAD_MEGABYTES,
        "room": settings.UPLOAD_FILES,
    }
    code = status(refusal) if refusal else 200
    return render(request, "portal/counter/status.html", context, status=code)
