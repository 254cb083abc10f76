"""The text of a report: what is typed, what the records would write, and how it will read."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from gongkai.annual.exact import plain
from gongkai.annual.report import Value
from gongkai.office.publications.words import Form, Outlet
from gongkai.office.reports.actions import drop_item, keep_item, write_text
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.document import WRITTEN, items_told, opening, values
from gongkai.office.reports.drafting import RECEIVED, drafted
from gongkai.office.reports.fields import FIELD
from gongkai.office.reports.fields import names as fields_of
from gongkai.office.reports.models import YearReport
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk, person_of
from gongkai.web.desk.reports.page import WRITE, must, names, opened, show
from gongkai.web.saying import sentence

HELPS = {
    "overview": "按五个方面写：主动公开、依申请公开、政府信息管理、平台建设、监督保障。"
    "花括号里的是绑定的数字，登记改了，句子跟着改。",
    "problems": "问题和措施逐条写在下面；这里只写要放在它们前面的话，可以不写。",
    "other_matters": "写明信息处理费的收取情况；没有其他事项的，删去【】那一行。",
}


MARKED = r"<mark>\1</mark>"


class Part(NamedTuple):
    """A section: what stands in its box, what it will read, and what the records would write."""

    id: str
    label: str
    help: str
    text: str
    read: SafeString
    draft: str
    typed: bool
    error: str


@require_http_methods(["GET", "POST"])
@desk
def text(request: HttpRequest, report: str) -> HttpResponse:
    """The page; sent, a section or a problem is kept."""
    row = opened(request, report)
    if request.method == "GET":
        return _page(request, row)
    must(request, WRITE, row)
    section = request.POST.get("section", "")
    try:
        said = _done(request, row, section)
    except Refusal as refusal:
        return _page(request, row, {section: request.POST.get("text", "")}, sentence(refusal))
    if said:
        messages.success(request, said)
    return redirect(reverse("desk:reports:text", args=[row.code]) + f"#{section or 'items'}")


def _done(request: HttpRequest, row: YearReport, section: str) -> str:
    typed, person = request.POST, person_of(request)
    if "all" in typed:
        return _all(request, row)
    if "draft" in typed:
        # Only where nothing was typed since: else the draft stands beside it, to be taken from.
        if not _may_replace(row, section, typed.get("text", "")):
            raise Refusal("reports-typed")
        write_text(row.code, person, section, drafted(row).get(section, ""))
        return "已照登记起草，【】里的请写上。"
    if section:
        write_text(row.code, person, section, typed.get("text", ""))
        return "已保存。"
    asked = typed.get("number", "")
    number = int(asked) if asked.isascii() and asked.isdigit() else 0
    if "drop" in typed:
        drop_item(row.code, person, number)
        return "已删去这一条。"
    given = [typed.get(name, "") for name in ("problem", "measure", "became")]
    keep_item(row.code, person, given[0], given[1], number, given[2])
    return "已保存这一条。"


def _may_replace(row: YearReport, section: str, typed: str) -> bool:
    """Whether a draft loses nothing: the section is empty, and so is its box."""
    return not row.texts.get(section) and not typed.strip()


def _all(request: HttpRequest, row: YearReport) -> str:
    """Every section that is empty is drafted; what was typed stays as it is."""
    made = drafted(row)
    empty = [name for name in WRITTEN if not row.texts.get(name) and made.get(name)]
    for name in empty:
        write_text(row.code, person_of(request), name, made[name])
    return f"已照登记起草 {len(empty)} 个部分，【】里的请写上。" if empty else ""


def _page(
    request: HttpRequest,
    row: YearReport,
    typed: Mapping[str, str] | None = None,
    refusal: str = "",
) -> HttpResponse:
    known, made = values(row), drafted(row)
    typed = typed or {}
    labels = {each.id: each.label for each in form_of(row.year).sections}
    parts = [
        Part(
            name,
            labels[name],
            HELPS[name],
            typed.get(name, row.texts.get(name, "")),
            reading(row, row.texts.get(name, ""), known, items_told(row) * (name == "problems")),
            made[name],
            name in row.texts,
            refusal if name in typed else "",
        )
        for name in WRITTEN
    ]
    context = {
        "parts": parts,
        "opening": opening(row),
        "fields": list(_fields(row, known)),
        "items": [each for each in row.items if not each.get("since")],
        "back": [each for each in row.items if each.get("since")],
        "refusal": refusal if "" in typed else "",
        "item": request.POST if "" in typed else {},
        "quiet": not known[RECEIVED] and not row.texts,
        "empty": not any(row.texts.get(name) for name in WRITTEN),
    }
    return show(request, "text", row, context, 409 if refusal else 200)


def reading(
    row: YearReport, text: str, known: Mapping[str, Value], after: Sequence[str] = ()
) -> SafeString:
    """A text as it will read, each number a link to the cell or the list that it is from.

    What comes after it has no fields.
    """

    def number(found: re.Match[str]) -> str:
        name = found[1]
        if name not in known:
            return escape(found[0])
        value = known[name]
        shown = "【缺】" if value is None else str(plain(value))
        address = address_of(row, name)
        if not address:
            return f"<b>{shown}</b>"
        return f'<a href="{escape(address)}">{shown}</a>'

    lines = []
    for line in text.split("\n"):
        at, done = 0, ""
        for found in FIELD.finditer(line):
            done += escape(line[at : found.start()]) + number(found)
            at = found.end()
        lines.append(done + escape(line[at:]))
    told = [_asked(line) for line in [*lines, *map(escape, after)] if line]
    return mark_safe("\n".join(told))


def _asked(line: str) -> str:
    """A line with what is still to be written marked."""
    return f"<p>{re.sub('(【[^】]*】?)', MARKED, line)}</p>"


def address_of(row: YearReport, field: str) -> str:
    """Where a field of the text comes from: its cell, or the list of what is published."""
    if field in form_of(row.year).cells:
        return reverse("desk:reports:cell", args=[row.code, field])
    if not field.startswith("publications."):
        return ""
    query = f"?body={row.body.code}&year={row.year}"
    side, _, value = field.removeprefix("publications.").partition(".")
    if value:
        query += f"&{side}={value}"
    elif side == "adopted":
        query += "&adopted=yes"
    return reverse("desk:publications:list", args=["entries"]) + query


def _fields(row: YearReport, known: Mapping[str, Value]) -> Any:  # noqa: ANN401
    """What can be put into a text: the totals of the tables, and the counts beside them."""
    called = names(row)
    others = {
        "processing_fees": "信息处理费（元）",
        "publications.total": "公开的条目",
        "publications.adopted": "被媒体采用的条目",
        **{f"publications.outlet.{each}": f"{each.label}公开的条目" for each in Outlet},
        **{f"publications.form.{each}": each.label for each in Form},
    }
    used = {name for text in row.texts.values() for name in fields_of(text)}
    for name, value in known.items():
        wanted = name in others or name.endswith(".total") or not name.startswith("applications.")
        if wanted and (value or name in used):
            yield "{" + name + "}", others.get(name) or called[name], value
