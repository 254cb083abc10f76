"""What all these pages share: whose records one sees, of which body and year, and the tabs."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.office.bodies.access import Forbidden, visible
from gongkai.office.bodies.models import Body
from gongkai.office.publications.attempting import attempt
from gongkai.office.publications.naming import label
from gongkai.office.publications.projecting import find
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of, person_of
from gongkai.web.saying import sentence

SEE = "list_publications"
ROWS = 50  # of a list on one page
YEARS = 6  # to choose from
CHOSEN = 300  # bodies in a list to choose from; where there are more, the code is typed
MANY = 2


class Tab(NamedTuple):
    """A part of these pages, by the end of its address."""

    kind: str
    label: str
    record: Record


TABS = (
    Tab("documents", "规章、规范性文件", Record.DOCUMENT),
    Tab("decisions", "行政决定和收费", Record.DECISION),
    Tab("slips", "催报单", Record.SLIP),
    Tab("entries", "公开条目", Record.PUBLICATION),
)


class Scope(NamedTuple):
    """The body and year that a page is about, and what may be chosen instead."""

    body: Body
    year: int
    bodies: tuple[Body, ...]
    years: tuple[int, ...]
    many: bool = False  # more bodies than a list holds: the code is typed

    @property
    def query(self) -> str:
        """The scope as the end of an address."""
        return f"body={self.body.code}&year={self.year}"


def tab_of(kind: str) -> Tab:
    """The tab of an address. Raises Refusal for an unknown one."""
    found = next((tab for tab in TABS if tab.kind == kind), None)
    if found is None:
        raise Refusal("office-no-action", action=kind)
    return found


def seen(request: HttpRequest) -> set[int]:
    """The bodies whose records the person may see. Raises Forbidden for none."""
    access = access_of(request)
    found = {
        pk for held in access.held for _, bodies in visible(held, SEE, access.on) for pk in bodies
    }
    if not found:
        raise Forbidden("office-forbidden", action=SEE, person=person_of(request), body="本系统")
    return found


def scope_of(request: HttpRequest) -> Scope:
    """The body and year of the address; one's own, and this year, if it names none."""
    known, today = seen(request), timezone.localdate()
    code = request.GET.get("body", "").strip()
    rows = Body.objects.filter(pk__in=known)
    if code:
        body = rows.filter(code=code).first()
        if body is None:
            raise Refusal("office-no-body", body=code)
    else:
        own = {held.body_id for held in access_of(request).held}
        body = rows.filter(pk__in=own).order_by("pk").first() or rows.order_by("pk")[0]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today.year
    bodies = tuple(rows.order_by("name")) if MANY <= len(known) <= CHOSEN else ()
    years = sorted({year, *range(today.year - YEARS + 1, today.year + 1)}, reverse=True)
    return Scope(body, year, bodies, tuple(years), len(known) > CHOSEN)


def row_of(request: HttpRequest, tab: Tab, code: str) -> Any:  # noqa: ANN401
    """A record that they may see. Raises Refusal, as if there were none, for all others."""
    known = seen(request)
    row = find(tab.record, code)
    if row.body_id not in known:
        raise Refusal("publication-none", record=tab.record.label, name=code)
    return row


def may(request: HttpRequest, action: str, body: Body, section: str = "") -> bool:
    """Whether they may do it at the body."""
    return access_of(request).may(action, body, section)


def must(request: HttpRequest, action: str, body: Body, section: str = "") -> None:
    """Raises Forbidden for who may not; a try that was sent is journaled, a look is not."""
    if may(request, action, body, section):
        return
    if request.method == "POST":
        with attempt(body, action, person_of(request), section=section):
            pass
    raise Forbidden("office-forbidden", action=action, person=person_of(request), body=body)


def show(
    request: HttpRequest, template: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """A page with its tabs."""
    match = request.resolver_match
    here = match.kwargs.get("kind", "") if match else ""
    scope = context.get("scope")
    query = f"?{scope.query}" if isinstance(scope, Scope) else ""
    address = "desk:publications:list"
    tabs = [
        ("概况", reverse("desk:publications:overview") + query, not here),
        *(
            (
                tab.label,
                reverse(address, args=[tab.kind]) + query,
                tab.kind == here,
            )
            for tab in TABS
        ),
    ]
    given = {**context, "tabs": tabs, "kind": here}
    return render(request, f"desk/publications/{template}.html", given, status=status)


def place(form: forms.Form, refusal: Refusal) -> int:
    """What is wrong beside its field, where the refusal names one; the status to answer with."""
    said = refusal.values.get("field")
    named = next((name for name in form.fields if said in (name, label(name))), None)
    form.add_error(named, sentence(refusal))
    return 403 if isinstance(refusal, Forbidden) else 409


def paged(request: HttpRequest, rows: Any) -> Page[Any]:  # noqa: ANN401
    """The page of a list that the address names; the nearest that there is."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def query_of(request: HttpRequest) -> str:
    """The filters of a list as the end of an address, without the page."""
    kept = request.GET.copy()
    kept.pop("page", None)
    for name in [name for name, value in kept.items() if not value]:
        del kept[name]
    return kept.urlencode()
