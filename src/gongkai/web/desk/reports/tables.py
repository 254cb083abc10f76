"""The tables of a report as the form prints them: each figure leads to what it counts."""

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from gongkai.annual.form import forms
from gongkai.annual.report import Value
from gongkai.annual.totals import parts as sums_of
from gongkai.annual.writers.html import table_markup
from gongkai.annual.writers.parts import Filled, parts
from gongkai.office.reports.counting import counted, differences, form_of
from gongkai.office.reports.document import document
from gongkai.office.reports.figures import frozen, span_of
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.previous import report_of
from gongkai.web.desk.guard import desk
from gongkai.web.desk.reports.page import names, opened, show

_STYLED = re.compile(r'<col style="width:([\d.]+%)">')
_FIGURE = re.compile(r'(<td[^>]*data-cell="([a-z_.]+)"[^>]*>)([^<]*)</td>')


class Mark(NamedTuple):
    """What is said beside a figure: how grave, in a word, in a sentence."""

    level: str
    word: str
    text: str


class Last(NamedTuple):
    """A figure that is not what last year's report makes it: here, there, the reason given."""

    cell: str
    now: Value
    then: Value
    reason: str


# What a figure of this year repeats of last year's report.
REPEATS = {"applications.carried_in.": "applications.carried_out."}


@require_safe
@desk
def tables(request: HttpRequest, report: str) -> HttpResponse:
    """The page."""
    row = opened(request, report)
    told = document(row)
    moved = _moved(row)
    last = from_last(row, told.cells)
    marks = marks_of(row, told.cells, moved, last)
    called = names(row)
    missing = [cell for cell, mark in marks.items() if mark.word == "缺"]
    context = {
        "sheets": [
            (_title(part, called), _sheet(row, part, marks))
            for part in parts(told, forms())
            if isinstance(part, Filled)
        ],
        "missing": [(called[cell], _address(row, cell)) for cell in missing],
        "given": [
            (called[cell], _address(row, cell), each) for cell, each in sorted(row.given.items())
        ],
        "last": [(called[each.cell], _address(row, each.cell), each) for each in last],
        "moved": [(called[cell], _address(row, cell), *pair) for cell, pair in moved.items()],
    }
    return show(request, "tables", row, context)


def _moved(row: YearReport) -> dict[str, tuple[Value, Value]]:
    """The cells that would be counted otherwise now than when they were frozen."""
    if not row.frozen_until:
        return {}
    return differences(frozen(row), counted(span_of(row)))


def _title(part: Filled, called: Mapping[str, str]) -> str:
    table = part.layout.table
    return f"{table.label}　{called[table.section]}"


def from_last(row: YearReport, cells: Mapping[str, Value]) -> list[Last]:
    """The figures that last year's report gives too, where they differ."""
    before = report_of(row.body, row.year - 1, row.scope)
    if before is None:
        return []
    found = []
    for cell in form_of(row.year).cells:
        for start, there in REPEATS.items():
            if cell.startswith(start):
                then = before.cells.get(there + cell.removeprefix(start))
                if then is not None and then != cells[cell]:
                    found.append(Last(cell, cells[cell], then, row.explained.get(cell, "")))
    return found


def marks_of(
    row: YearReport,
    cells: Mapping[str, Value],
    moved: Mapping[str, tuple[Value, Value]],
    last: list[Last],
) -> dict[str, Mark]:
    """What is said beside the figures that need a look; the gravest where several hold."""
    marks: dict[str, Mark] = {}
    for cell, told in row.given.items():
        marks[cell] = Mark("given", "报", f"由{told['giver']}填报")
    for cell, (_, now) in moved.items():
        marks[cell] = Mark("warning", "变", f"冻结以后登记变了，现在是 {_shown(now)}")
    for each in last:
        text = f"上年报告是 {each.then}" + (f"：{each.reason}" if each.reason else "，请说明原因")
        marks[each.cell] = Mark("note" if each.reason else "error", "异", text)
    totals = sums_of(form_of(row.year))
    for cell, value in cells.items():
        if value is None:
            word, text = ("—", "等分项") if cell in totals else ("缺", "还没有数字")
            marks[cell] = Mark("error" if word == "缺" else "note", word, text)
    return marks


def _shown(value: Value) -> str:
    return "空白" if value is None else str(value)


def _address(row: YearReport, cell: str) -> str:
    return reverse("desk:reports:cell", args=[row.code, cell])


def _sheet(row: YearReport, filled: Filled, marks: Mapping[str, Mark]) -> SafeString:
    """A table whose figures are links; what is marked says so in a word, not by its colour."""

    def attributes(cell: str) -> dict[str, str]:
        mark = marks.get(cell)
        return {"class": mark.level, "title": mark.text} if mark else {}

    def link(found: re.Match[str]) -> str:
        start, cell, text = found.groups()
        mark = marks.get(cell)
        said = f'<span class="mark" aria-hidden="true">{mark.word}</span>' if mark else ""
        told = f'<span class="hidden-text">，{escape(mark.text)}</span>' if mark else ""
        address = escape(_address(row, cell))
        return f'{start}<a id="{cell}" href="{address}">{text}{said}{told}</a></td>'

    markup = _STYLED.sub(r'<col width="\1">', table_markup(filled, attributes))
    # The figures and labels were escaped by the writer, what is added here is.
    return mark_safe(_FIGURE.sub(link, markup))
