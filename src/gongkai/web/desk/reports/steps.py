"""The way of a report out: frozen, signed, submitted, returned or accepted, published."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.annual.report import Value
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Person
from gongkai.office.reports import actions
from gongkai.office.reports import said as say
from gongkai.office.reports.checkup import blocking, checkup
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.document import unwritten
from gongkai.office.reports.figures import after_freeze, late_entries, missing
from gongkai.office.reports.folding import fits
from gongkai.office.reports.models import Scope, YearReport
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.desk.reports.page import may, must, names, opened, place_of, show
from gongkai.web.saying import sentence


class Step(NamedTuple):
    """A step: what it is called, who may take it, what it does, and what to know before."""

    label: str
    action: str
    help: str
    said: type[say.Said]
    do: Callable[[YearReport, Person, Mapping[str, str]], YearReport]


STEPS = {
    "freeze": Step(
        "冻结数字",
        "write_report",
        "从现在起数字不再变；以后登记的列为差异，要算进去的重新冻结。",
        say.Frozen,
        lambda row, person, _: actions.freeze(row.code, person),
    ),
    "sign": Step(
        "签发",
        "sign_report",
        "签发以后不能再改；体检里还有差错的不能签发。",
        say.Signed,
        lambda row, person, _: actions.sign(row.code, person),
    ),
    "submit": Step(
        "报送上级",
        "submit_report",
        "送给政府信息公开工作主管部门审核。",
        say.Submitted,
        lambda row, person, _: actions.submit(row.code, person),
    ),
    "publish": Step(
        "公布",
        "publish_report",
        "放到公开网站的政府信息公开年报栏目。公布以后要改的，只能写明原因重述。",
        say.Published,
        lambda row, person, _: actions.publish(row.code, person),
    ),
    "return": Step(
        "退回",
        "return_report",
        "在有问题的地方写明意见，退给编制机关。",
        say.Returned,
        lambda row, person, typed: actions.give_back(row.code, person, _pins(typed)),
    ),
    "accept": Step(
        "审核通过",
        "accept_report",
        "报告合格。",
        say.Accepted,
        lambda row, person, _: actions.accept(row.code, person),
    ),
    "restate": Step(
        "重述",
        "write_report",
        "报告已经公布，要更正的写明原因，编一个新的版本；公布的那一版留着。",
        say.Opened,
        lambda row, person, typed: actions.begin(
            row.body, row.year, person, scope=Scope.of(row.scope), reason=typed.get("reason", "")
        ),
    ),
}
PIN = "pin-"
CELLS = 4  # that can be remarked on at once


@require_safe
@desk
def way(request: HttpRequest, report: str) -> HttpResponse:
    """How far it is, what can be done next, and what differs from the figures as frozen."""
    row = opened(request, report)
    called = names(row)
    late = late_entries(row) if not row.published_on else {}
    context = {
        "steps": [(name, step) for name, step in STEPS.items() if _open(request, row, name)],
        "waiting": [step.label for name, step in STEPS.items() if _waits(request, row, name)],
        "late": _listed(row, late, called),
        "moved": _listed(row, after_freeze(row), called),
        "lacking": _lacking(row),
    }
    return show(request, "way", row, context)


@require_http_methods(["GET", "POST"])
@desk
def step(request: HttpRequest, report: str, step: str) -> HttpResponse:
    """The form of a step; sent, it is taken."""
    row = opened(request, report)
    if step not in STEPS:
        raise Refusal("office-no-action", action=step)
    at, refusal = STEPS[step], ""
    must(request, at.action, row)
    if request.method == "POST":
        try:
            done = at.do(row, person_of(request), request.POST)
        except Forbidden:
            raise
        except Refusal as why:
            refusal = sentence(why)
        else:
            messages.success(request, f"已办：{at.label}。")
            return redirect("desk:reports:way", done.code)
    context = {
        "step": step,
        "at": at,
        "refusal": refusal,
        "typed": request.POST,
        "places": _places(row, request.POST) if step == "return" else [],
        "rows": _rows(request.POST or {"cell-1": request.GET.get("cell", "")}),
        "cells": _cells(row) if step == "return" else {},
        "late": _listed(row, late_entries(row), names(row)) if step == "freeze" else [],
        "found": blocking(checkup(row, timezone.localdate())) if step == "sign" else [],
    }
    return show(request, "step", row, context, 409 if refusal else 200)


def _open(request: HttpRequest, row: YearReport, name: str) -> bool:
    """Whether the person may take the step now."""
    return _possible(row, name) and may(request, STEPS[name].action, row)


def _waits(request: HttpRequest, row: YearReport, name: str) -> bool:
    return _possible(row, name) and not may(request, STEPS[name].action, row)


def _possible(row: YearReport, name: str) -> bool:
    if name == "restate":
        newer = YearReport.objects.filter(
            body=row.body, year=row.year, scope=row.scope, version__gt=row.version
        )
        return bool(row.published_on) and not newer.exists()
    return fits(row, STEPS[name].said)


def _listed(
    row: YearReport, found: Mapping[str, tuple[Value, Value]], called: Mapping[str, str]
) -> list[tuple[str, str, Value, Value]]:
    return [(called[cell], place_of(row, cell), *pair) for cell, pair in found.items()]


def _lacking(row: YearReport) -> list[tuple[str, str]]:
    """What is still to be done before it can be signed: places by what they are called."""
    if row.published_on:
        return []
    called = names(row)
    return [(called[place], place_of(row, place)) for place in (*missing(row), *unwritten(row))]


def _places(row: YearReport, typed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The sections at which a remark can be pinned, with what is typed there."""
    sections = form_of(row.year).sections
    return [(f"{PIN}{s.id}", s.label, typed.get(f"{PIN}{s.id}", "")) for s in sections]


def _cells(row: YearReport) -> list[tuple[str, str]]:
    """Every cell to choose from, with its table."""
    form = form_of(row.year)
    return [
        (c, f"{at.table.label} {at.row.label}（{at.column.label}）") for c, at in form.cells.items()
    ]


def _rows(typed: Mapping[str, str]) -> list[tuple[int, str, str]]:
    """The lines in which a cell is chosen and remarked on, with what is typed there."""
    return [
        (n, typed.get(f"cell-{n}", ""), typed.get(f"remark-{n}", "")) for n in range(1, CELLS + 1)
    ]


def _pins(typed: Mapping[str, str]) -> dict[str, str]:
    """The remarks by place."""
    found = {name.removeprefix(PIN): text for name, text in typed.items() if name.startswith(PIN)}
    for _, cell, remark in _rows(typed):
        if cell and remark.strip():
            found[cell] = "；".join(filter(None, [found.get(cell, ""), remark.strip()]))
    return found
