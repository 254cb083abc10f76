"""A register as a list: of a body and a year, narrowed by filters, page after page."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.law.catalogue import Validity
from gongkai.office.publications import listing
from gongkai.office.publications.counting import documents_behind
from gongkai.office.publications.words import DocumentKind, FigureKind, Form, Outlet, SlipState
from gongkai.web.desk.guard import desk
from gongkai.web.desk.publications.forms import head_choices, several
from gongkai.web.desk.publications.page import (
    Scope,
    may,
    paged,
    query_of,
    scope_of,
    show,
    tab_of,
)
from gongkai.web.desk.publications.rooms import ROOMS

MEASURES = [
    ("", "全部"),
    ("issued", "本年制发"),
    ("repealed", "本年废止"),
    ("in_force", "现行有效"),
    ("amended", "本年修改"),
    ("expired", "本年失效"),
]
MONTHS = [("", "全部"), *((str(n), f"{n} 月") for n in range(1, 13))]
ADOPTED = [("", "全部"), ("yes", "被采用的"), ("no", "没有被采用的")]


class Filters(forms.Form):
    """What the list is narrowed to; what is wrong narrows nothing."""

    q = forms.CharField(label="查找", required=False, max_length=100)
    struck = forms.BooleanField(label="连同作废的", required=False)


def choice(label: str, known: Any) -> forms.ChoiceField:  # noqa: ANN401
    """One of some values, or all."""
    return forms.ChoiceField(label=label, choices=known, required=False)


class DocumentFilters(Filters):
    """Of documents."""

    kind = choice("类别", several(DocumentKind, "全部"))
    validity = choice("效力", several(Validity, "全部"))
    measure = choice("表二的哪一格", MEASURES)
    field_order = ("q", "kind", "validity", "measure", "struck")


class FigureFilters(Filters):
    """Of figures."""

    kind = choice("事项", several(FigureKind, "全部"))
    field_order = ("q", "kind", "struck")


class SlipFilters(forms.Form):
    """Of slips."""

    q = forms.CharField(label="查找", required=False, max_length=100)
    kind = choice("事项", several(FigureKind, "全部"))
    state = choice("状态", several(SlipState, "全部"))


class EntryFilters(Filters):
    """Of publications."""

    outlet = choice("渠道", several(Outlet, "全部"))
    head = choice("公开事项", lambda: head_choices("全部"))
    form = choice("形式", several(Form, "全部"))
    month = choice("月份", MONTHS)
    topic = forms.CharField(label="主题", required=False, max_length=100)
    adopted = choice("媒体采用", ADOPTED)
    field_order = ("q", "outlet", "head", "form", "month", "topic", "adopted", "struck")


class Narrowing(NamedTuple):
    """The form of the filters, where words are looked for, and what is no column by itself."""

    form: type[forms.Form]
    words: tuple[str, ...]
    special: Callable[[QuerySet[Any], Mapping[str, Any], Scope], QuerySet[Any]]


def _measured(rows: QuerySet[Any], given: Mapping[str, Any], scope: Scope) -> QuerySet[Any]:
    """The documents of a cell of table 二, whenever they were dated."""
    measure = given.get("measure")
    if not measure:
        return rows
    found: QuerySet[Any] = rows.none()
    for kind in DocumentKind:
        if given.get("kind") in ("", None, kind.value):
            behind = documents_behind(scope.body, scope.year, kind, measure)
            found = found | behind.order_by()
    return found.order_by("-dated_on", "-pk")


def _stated(rows: QuerySet[Any], given: Mapping[str, Any], _: Scope) -> QuerySet[Any]:
    today, wanted = timezone.localdate(), given.get("state")
    if wanted == SlipState.OVERDUE:
        return rows.filter(state=SlipState.OPEN, due__lt=today)
    if wanted == SlipState.OPEN:
        return rows.filter(state=SlipState.OPEN, due__gte=today)
    return rows.filter(state=wanted) if wanted else rows


def _published(rows: QuerySet[Any], given: Mapping[str, Any], _: Scope) -> QuerySet[Any]:
    if given.get("month"):
        rows = rows.filter(published_on__month=int(given["month"]))
    if given.get("adopted"):
        rows = (
            rows.exclude(adopted_by="") if given["adopted"] == "yes" else rows.filter(adopted_by="")
        )
    return rows


NARROWING: Mapping[str, Narrowing] = {
    "documents": Narrowing(DocumentFilters, ("title", "document_number"), _measured),
    "decisions": Narrowing(FigureFilters, ("section", "giver"), lambda rows, *_: rows),
    "slips": Narrowing(SlipFilters, ("asked", "section", "note"), _stated),
    "entries": Narrowing(EntryFilters, ("title", "adopted_by"), _published),
}
COLUMNS = ("kind", "validity", "outlet", "head", "form", "topic")


@require_safe
@desk
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    """A page of a register."""
    tab, scope = tab_of(kind), scope_of(request)
    room, narrowing = ROOMS[kind], NARROWING[kind]
    form = narrowing.form(request.GET)
    form.is_valid()
    kept = listing.rows(tab.record, scope.body, scope.year)
    rows = narrowed(kept, form.cleaned_data, narrowing, scope)
    page = paged(request, rows)
    context = {
        "scope": scope,
        "tab": tab,
        "room": room,
        "form": form,
        "page": page,
        "rows": [(row, room.cells(row)) for row in page],
        "query": query_of(request),
        "may_enter": may(request, room.action, scope.body),
    }
    return show(request, "list", context)


def narrowed(
    rows: QuerySet[Any], given: Mapping[str, Any], narrowing: Narrowing, scope: Scope
) -> QuerySet[Any]:
    """The rows that the filters leave."""
    rows = narrowing.special(rows, given, scope)
    if "struck" in narrowing.form.base_fields and not given.get("struck"):
        rows = rows.filter(struck=False)
    rows = rows.filter(**{name: given[name] for name in COLUMNS if given.get(name)})
    if given.get("q"):
        wanted = Q()
        for name in narrowing.words:
            wanted |= Q(**{f"{name}__icontains": given["q"]})
        rows = rows.filter(wanted)
    return rows
