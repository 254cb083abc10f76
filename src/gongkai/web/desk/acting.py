"""One action on an application: its form, what it would do, and doing it."""

from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.law.remedies import ground_of
from gongkai.office.applications.actions import ACTIONS, act
from gongkai.office.applications.drafting import skeleton
from gongkai.office.applications.foreseeing import Foreseen, foresee
from gongkai.office.applications.pinning import pinned
from gongkai.office.labels import label
from gongkai.refusal import Refusal
from gongkai.web.desk.case import Opened, opened
from gongkai.web.desk.drafts import Letter, letter_of
from gongkai.web.desk.fields import ActionForm, approved, form_for, helps
from gongkai.web.desk.guard import allowed, desk, person_of, title_of
from gongkai.web.saying import sentence
from gongkai.words import Outcome

REVIEWS = ("review_legality", "review_secrecy", "approve")


@require_http_methods(["GET", "POST"])
@desk
def action(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """The form of an action; sent with `look`, what it would do; else it is done."""
    at, today = opened(request, code), timezone.localdate()
    if action not in ACTIONS:
        raise Refusal("office-no-action", action=action)
    allowed(request, at.row, action)
    made = form_for(action, at.about(today))
    if request.method == "GET":
        given = {**_initial(request, at, action, today), "token": uuid4().hex}
        return _page(request, at, action, made(initial=given))
    form = made(request.POST)
    if not form.is_valid():
        return _page(request, at, action, form, status=422)
    try:
        if "look" in request.POST:
            return _page(request, at, action, form, foreseen=_look(at, action, form, today))
        _do(request, at, action, form)
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, at, action, form, status=409)
    messages.success(request, f"已办：{label(action)}。")
    return redirect("desk:case", code)


def _do(request: HttpRequest, at: Opened, action: str, form: ActionForm) -> None:
    given = form.given()
    if action in REVIEWS[:2]:
        given["pins"] = pinned(_pins(request))
    act(
        at.row.code,
        action,
        person_of(request),
        on=form.cleaned_data["on"],
        token=form.cleaned_data["token"],
        **given,
    )


def _look(at: Opened, action: str, form: ActionForm, today: date) -> Foreseen:
    on = form.cleaned_data["on"]
    return foresee(at.row, at.found, action, form.given(), on=on, today=today)


def _initial(request: HttpRequest, at: Opened, action: str, today: date) -> dict[str, object]:
    """What the form is filled in with: a reply as approved, what ends it by the outcome chosen."""
    if action == "reply":
        return approved(at.about(today))
    if action == "close":
        return {"outcome": request.GET.get("outcome", "")}
    if action != "draft" or "outcome" not in request.GET:
        return {}
    try:
        outcome = Outcome.of(request.GET["outcome"])
        grounds = [ground_of(each) for each in request.GET.getlist("grounds")]
        text = skeleton(at.row, outcome, grounds, today)
    except (ValueError, Refusal):  # an address that no path leads to
        return {}
    return {"outcome": str(outcome), "grounds": [*map(str, grounds)], "text": text}


def _page(
    request: HttpRequest,
    at: Opened,
    action: str,
    form: ActionForm,
    *,
    foreseen: Foreseen | None = None,
    status: int = 200,
) -> HttpResponse:
    letter: Letter | None = None
    if action in REVIEWS:
        letter = letter_of(at, person_of(request), _pins(request))
    known = {
        "row": at.row,
        "title": title_of(request, at.row),
        "action": action,
        "label": label(action),
        "help": helps().get(action, ""),
        "form": form,
        "foreseen": foreseen,
        "letter": letter,
        "pinning": action in REVIEWS[:2],
        "moves": ACTIONS[action].said.EVENT is not None,
    }
    return render(request, "desk/action.html", known, status=status)


def _pins(request: HttpRequest) -> dict[int, str]:
    """The remarks that were typed beside the paragraphs."""
    found = {}
    for name, text in request.POST.items():
        number = name.removeprefix("pin-")
        if name.startswith("pin-") and number.isascii() and number.isdigit():
            found[int(number)] = str(text)
    return found
