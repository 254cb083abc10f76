"""The register: filtered, searched, page after page; bulk assignment; saved views; as a sheet."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.law.case.events import Channel
from gongkai.office.applications.listing import Filters, Group, Page, listed
from gongkai.office.applications.searching import FIRST_YEAR, search
from gongkai.office.bodies.access import descendants
from gongkai.office.bodies.models import Body, Membership
from gongkai.office.bodies.roles import Role
from gongkai.refusal import Refusal
from gongkai.web.desk.choosing import Choose
from gongkai.web.desk.fields import choices
from gongkai.web.desk.guard import access_of, desk, person_of
from gongkai.web.desk.models import SavedView
from gongkai.web.desk.morning import items
from gongkai.web.saying import sentence
from gongkai.words import Applicant, Outcome

PAGE = 50
LAST_YEAR = 2100
MOST_BODIES = 300  # in a list to choose from; where there are more, the code is typed
MOST_VIEWS = 20


class FilterForm(forms.Form):
    """What the list is narrowed to; what is wrong narrows nothing, and is said."""

    q = forms.CharField(label="查找", required=False, max_length=200)
    group = forms.ChoiceField(
        label="状态", required=False, choices=choices(Group, "全部"), widget=Choose
    )
    body = forms.CharField(label="机关", required=False, max_length=40)
    year = forms.IntegerField(
        label="登记年度", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    channel = forms.ChoiceField(
        label="渠道", required=False, choices=choices(Channel, "全部"), widget=Choose
    )
    applicant_class = forms.ChoiceField(
        label="申请人", required=False, choices=choices(Applicant, "全部"), widget=Choose
    )
    outcome = forms.ChoiceField(
        label="结果", required=False, choices=choices(Outcome, "全部"), widget=Choose
    )
    section = forms.CharField(label="科室", required=False, max_length=60)

    def filters(self) -> Filters:
        """The filters that were given rightly."""
        given: Mapping[str, Any] = getattr(self, "cleaned_data", {})
        kept = {name: value for name, value in given.items() if value and name != "q"}
        if "group" in kept:
            kept["group"] = Group.of(kept["group"])
        return Filters(**kept)


@require_safe
@desk
def register(request: HttpRequest) -> HttpResponse:
    """A page of the register."""
    form = FilterForm(request.GET)
    form.is_valid()
    page, wrong = found(request, form)
    bodies = bodies_of(request)
    if bodies:
        pairs = [("", "全部"), *((body.code, body.name) for body in bodies)]
        form.fields["body"].widget = Choose(choices=pairs)
    elif len(access_of(request).held) and not _supervises(request):
        del form.fields["body"]
    known = {
        "form": form,
        "items": items(request, page.rows),
        "next": _address(request.GET, before=page.before) if page.before else "",
        "first": "before" not in request.GET,
        "wrong": wrong,
        "views": list(person_of(request).views.order_by("name")),
        "query": _address(request.GET, before=None),
        "sections": _sections(request),
    }
    return render(request, "desk/register.html", known)


def found(
    request: HttpRequest, form: FilterForm, limit: int = PAGE, before: int | None = None
) -> tuple[Page, str]:
    """The rows that the form asks for, and what is wrong with what is looked for."""
    person, access, today = person_of(request), access_of(request), timezone.localdate()
    text = form.data.get("q", "").strip()
    asked = request.GET.get("before", "")
    if before is None and asked.isascii() and asked.isdigit():
        before = int(asked)
    try:
        if text:
            return search(person, text, today, before, limit, form.filters(), access), ""
        return listed(person, today, form.filters(), before, limit, access), ""
    except Refusal as refusal:
        return Page([], None), sentence(refusal)


def bodies_of(request: HttpRequest) -> list[Body]:
    """The bodies to choose from, if there are several and not too many."""
    access = access_of(request)
    wanted = {held.body_id for held in access.held}
    if _supervises(request):
        for held in access.held:
            wanted.update(descendants(held.body_id, access.on.year))
    if not 1 < len(wanted) <= MOST_BODIES:
        return []
    return list(Body.objects.filter(pk__in=wanted).order_by("name"))


def _supervises(request: HttpRequest) -> bool:
    return any(Role.of(held.role) is Role.SUPERVISOR for held in access_of(request).held)


def _sections(request: HttpRequest) -> list[str]:
    """The sections to which this person may transfer; none where they may not."""
    bodies = access_of(request).bodies("transfer")
    rows = Membership.objects.filter(body__in=bodies, until=None).exclude(section="")
    return sorted(set(rows.values_list("section", flat=True))) if bodies else []


def _address(given: QueryDict, **changed: object) -> str:
    """The part of the address after `?`, with some parts changed and empty ones left out."""
    kept = given.copy()
    for name, value in changed.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = str(value)
    for name in [name for name, value in kept.items() if not value]:
        del kept[name]
    return kept.urlencode()


@require_POST
@desk
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the filters under a name; the same name again replaces them."""
    query = QueryDict(request.POST.get("query", "")[:400]).urlencode()
    name = request.POST.get("name", "").strip()[:40]
    person = person_of(request)
    if not name:
        messages.error(request, "没有写名称，没有存。请写一个名称。")
    elif person.views.exclude(name=name).count() >= MOST_VIEWS:
        messages.error(request, f"常用查询至多 {MOST_VIEWS} 个。请先删去不用的。")
    else:
        SavedView.objects.update_or_create(person=person, name=name, defaults={"query": query})
        messages.success(request, f"已存为“{name}”。")
    return redirect(f"{reverse('desk:register')}?{query}")


@require_POST
@desk
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a view of one's own."""
    person_of(request).views.filter(pk=pk).delete()
    return redirect("desk:register")
