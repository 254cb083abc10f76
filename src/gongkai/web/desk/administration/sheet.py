"""The tree of bodies as a workbook: out, in again with a look at what would change, and done."""

from base64 import b64decode, b64encode
from binascii import Error
from collections import Counter
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.bodies import planning
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.fields import WORDS
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.sheets import heading, read
from gongkai.office.bodies.tree import Change, Plan, What, export
from gongkai.refusal import Refusal
from gongkai.web.desk.administration.page import admit, show
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.portal.checking.uploads import admit as take_in
from gongkai.web.saying import sentence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEGABYTES = 8
SHOWN = 500  # rows of a plan on the page; the counts are of all
LABELS = {
    What.NEW: "新增",
    What.CHANGED: "改动",
    What.MOVED: "换上级",
    What.UNCHANGED: "不变",
    What.WRONG: "不对",
}


@require_safe
@desk
def sheet(request: HttpRequest) -> HttpResponse:
    """The bodies that one administers, as a workbook that can be changed and read back."""
    seen = admit(request, "change_body", "found_body")
    codes = set(Body.objects.filter(pk__in=seen).values_list("code", flat=True))
    return file(export(codes), XLSX, "机关名录.xlsx")


@csrf_exempt
@require_http_methods(["GET", "POST"])
@desk
def take(request: HttpRequest) -> HttpResponse:
    """A workbook: what it would change, and after that has been seen, doing it.

    Its size is looked at before it is read, and only then the mark against forged forms.
    """
    admit(request, "change_body")
    if request.method == "POST":
        try:
            take_in(request)
        except Refusal:
            return _asked(request, Refusal("office-upload-big", most=MEGABYTES))
    return _taken(request)


@csrf_protect
def _taken(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _asked(request)
    try:
        data = _data(request)
        plan = planning.plan(read(data))
    except Refusal as refusal:
        return _asked(request, refusal)
    refused: Refusal | None = None
    if "seen" in request.POST:
        try:
            return _done(request, plan)
        except Refusal as refusal:
            refused = refusal
    status = 200 if refused is None else 403 if isinstance(refused, Forbidden) else 409
    return show(request, "plan", _told(plan, data, refused), status)


def _asked(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    context = {"refusal": refusal and sentence(refusal), "megabytes": MEGABYTES}
    return show(request, "import", context, 409 if refusal else 200)


def _done(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What the person has seen is done, and nothing else."""
    if request.POST["seen"] != _mark(plan):
        raise Refusal("office-sheet-stale")
    planning.apply(plan, person_of(request))
    counts = Counter(change.what for change in plan.changes)
    done = "，".join(f"{LABELS[what]} {counts[what]}" for what in What if counts[what])
    messages.success(request, f"已导入：{done}。")
    return redirect("desk:administration:bodies")


def _told(plan: Plan, data: bytes, refused: Refusal | None) -> dict[str, object]:
    counts = Counter(change.what for change in plan.changes)
    rows = [_row(change) for change in plan.changes if change.what is not What.UNCHANGED]
    return {
        "rows": rows[:SHOWN],
        "more": len(rows) - SHOWN,
        "counts": [(LABELS[what], counts[what]) for what in What],
        "doable": not plan.wrong and bool(rows),
        "data": b64encode(data).decode(),
        "mark": _mark(plan),
        "refusal": refused and sentence(refused),
        "at": "、".join(getattr(refused, "__notes__", [])),
        "megabytes": MEGABYTES,
    }


def _row(change: Change) -> dict[str, object]:
    return {
        "row": change.row,
        "code": change.code,
        "what": LABELS[change.what],
        "mark": "overdue" if change.wrong else "standing",
        "new": change.new,
        "wrong": [sentence(refusal) for refusal in change.wrong],
        "differences": [
            (heading(each.field), _shown(each.field, each.before), _shown(each.field, each.after))
            for each in change.differences
            if each.after or not change.new
        ],
    }


def _shown(field: str, value: str) -> str:
    """A value for the reader's eyes."""
    return next((word.label for word in WORDS.get(field, ()) if word == value), value) or "（空）"


def _mark(plan: Plan) -> str:
    """Tells one plan from another: what was seen is what is done."""
    return sha256(repr(plan.changes).encode()).hexdigest()


def _data(request: HttpRequest) -> bytes:
    """The workbook, just sent, or carried on by the page that showed what it would change."""
    given = request.FILES.get("sheet")
    if given and (given.size or 0) > MEGABYTES * 1_000_000:
        raise Refusal("office-upload-big", most=MEGABYTES)
    if given:
        return bytes(given.read())
    try:
        data = b64decode(request.POST.get("data", ""), validate=True)
    except (Error, ValueError):
        raise Refusal("office-sheet-unreadable") from None
    if not data:
        raise Refusal("office-missing-field", field="表格")
    return data


def file(data: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be kept."""
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
