"""The steps of an application. What was typed is kept in a draft, right or wrong."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.office.applications.asking import STEPS, SURE, problems
from gongkai.office.applications.counter import must_still_be
from gongkai.office.applications.holding import Holder
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.policies import recall_minutes
from gongkai.office.drafts import keeping
from gongkai.office.drafts.models import Draft
from gongkai.office.drafts.sending import send, sent_already
from gongkai.office.publications.matching import matching
from gongkai.office.publications.models import Publication
from gongkai.refusal import Refusal
from gongkai.web.portal.applying.fields import TITLES, Field, fields_of, rows, summary
from gongkai.web.portal.checking.allowance import address_of
from gongkai.web.portal.receiving import admitted, file_of, problem
from gongkai.web.portal.saying import said, status
from gongkai.web.portal.showing_code import holder_of, keep

COOKIE = "gongkai_draft"
NAMES = tuple(STEPS)
FIRST, FILES, REVIEW = NAMES[0], "files", "review"


@require_http_methods(["GET", "HEAD", "POST"])
@admitted
def step(request: HttpRequest, body: str, step: str = FIRST) -> HttpResponse:
    """A step: the form, what is wrong with it, and on to the next."""
    found = get_object_or_404(Body, code=body)
    if step not in STEPS:
        raise Http404
    draft = keeping.find(request.COOKIES.get(COOKIE, ""), found)
    try:
        must_still_be(found)
        if request.method != "POST":
            if draft is None and step != FIRST:
                return _to(found, FIRST)
            return _page(request, found, step, draft)
        if "discard" in request.POST:
            return _discarded(found, draft)
        return _posted(request, found, step, draft)
    except Refusal as refusal:
        if draft is None:
            return problem(request, refusal)
        return _page(request, found, step, draft, refusal=refusal)


def _posted(request: HttpRequest, body: Body, step: str, draft: Draft | None) -> HttpResponse:
    if step == REVIEW:
        return _sent(request, body, draft)
    token = ""
    if draft is None and step == FILES:
        return _to(body, FIRST)
    if draft is None:
        draft, token = keeping.begin(body, address=address_of(request))
    take = _files if step == FILES else _kept
    answer = take(request, body, step, draft)
    return _with_cookie(answer, body, token) if token else answer


def _kept(request: HttpRequest, body: Body, step: str, draft: Draft) -> HttpResponse:
    """Keep what was typed, whatever is wrong with it."""
    given = {name: request.POST.get(name, "") for name in STEPS[step]}
    content = keeping.save(draft, given)
    wrong = problems(content.values, STEPS[step])
    if wrong:
        fields = fields_of(step, {**content.values, **given}, wrong)
        return _page(request, body, step, draft, fields=fields)
    back = request.POST.get("back") == REVIEW
    return _to(body, REVIEW if back else NAMES[NAMES.index(step) + 1])


def _files(request: HttpRequest, body: Body, _: str, draft: Draft) -> HttpResponse:
    """Add a file, drop one, or go on."""
    if code := request.POST.get("remove"):
        keeping.remove(draft, code)
        return _to(body, FILES)
    if "add" in request.POST or request.FILES:
        keeping.add(draft, file_of(request))
    return _to(body, FILES if "add" in request.POST else REVIEW)


def _sent(request: HttpRequest, body: Body, draft: Draft | None) -> HttpResponse:
    """Send; where this very form was sent already, on to its receipt."""
    if draft is None:
        holder = sent_already(request.POST.get("token", ""), body)
        if holder is None:
            raise Refusal("counter-draft-gone")
    else:
        wrong = problems(keeping.opened(draft).values)
        if wrong:
            return _page(request, body, REVIEW, draft)
        shown = holder_of(request) if draft.amends else None
        holder = send(draft, address=address_of(request), holder=shown)
    keep(request, holder)
    answer = redirect("portal:track-receipt")
    answer.delete_cookie(COOKIE, path=_path(body))
    return answer


def _discarded(body: Body, draft: Draft | None) -> HttpResponse:
    if draft:
        keeping.discard(draft)
    answer = _to(body, FIRST)
    answer.delete_cookie(COOKIE, path=_path(body))
    return answer


def _page(
    request: HttpRequest,
    body: Body,
    step: str,
    draft: Draft | None,
    *,
    fields: Sequence[Field] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    content = keeping.opened(draft) if draft else keeping.Content({}, [])
    returning = request.POST.get("back", request.GET.get("back", ""))
    if fields is None:
        wrong = problems(content.values, STEPS[step]) if returning else []
        fields = fields_of(step, content.values, wrong) if STEPS[step] else []
    number = NAMES.index(step)
    context: dict[str, Any] = {
        "body": body,
        "step": step,
        "number": number + 1,
        "steps": [(name, TITLES[name], _path(body, name)) for name in NAMES],
        "title": TITLES[step],
        "back": _path(body, NAMES[number - 1]) if number else reverse("portal:apply"),
        "fields": fields,
        "errors": summary(fields),
        "draft": draft,
        "files": content.files,
        "values": content.values,
        "refusal": said(refusal) if refusal else "",
        "returning": REVIEW if returning == REVIEW else "",
        "amends": printed(draft.amends) if draft and draft.amends else "",
        "most_files": settings.UPLOAD_FILES,
        "most_megabytes": settings.UPLOAD_MEGABYTES,
        "days": keeping.DAYS,
        "matches": _matches(body, step, content),
    }
    posted = request.method == "POST"
    code = status(refusal) if refusal else 400 if posted and context["errors"] else 200
    if step == REVIEW and draft:
        context |= _review(body, content)
        code = 400 if posted and code == 200 else code
    return render(request, "portal/counter/step.html", context, status=code)


def _matches(body: Body, step: str, content: keeping.Content) -> list[Publication]:
    """What is already public that the description names, where it is written and read again."""
    return matching(body, content.values.get("content", "")) if step in (FIRST, REVIEW) else []


def _review(body: Body, content: keeping.Content) -> dict[str, Any]:
    """Everything once more, and what is missing, each with the way there."""
    wrong = problems(content.values)
    of = {name: step for step, names in STEPS.items() for name in names}
    missing = [
        (f"{_path(body, of[one.field])}?back={REVIEW}#id-{one.field}", said(one.refusal))
        for one in wrong
        if one.field != SURE
    ]
    filled = [
        (TITLES[step], f"{_path(body, step)}?back={REVIEW}", lines)
        for step, lines in rows(content.values)
    ]
    minutes = recall_minutes(body, timezone.localdate())
    return {"missing": missing, "filled": filled, "minutes": minutes}


def _to(body: Body, step: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(_path(body, step))


def _path(body: Body, step: str = FIRST) -> str:
    if step == FIRST:
        return reverse("portal:apply-body", kwargs={"body": body.code})
    return reverse("portal:apply-step", kwargs={"body": body.code, "step": step})


def _with_cookie(answer: HttpResponse, body: Body, token: str) -> HttpResponse:
    """The browser keeps the token of the draft, for the pages of this body alone."""
    answer.set_cookie(
        COOKIE,
        token,
        max_age=keeping.DAYS * 24 * 3600,
        path=_path(body),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer


def amending(holder: Holder) -> HttpResponse:
    """A draft of what was just sent, opened at the page where all is read again."""
    draft, token = keeping.begin_amending(holder)
    return _with_cookie(_to(draft.body, REVIEW), draft.body, token)
