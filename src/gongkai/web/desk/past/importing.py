"""Files in, a table of what was recognised, then a confirmation: only then it is kept."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.reports.importing import ACTION, Planned, What, nobody, plan, take
from gongkai.office.reports.models import PastReport, Scope
from gongkai.office.reports.reaching import bodies
from gongkai.office.reports.recognising import Outcome, Recognised, Unread, recognise
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of, admitted, desk, person_of
from gongkai.web.desk.past.carrying import brought, carried
from gongkai.web.desk.past.forms import RowForm, initial
from gongkai.web.portal.checking import refusals
from gongkai.web.portal.checking.child import Limits, bounded
from gongkai.web.portal.checking.uploads import MOST_FILES, Upload
from gongkai.web.portal.checking.views import queue
from gongkai.web.saying import sentence

WORDS = {
    What.NEW: ("可以导入", "standing"),
    What.AGAIN: ("代替以前导入的", "soon"),
    What.SAME: ("已有，不重复导入", "done"),
    What.UNSURE: ("要确认", "soon"),
    What.WRONG: ("不能导入", "late"),
}
OURS = ("past-", "office-")


@dataclass
class Row:
    """A file on the page: what was read of it, what becomes of it, and its form."""

    read: Outcome
    word: str
    mark: str
    why: str = ""
    form: RowForm | None = None

    @property
    def known(self) -> Recognised | None:
        """The report, where there is one."""
        return self.read if isinstance(self.read, Recognised) else None


@admitted
@require_http_methods(["GET", "POST"])
@desk
def take_in(request: HttpRequest) -> HttpResponse:
    """The form; sent with files, what was recognised; sent with `enter`, what is ticked is kept."""
    where = bodies(access_of(request), ACTION)
    if not where:
        person = person_of(request)
        raise Forbidden("office-forbidden", action=ACTION, person=person, body="本系统")
    known = list(Body.objects.filter(pk__in=where).order_by("name"))
    if request.method != "POST":
        return _show(request)
    if "enter" in request.POST:
        return _entered(request, known)
    try:
        files = _files(request)
    except Refusal as refusal:
        return _show(request, refusal=refusal, status=422)
    planned = plan(person_of(request), map(_read, files))
    return _show(request, [_row(request, at, each, known) for at, each in enumerate(planned)])


def _files(request: HttpRequest) -> list[Upload]:
    found = request.FILES.getlist("files")
    if not found:
        raise Refusal("past-no-files")
    if len(found) > MOST_FILES:
        raise Refusal("too_many_files", most=MOST_FILES)
    return [Upload(file.name or "", file.read()) for file in found]


def _read(upload: Upload) -> Outcome:
    """The report in a file of a stranger, read in a process that may not take much."""
    limits = Limits(settings.CHECK_SECONDS, settings.CHECK_MEGABYTES)
    try:
        with queue:
            return bounded(limits, recognise, upload.name, upload.data)
    except Refusal as refusal:
        return Unread(upload.name, refusal.code, refusal.values)


def _row(request: HttpRequest, at: int, made: Planned, known: list[Body]) -> Row:
    row = Row(made.read, *WORDS[made.what], why=_why(made.refusal))
    # An impossible year may be a wrong one; where nothing was read, nothing can be confirmed.
    if row.known and row.known.cells and made.what is not What.SAME:
        given = initial(made, carried(row.known, person_of(request)))
        row.form = RowForm(initial=given, prefix=f"r{at}").among(known)
    return row


def _entered(request: HttpRequest, known: list[Body]) -> HttpResponse:
    """Keep what is ticked; what cannot be kept stays on the page with the reason."""
    taken: list[PastReport] = []
    left: list[Row] = []
    ticked = 0
    for at in range(MOST_FILES):
        form = RowForm(request.POST, prefix=f"r{at}").among(known)
        if f"r{at}-carried" not in request.POST:
            continue
        ticked += f"r{at}-take" in request.POST
        _enter(request, form, known, taken, left)
    if taken:
        messages.success(request, f"已导入 {len(taken)} 份。")
    if not any(row.why for row in left) and ticked:
        return (
            redirect("desk:past-report", taken[0].code)
            if len(taken) == 1
            else redirect("desk:past")
        )
    nothing = None if ticked else Refusal("past-none-taken")
    return _show(request, left, refusal=nothing, status=422)


def _enter(
    request: HttpRequest,
    form: RowForm,
    known: list[Body],
    taken: list[PastReport],
    left: list[Row],
) -> None:
    """One file: kept, or left with what is wrong with it."""
    read = brought(form.data.get(form.add_prefix("carried"), ""), person_of(request))
    row = Row(read, *WORDS[What.UNSURE], form=form)
    if form.is_valid() and not form.cleaned_data["take"]:
        left.append(row)
        return
    try:
        taken.append(_keep(request, read, form, known))
    except Refusal as refusal:
        row.why = _why(refusal)
        left.append(row)


def _keep(request: HttpRequest, read: Recognised, form: RowForm, known: list[Body]) -> PastReport:
    form.is_valid()
    given = form.cleaned_data
    body = next((each for each in known if each.code == given.get("body")), None)
    if body is None:
        raise nobody(read)
    if not given.get("year") or form.errors:
        raise Refusal("past-no-year")
    return take(person_of(request), read, body, given["year"], Scope.of(given["scope"]))


def _why(refusal: Refusal | None) -> str:
    """A refusal in words, whichever room it comes from."""
    if refusal is None:
        return ""
    return sentence(refusal) if refusal.code.startswith(OURS) else refusals.said(refusal)


def _show(
    request: HttpRequest,
    rows: list[Row] | None = None,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "rows": rows or [],
        "asked": any(row.form for row in rows or []),
        "refusal": _why(refusal),
        "most": MOST_FILES,
    }
    return render(request, "desk/past/import.html", context, status=status)
