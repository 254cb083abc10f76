"""The years of holidays: which are known, and how a new one is taken in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.law.arrangement import faults
from gongkai.law.calendar import statutory_holidays
from gongkai.office.bodies.access import Forbidden
from gongkai.office.calendars import actions, files, notices, reading
from gongkai.office.calendars.moving import Forecast, Shift, forecast
from gongkai.office.messages import MESSAGES
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.saying import sentence

TEXTS = ("year", "source", "citation", "from", "address")
PARTS = ("name", "first", "last", "made_up")
ROWS = 12  # holidays that a form may have
MOST = 200  # limits on a page, beside those that come sooner
Holidays = Sequence[Mapping[str, str]]


@require_safe
@desk
def calendars(request: HttpRequest) -> HttpResponse:
    """Every year with its notice; for who may import, what waits and the way in."""
    may_import = actions.may_import(person_of(request))
    context = {
        "known": reading.known(),
        "proposals": reading.proposals() if may_import else [],
        "may_import": may_import,
        "wanted": reading.wanted(),
    }
    return render(request, "desk/calendars.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk
def new(request: HttpRequest) -> HttpResponse:
    """A notice from a file, from its text, or typed day by day."""
    actions.must_import(person_of(request))
    if request.method != "POST":
        return _form(request, {"year": str(reading.wanted())}, [])
    way = request.POST.get("way")
    if way == "text":
        return _read_text(request, request.POST.get("text", ""))
    texts, holidays = _typed(request)
    try:
        given = _file(request) if way == "file" else files.typed(texts, holidays)
    except Refusal as refusal:
        return _form(request, texts, holidays, wrong=[refusal])
    if wrong := faults(given):
        return _form(request, texts, holidays, wrong=wrong)
    try:
        row = actions.propose(given, by=person_of(request))
    except Forbidden:
        raise
    except Refusal as refusal:
        return _form(request, texts, holidays, wrong=[refusal])
    return redirect("desk:calendar", calendar=row.code)


def _file(request: HttpRequest) -> dict[str, Any]:
    file = request.FILES.get("file")
    if file is None:
        raise Refusal("office-missing-field", field="日历文件")
    return files.read(file.read(files.LARGEST + 1))


def _read_text(request: HttpRequest, text: str) -> HttpResponse:
    """The form with what the text says, to be compared and sent."""
    found, holidays = notices.texts(text), notices.holidays(text)
    if not holidays:
        wrong = [Refusal("office-no-notice")]
        return _form(request, {"year": str(reading.wanted())}, [], text=text, wrong=wrong)
    return _form(request, found, holidays, text=text, read=True, status=200)


def _typed(request: HttpRequest) -> tuple[dict[str, str], list[dict[str, str]]]:
    texts = {name: request.POST.get(name, "") for name in TEXTS}
    lists = {name: request.POST.getlist(f"holiday-{name}")[:ROWS] for name in PARTS}
    count = max(map(len, lists.values()))
    holidays = [
        {name: lists[name][n] if n < len(lists[name]) else "" for name in PARTS}
        for n in range(count)
    ]
    return texts, holidays


def _form(
    request: HttpRequest,
    texts: Mapping[str, str],
    holidays: Holidays,
    *,
    text: str = "",
    read: bool = False,
    wrong: Sequence[Refusal] = (),
    status: int = 409,
) -> HttpResponse:
    context = {
        "texts": {name: texts.get(name, "") for name in TEXTS},
        "holidays": _rows(texts.get("year", ""), holidays),
        "text": text,
        "read": read,
        "wrong": [sentence(each) for each in wrong],
    }
    return render(request, "desk/calendar_new.html", context, status=status if wrong else 200)


def _rows(year: str, holidays: Holidays) -> list[dict[str, str]]:
    """What was typed, and a row for each statutory holiday that was not; with their own days."""
    try:
        statutory = statutory_holidays(int(year))
    except (Refusal, ValueError):
        statutory = {}
    hints = {
        name: "、".join(f"{day.month} 月 {day.day} 日" for day in days)
        for name, days in statutory.items()
    }
    blank = dict.fromkeys(PARTS, "")
    typed = [each for each in holidays if any(each.values())]
    named = {each["name"] for each in typed}
    rows = [*typed, *({**blank, "name": name} for name in hints if name not in named)]
    return [{**each, "hint": hints.get(each["name"], "")} for each in rows]


@require_safe
@desk
def calendar(request: HttpRequest, calendar: str) -> HttpResponse:
    """What a proposal would move, the sooner days first; of a settled one, what it is."""
    actions.must_import(person_of(request))
    row = reading.proposal(calendar)
    waiting = not (row.confirmed_at or row.dropped_at)
    found = forecast(row.days, timezone.localdate()) if waiting else Forecast([], [])
    shifts = [*found.earlier, *[each for each in found.shifts if not each.earlier][:MOST]]
    context = {
        "row": row,
        "waiting": waiting,
        "found": found,
        "shifts": [_shown(each) for each in shifts],
        "more": len(found.shifts) - len(shifts),
    }
    return render(request, "desk/calendar.html", context)


def _shown(shift: Shift) -> dict[str, object]:
    limit, _, party = shift.limit.partition(":")
    label = MESSAGES.say("limit", limit, {})
    return {**shift._asdict(), "earlier": shift.earlier, "label": f"{label} {party}".rstrip()}


@require_POST
@desk
def confirm(request: HttpRequest, calendar: str) -> HttpResponse:
    """Count by it from now on."""
    found = actions.confirm(calendar, by=person_of(request))
    done = "已确认，重算了 {cases} 件申请的 {count} 项期限，其中提前 {earlier} 项；已通知经办人。"
    counts = {
        "cases": len(found.codes),
        "count": len(found.shifts),
        "earlier": len(found.earlier),
    }
    messages.success(request, done.format(**counts))
    return redirect("desk:calendars")


@require_POST
@desk
def drop(request: HttpRequest, calendar: str) -> HttpResponse:
    """Take it back."""
    actions.drop(calendar, by=person_of(request))
    messages.success(request, "已撤回，没有改动任何期限。")
    return redirect("desk:calendars")
