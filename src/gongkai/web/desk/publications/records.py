"""One record: entering it, looking at it with its history, and what can be done with it."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.journal.reading import say as read
from gongkai.office.journal.writing import entries
from gongkai.office.labels import label as named
from gongkai.office.publications.models import Document, Figure, Slip
from gongkai.office.publications.naming import label
from gongkai.office.publications.said import Annulled, Refused
from gongkai.office.publications.slips import reminder, state
from gongkai.office.publications.telling import of_entries, standing
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.desk.publications.page import (
    Scope,
    may,
    must,
    place,
    row_of,
    scope_of,
    show,
    tab_of,
)
from gongkai.web.desk.publications.rooms import HEADS, ROOMS, Step
from gongkai.words import Word

DETAILS = {
    "documents": (
        "title",
        "document_number",
        "dated_on",
        "published_on",
        "valid_until",
        "ended_on",
        "link",
    ),
    "decisions": ("section", "first_on", "last_on", "amount", "unit", "giver", "given_on"),
    "slips": ("asked", "section", "first_on", "last_on", "due", "note", "asked_on", "reminded_on"),
    "entries": (
        "title",
        "published_on",
        "outlet",
        "form",
        "head",
        "topic",
        "link",
        "adopted_by",
    ),
}


@require_http_methods(["GET", "POST"])
@desk
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """A form for a new record of the body; sent, it is entered."""
    tab_of(kind)
    scope, room = scope_of(request), ROOMS[kind]
    must(request, room.action, scope.body)
    context = {"scope": scope, "room": room, "title": f"登记{room.noun}"}
    if kind == "slips":
        context["title"] = "发催报单"
    if request.method == "GET":
        asked = {name: request.GET[name] for name in room.form.base_fields if name in request.GET}
        initial = {**room.initial(scope.body), **asked, "token": uuid4().hex}
        return show(
            request, "form", {**context, "form": room.form(body=scope.body, initial=initial)}
        )
    form, status = room.form(request.POST, body=scope.body), 422
    if form.is_valid():
        token = form.cleaned_data["token"]
        try:
            row = room.enter(scope.body, person_of(request), form.given(), token)
        except Refusal as refusal:
            status = place(form, refusal)
        else:
            messages.success(request, f"已登记：{row}。")
            return redirect("desk:publications:row", kind, row.code)
    return show(request, "form", {**context, "form": form}, status)


@require_safe
@desk
def record(request: HttpRequest, kind: str, row: str) -> HttpResponse:
    """A record, what can be done with it, and all that was said of it."""
    tab = tab_of(kind)
    found = row_of(request, tab, row)
    room = ROOMS[kind]
    offered = [
        (name, step)
        for name, step in room.steps.items()
        if step.can(found) and may(request, step.action, found.body, _section(found))
    ]
    context = {
        "scope": Scope(found.body, _year(found), (), ()),
        "row": found,
        "room": room,
        "tab": tab,
        "details": list(_details(kind, found)),
        "steps": offered,
        "history": list(history(tab.record, found.code)),
    }
    if isinstance(found, Document):
        context |= {
            "endings": list(found.endings.select_related("by").order_by("on")),
            "ends": list(found.ends.select_related("document").order_by("on")),
        }
    if isinstance(found, Slip):
        today = timezone.localdate()
        context |= {"reminder": reminder(found, today), "state": state(found, today)}
    return show(request, "row", context)


@require_http_methods(["GET", "POST"])
@desk
def act(request: HttpRequest, kind: str, row: str, action: str) -> HttpResponse:
    """The form of one thing that can be done with a record; sent, it is done."""
    tab = tab_of(kind)
    found, step = row_of(request, tab, row), ROOMS[kind].steps.get(action)
    if step is None:
        raise Refusal("office-no-action", action=action)
    must(request, step.action, found.body, _section(found))
    context = {
        "scope": Scope(found.body, _year(found), (), ()),
        "row": found,
        "room": ROOMS[kind],
        "title": f"{step.label}：{found}",
        "button": step.label,
        "help": step.help,
        "reminder": reminder(found, timezone.localdate()) if action == "remind" else "",
    }
    if request.method == "GET":
        form = _form(step, found, initial={**step.initial(found), "token": uuid4().hex})
        return show(request, "form", {**context, "form": form})
    form, status = _form(step, found, request.POST), 422
    if form.is_valid():
        try:
            step.do(found, person_of(request), form.given())
        except Refusal as refusal:
            status = place(form, refusal)
        else:
            messages.success(request, step.done)
            return redirect("desk:publications:row", kind, found.code)
    return show(request, "form", {**context, "form": form}, status)


def _form(step: Step, row: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401
    """The form of a step; one that annuls knows the entries that stand."""
    form: Any = step.form(*given, body=row.body, **named)
    if "number" in form.fields:
        lines = [line for line in history(_record(row), row.code) if line["stands"]]
        form.fields["number"].choices = [
            (line["number"], f"{line['on']}　{line['label']}　{line['text']}") for line in lines
        ]
    return form


def _record(row: Any) -> Record:  # noqa: ANN401
    kinds = {Document: Record.DOCUMENT, Figure: Record.DECISION, Slip: Record.SLIP}
    return kinds.get(type(row), Record.PUBLICATION)


def _section(row: Any) -> str:  # noqa: ANN401
    return row.section if isinstance(row, Slip) else ""


def _year(row: Any) -> int:  # noqa: ANN401
    """The year whose list has the record."""
    for name in ("first_on", "published_on", "dated_on"):
        day = getattr(row, name, None)
        if day and not (name == "published_on" and isinstance(row, Document)):
            return int(day.year)
    return timezone.localdate().year


def _details(kind: str, row: Model) -> Iterator[tuple[str, str, str]]:
    """The fields of a record that say something, and an address where one leads."""
    for name in DETAILS[kind]:
        value = getattr(row, name)
        if value in ("", None):
            continue
        show_word = getattr(row, f"get_{name}_display", None)
        shown = HEADS.get(value, value) if name == "head" else value
        field = row._meta.get_field(name)
        text = str(show_word() if show_word else shown)
        yield str(field.verbose_name), text, text if name == "link" else ""  # type: ignore[union-attr]


def history(record: Record, code: str) -> Iterator[dict[str, Any]]:
    """All that was said of a record, in order; annulled entries are marked."""
    found = list(entries((record, code)).select_related("by"))
    numbers = {each.number for each in standing(of_entries(found))}
    for entry in found:
        said = read(entry)
        yield {
            "number": entry.number,
            "on": entry.happened_on,
            "at": entry.recorded_at,
            "by": entry.by,
            "label": named(entry.kind),
            "text": described(said),
            "stands": entry.number in numbers,
            "gone": entry.number not in numbers and not isinstance(said, Annulled | Refused),
        }


def described(said: Any) -> str:  # noqa: ANN401
    """What an entry says, field by field, in the words of the forms."""
    if isinstance(said, Refused):
        return named(said.action)
    parts = []
    for field in fields(said):
        value = getattr(said, field.name)
        if value in ("", None, ()) or field.name in SILENT:
            continue
        parts.append(f"{label(field.name)}：{_worded(field.name, value)}")
    return "；".join(parts)


SILENT = frozenset({"value", "figure"})


def _worded(name: str, value: object) -> str:
    if isinstance(value, Word):
        return value.label
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    if name == "head":
        return HEADS.get(str(value), str(value))
    if name == "by":
        row = Document.objects.filter(code=value).first()
        return str(row or value)
    return str(value)
