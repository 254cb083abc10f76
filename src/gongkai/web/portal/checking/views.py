"""The page `/check/`. Nothing is kept: the page itself carries the report to the next step."""

import json
from collections.abc import Callable, Mapping
from pathlib import PureWindowsPath
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.refusal import Refusal
from gongkai.web.portal.checking import allowance, work
from gongkai.web.portal.checking.child import Limits, Queue, bounded
from gongkai.web.portal.checking.refusals import said, status
from gongkai.web.portal.checking.sample import FILE, NAME
from gongkai.web.portal.checking.uploads import MAX_BODY, MOST_FILES, Upload, admit, uploads
from gongkai.web.portal.checking.work import Checked, Step

FORMATS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("PDF", "application/pdf"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "html": ("网页", "text/html; charset=utf-8"),
    "md": ("Markdown", "text/markdown; charset=utf-8"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("JSON", "application/json"),
}

LONGEST_NAME = 80  # characters of the name of a download
NOTHING: Mapping[str, str] = {}
SPARE = 2
"""Threads of the server that no check may hold."""

queue = Queue(max(1, settings.GIVEN["GONGKAI_THREADS"] - SPARE))

T = TypeVar("T")
View = Callable[[HttpRequest], HttpResponse]


class Refused(NamedTuple):
    """A file that could not be read, and why."""

    name: str
    message: str


def _admitted(view: View) -> View:
    """Looks at the size of a request before its token is looked for in it, then at the token."""
    inner = csrf_protect(view)

    def outer(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            try:
                admit(request)
            except Refusal as refusal:
                return _page(request, refusal=refusal, kept=NOTHING)
        return inner(request)

    return never_cache(csrf_exempt(outer))


@require_http_methods(["GET", "HEAD", "POST"])
@_admitted
def check(request: HttpRequest) -> HttpResponse:
    """The page: empty, or with what was sent and what is wrong with it."""
    try:
        if request.method != "POST":
            return _page(request)
        if "report" in request.POST:
            allowance.take_step(request)
            return _page(request, [_work(work.again, _step(request))])
        given = uploads(request)
        allowance.take_uploads(request, len(given))
        return _page(request, _examined(given))
    except Refusal as refusal:
        return _page(request, refusal=refusal)


@never_cache
@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """The page with an invented report, faulty on purpose."""
    try:
        allowance.take_uploads(request)
        return _page(request, _examined([Upload(NAME, FILE.read_bytes())]))
    except Refusal as refusal:
        return _page(request, refusal=refusal)


@require_POST
@_admitted
def again(request: HttpRequest) -> HttpResponse:
    """The same report after an edit, for the script of the page."""
    try:
        allowance.take_step(request)
        checked = _work(work.again, _step(request))
    except Refusal as refusal:
        return JsonResponse({"refusal": said(refusal)}, status=status(refusal))
    side = render_to_string("portal/check/side.html", _context([checked]) | {"result": checked})
    return JsonResponse({"side": side, "sheet": checked.sheet})


@require_POST
@_admitted
def download(request: HttpRequest) -> HttpResponse:
    """The report as a file."""
    try:
        allowance.take_step(request)
        step, ending = _step(request), _ending(request)
        data = _work(work.export, step, ending)
    except Refusal as refusal:
        return _page(request, _still(request), refusal=refusal)
    stem = PureWindowsPath(step.name).stem.lstrip(".")[:LONGEST_NAME]
    name = f"{stem or '年度报告'}.{ending}"
    return HttpResponse(
        data,
        content_type=FORMATS[ending][1],
        headers={"Content-Disposition": content_disposition_header(True, name) or ""},
    )


def _work(task: Callable[..., T], *given: object) -> T:
    with queue:
        return bounded(Limits(settings.CHECK_SECONDS, settings.CHECK_MEGABYTES), task, *given)


def _examined(given: list[Upload]) -> list[Checked | Refused]:
    """Each file by itself, then once more those whose report of last year is among them."""
    found = [_one(upload, number) for number, upload in enumerate(given, 1)]
    for number, (upload, report) in enumerate(zip(given, found, strict=True), 1):
        before = next((other for other in found if _follows(report, other)), None)
        if isinstance(before, Checked):
            found[number - 1] = _one(upload, number, before.report)
    return sorted(found, key=lambda one: -(one.year or 0) if isinstance(one, Checked) else 1)


def _follows(report: Checked | Refused, other: Checked | Refused) -> bool:
    if isinstance(report, Refused) or isinstance(other, Refused):
        return False
    same = bool(report.body) and report.body == other.body
    return same and bool(report.year and other.year and report.year == other.year + 1)


def _one(upload: Upload, number: int, previous: str = "") -> Checked | Refused:
    prefix = f"r{number}-"
    try:
        return _work(work.examine, upload.name, upload.data, prefix, previous)
    except Refusal as refusal:
        return Refused(upload.name, said(refusal))


def _step(request: HttpRequest) -> Step:
    """The report that a form of the page carries, and what is to be done with it."""
    post = request.POST
    try:
        edits = json.loads(post.get("edits") or "{}")
        mend = int(post["mend"]) if "mend" in post else None
    except (ValueError, RecursionError):
        raise Refusal("form_broken") from None
    fit = isinstance(edits, dict) and all(isinstance(text, str) for text in edits.values())
    prefix = post.get("prefix", "")
    if not fit or not (prefix.removesuffix("-").isalnum() and prefix.isascii()):
        raise Refusal("form_broken")
    name = "".join(filter(str.isprintable, post.get("name", "")))
    texts = post.get("report", ""), post.get("previous", "")
    return Step(name, prefix, *texts, edits, mend, settings.FONTS)


def _ending(request: HttpRequest) -> str:
    """The format that is wanted."""
    ending = request.POST.get("ending", "")
    if ending not in FORMATS:
        raise Refusal("form_broken")
    return ending


def _still(request: HttpRequest) -> list[Checked]:
    """The report that was on the page, where it can be shown again."""
    try:
        return [_work(work.again, _step(request))]
    except Refusal:
        return []


def _context(results: list[Checked] | list[Checked | Refused]) -> dict[str, object]:
    checked = [one for one in results if isinstance(one, Checked)]
    return {
        "results": checked,
        "refused": [one for one in results if isinstance(one, Refused)],
        "formats": [(ending, label) for ending, (label, _) in FORMATS.items()],
    }


def _page(
    request: HttpRequest,
    results: list[Checked] | list[Checked | Refused] | None = None,
    refusal: Refusal | None = None,
    kept: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page. Where something was refused it still has what was pasted."""
    context = _context(results or []) | {"most_bytes": MAX_BODY, "most_files": MOST_FILES}
    code = 400 if context["refused"] and not context["results"] else 200
    if refusal:
        code = status(refusal)
        context["refusal"] = said(refusal)
    if refusal or context["refused"]:
        pasted = request.POST if kept is None else kept
        context |= {name: pasted.get(name, "") for name in ("text", "html")}
    return render(request, "portal/check.html", context, status=code)
