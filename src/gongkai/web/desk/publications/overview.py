"""What is counted of a body and year: table 二, what is missing, what was published."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.office.publications.counting import (
    Publications,
    decisions_counted,
    documents_counted,
    publications_counted,
)
from gongkai.office.publications.documents import kinds_of
from gongkai.office.publications.models import Slip
from gongkai.office.publications.slips import missing
from gongkai.office.publications.words import DocumentKind, FigureKind, Form, Outlet, SlipState
from gongkai.web.desk.guard import desk
from gongkai.web.desk.publications.page import Scope, may, scope_of, show
from gongkai.web.desk.publications.rooms import HEADS

LARGEST = 12  # of a table of topics or media


@require_safe
@desk
def overview(request: HttpRequest) -> HttpResponse:
    """The page."""
    scope, today = scope_of(request), timezone.localdate()
    body, year = scope.body, scope.year
    found = publications_counted([body], year)
    late = Slip.objects.filter(body=body, state=SlipState.OPEN, due__lt=today).count()
    context = {
        "scope": scope,
        "documents": _documents(scope),
        "figures": _figures(scope),
        "gaps": missing(body, year, today) if year <= today.year else [],
        "late": late,
        "may_ask": may(request, "ask_figure", body),
        "published": found,
        "sides": _sides(found),
    }
    return show(request, "overview", context)


def _documents(scope: Scope) -> list[tuple[DocumentKind, list[tuple[str, int]]]]:
    """The rows of table 二; what a body may not have is 0 and has no register."""
    counts = documents_counted([scope.body], scope.year)
    known = kinds_of(scope.body)
    return [
        (kind, [(name, getattr(counts[kind], name)) for name in ("issued", "repealed", "in_force")])
        for kind in DocumentKind
        if kind in known or any(counts[kind])
    ]


def _figures(scope: Scope) -> list[tuple[FigureKind, str, int]]:
    """The sums of table 二; a figure of which nothing is held has no number."""
    counts = decisions_counted([scope.body], scope.year)
    found = []
    for kind in FigureKind:
        count = counts.get(kind)
        unit = "万元" if kind is FigureKind.ADMIN_FEES else "件"
        said = f"{count.value:f} {unit}" if count and unit == "万元" else ""
        said = said or (f"{count.value} {unit}" if count else "")
        found.append((kind, said, count.figures if count else 0))
    return found


def _sides(found: Publications) -> list[dict[str, Any]]:
    """The counts side by side: each with the filter that lists what it counts."""
    outlets = {word.value: word.label for word in Outlet}
    forms = {word.value: word.label for word in Form}
    months = {number: f"{number} 月" for number in range(1, 13)}
    sides = [
        _side("按渠道", "outlet", found.by("outlet"), outlets),
        _side("按公开事项（条例第二十条、第二十一条）", "head", found.by("head"), HEADS),
        _side("按形式", "form", found.by("form"), forms),
        _side("按月份", "month", found.by("month"), months, ordered=True),
        _side("按主题", "topic", found.by("topic"), {}),
        _side("按采用的媒体", "q", found.by_medium(), {}),
    ]
    return [side for side in sides if side["rows"]]


def _side(
    title: str,
    name: str,
    counts: Mapping[Any, int],
    labels: Mapping[Any, str],
    *,
    ordered: bool = False,
) -> dict[str, Any]:
    kept = [(value, count) for value, count in counts.items() if value not in ("", None)]
    kept.sort(key=(lambda pair: pair[0]) if ordered else (lambda pair: (-pair[1], str(pair[0]))))
    most = max((count for _, count in kept), default=0)
    rows = [
        (value, labels.get(value, str(value)), count, round(100 * count / most))
        for value, count in kept[: len(labels) or LARGEST]
    ]
    return {"title": title, "name": name, "rows": rows, "left": len(kept) - len(rows)}
