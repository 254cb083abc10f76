"""The page of an application: what is due and why, what may be done, what happened."""

import mimetypes
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.law.case.derivation import derivation
from gongkai.law.case.fold import Case
from gongkai.office.applications import reading
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS
from gongkai.office.applications.alike import earlier
from gongkai.office.applications.attaching import document
from gongkai.office.applications.awaiting import DONE_BY
from gongkai.office.applications.foreseeing import foresee, line_of
from gongkai.office.applications.gates import last_draft
from gongkai.office.applications.lines import Line, of_row
from gongkai.office.applications.models import Application
from gongkai.office.applications.reading import Value
from gongkai.office.applications.steps import Step
from gongkai.office.applications.telling import SUBJECT, Told, case_of, standing
from gongkai.office.bodies.roles import TABLE
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say as read
from gongkai.office.journal.writing import entries
from gongkai.office.labels import label
from gongkai.refusal import Refusal
from gongkai.web.desk.fields import About, form_for, helps
from gongkai.web.desk.guard import access_of, desk, person_of, shown, title_of
from gongkai.web.desk.morning import items


class Offer(NamedTuple):
    """An action that may be taken now, and how the case would stand; `after` None: as before.

    `waited` is whether the application waits for just this.
    """

    action: str
    label: str
    help: str
    after: Line | None
    waited: bool


class Opened(NamedTuple):
    """An application with its entries and its case."""

    row: Application
    entries: Sequence[Entry]
    found: Sequence[Told]
    case: Case

    def about(self, today: date) -> About:
        """What a form needs to know of it."""
        return About(self.row, self.found, self.case, today)


def opened(request: HttpRequest, code: str) -> Opened:
    """An application that the person may see, in three queries."""
    row = shown(request, code)
    told = list(entries((SUBJECT, code)).select_related("by"))
    found = standing([Told(each, read(each), each.happened_on) for each in told])
    return Opened(row, told, found, case_of(found, row.body, row.settings))


@require_safe
@desk
def case(request: HttpRequest, code: str) -> HttpResponse:
    """How it stands today, and what may be done."""
    return page(request, opened(request, code))


@require_POST
@desk
def personal(request: HttpRequest, code: str) -> HttpResponse:
    """The same page with what is kept of the people, and what is like it; the look is journaled."""
    shown(request, code)
    values = reading.personal(code, person_of(request))
    return page(request, opened(request, code), values)


@require_POST
@desk
def download(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """A document of the application, as a download; the look is journaled."""
    row = shown(request, code)
    data = document(code, person_of(request), file)
    kind = row.files.get(code=file).kind
    name = f"{row}-{file[:6]}{mimetypes.guess_extension(kind) or ''}"
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def page(request: HttpRequest, at: Opened, values: Sequence[Value] | None = None) -> HttpResponse:
    """The page, with what is known of the people where they were asked for."""
    row, access, today = at.row, access_of(request), timezone.localdate()
    possible = reading.possible(row, at.found, at.case, today)
    may = [name for name in possible if access.may(name, row.body, row.section)]
    first = _first(row, may)
    may.sort(key=lambda name: name not in first)
    private = access.may("read_personal", row.body, row.section)
    history = list(reversed(list(reading.lines(at.entries))))
    names = reading.file_names(at.found) if values else {}
    known = {
        "row": row,
        "title": title_of(request, row),
        "line": of_row(row, today) if row.merged_into_id else line_of(at.case, today),
        "steps": derivation(at.case, today),
        "standing": at.case.at(today),
        "offers": list(_offers(at, may, first, today)),
        "others": [(label(name), _who(name)) for name in possible if name not in may],
        "whole": [(n, label(n)) for n in _whole(row) if access.may(n, row.body, row.section)],
        "history": [each for each in history if not each.look],
        "looks": [each for each in history if each.look],
        "lettered": any(isinstance(each.said, say.Drafted) for each in at.found),
        "drafted": bool(last_draft(at.found)),
        "files": [(file, names.get(file.code, "")) for file in row.files.order_by("pk")],
        "private": private,
        "erased": any(isinstance(each.said, say.Erased) for each in at.found),
        "values": [(label(each.field), each.text) for each in values or ()],
        "alike": _alike(request, row, values),
        "today": today,
    }
    return render(request, "desk/case.html", known)


# What is done to the application as a whole, each with a form of its own.
WHOLE = ("attach", "split", "merge", "erase")
AT_THE_END = ("attach", "erase")


def _whole(row: Application) -> Sequence[str]:
    """Those that can be done now: destroyed is only what is over, parted only what is not."""
    if row.merged_into_id:
        return ("erase",)
    return AT_THE_END if row.concluded_on else tuple(n for n in WHOLE if n != "erase")


def _offers(
    at: Opened, names: Sequence[str], first: frozenset[str], today: date
) -> Iterator[Offer]:
    for name in names:
        after = _after(at, name, today)
        yield Offer(name, label(name), helps().get(name, ""), after, name in first)


def _first(row: Application, may: Sequence[str]) -> frozenset[str]:
    """What comes first of what somebody may do: no draft before it lies with a section."""
    if row.step == Step.HANDLE and not row.section and "transfer" in may:
        return frozenset({"transfer"})
    return frozenset(name for name in may if row.step in DONE_BY.get(name, ()))


def _after(at: Opened, action: str, today: date) -> Line | None:
    """How it would stand if this were done today with what the form is filled in with."""
    if ACTIONS[action].said.EVENT is None:
        return None
    form = form_for(action, at.about(today))
    fields = form.base_fields
    given = {n: f.initial for n, f in fields.items() if f.initial and n != "on"}
    given |= {n: "…" for n in ACTIONS[action].said.SEALED if fields[n].required}  # moves no clock
    try:
        foreseen = foresee(at.row, at.found, action, given, on=today, today=today)
    except Refusal:  # something must be chosen first; its form will say
        return None
    return foreseen.after if foreseen.moves else None


def _who(action: str) -> str:
    """Who may take an action, by roles."""
    return "、".join(role.label for role in TABLE[action])


def _alike(
    request: HttpRequest, row: Application, values: Sequence[Value] | None
) -> list[tuple[object, str]]:
    """Earlier applications by the same or for the like, at the bodies where the person works."""
    if not values:
        return []
    given = {each.field: each.text for each in values if each.text}
    bodies = {held.body_id for held in access_of(request).held}
    hits = earlier(bodies, given, given.get("content", ""), besides=row.code)
    rows = {
        each.code: each
        for each in reading.seen_by(access_of(request)).filter(code__in=[hit.code for hit in hits])
    }
    kept = [hit for hit in hits if hit.code in rows]
    listed = items(request, [rows[hit.code] for hit in kept])
    return [(i, "、".join(map(label, hit.why))) for i, hit in zip(listed, kept, strict=True)]
