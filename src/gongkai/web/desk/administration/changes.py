"""Forms that change one body, and the one that founds another."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies import actions
from gongkai.office.bodies.fields import CONTACT, DETAILS
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.tree import find
from gongkai.refusal import Refusal
from gongkai.web.desk.administration import forms
from gongkai.web.desk.administration.page import admit, body_of, reach_of, sent
from gongkai.web.desk.guard import desk, person_of

Given = Mapping[str, Any]
CHOSEN = 300  # bodies that a field proposes; with more of them the code is typed


class Change(NamedTuple):
    """One way to change a body: its form, who may, and what is done with what was sent."""

    id: str
    label: str
    about: str
    actions: tuple[str, ...]
    form: type[django_forms.Form]
    act: Callable[[Body, Given, Person], None]
    present: tuple[str, ...] = ()  # fields that start from what is known

    def allowed(self, may: Collection[str]) -> bool:
        """Whether who may do these things may do this."""
        return any(action in may for action in self.actions)


def _rename(body: Body, given: Given, by: Person) -> None:
    actions.rename(body, given["name"], given["since"], by=by)


def _former_name(body: Body, given: Given, by: Person) -> None:
    actions.add_former_name(body, given["name"], given["since"], given["until"], by=by)


def _change(body: Body, given: Given, by: Person) -> None:
    actions.change(body, given, by=by)


def _contact(body: Body, given: Given, by: Person) -> None:
    actions.change_contact(body, given, by=by)


def _supervise(body: Body, given: Given, by: Person) -> None:
    actions.supervise(body, find(given["parent"].strip()), given["first_year"], by=by)


def _succeed(body: Body, given: Given, by: Person) -> None:
    actions.succeed(body, find(given["after"].strip()), given["on"], by=by)


CHANGES = {
    each.id: each
    for each in (
        Change(
            "contact",
            "改联系方式",
            "印在公开指南、答复书和年度报告上。空着的，是去掉这一项。",
            ("change_contact",),
            forms.Contact,
            _contact,
            CONTACT,
        ),
        Change(
            "rename",
            "改名称",
            "以前的申请、报告仍用当时的名称。",
            ("rename",),
            forms.Rename,
            _rename,
        ),
        Change(
            "former-name",
            "登记以前的名称",
            "旧报告、旧文书上的名称，登记以后就认得出。",
            ("rename",),
            forms.FormerName,
            _former_name,
        ),
        Change(
            "details",
            "改类别、级别、代码",
            "类别和级别决定救济途径里写哪个复议机关。",
            ("change_body",),
            forms.Change,
            _change,
            ("kind", "level", "credit_code", "division"),
        ),
        Change(
            "supervise",
            "换上级",
            "从所填的年度起；以前年度的隶属关系不变。",
            ("supervise",),
            forms.Supervise,
            _supervise,
        ),
        Change(
            "succeed",
            "登记合并、拆分",
            "本机关并入另一个机关，或者从本机关拆出另一个机关。不能撤销，请核对。",
            ("succeed",),
            forms.Succeed,
            _succeed,
        ),
    )
}


@require_http_methods(["GET", "POST"])
@desk
def change(request: HttpRequest, body: str, change: str) -> HttpResponse:
    """One form of a body."""
    kind = CHANGES.get(change)
    if kind is None:
        raise Refusal("office-no-action", action=change)
    row = body_of(request, body, *kind.actions)
    present = {name: getattr(row, name) for name in kind.present}
    form = kind.form(request.POST or None, initial=present)

    def act(given: Given) -> HttpResponse:
        kind.act(row, given, person_of(request))
        messages.success(request, f"已登记：{kind.label}。")
        return redirect("desk:administration:body", row.code)

    context = {"body": row, "change": kind, "known": proposed(request, form)}
    return sent(request, "change", form, act, context)


@require_http_methods(["GET", "POST"])
@desk
def found(request: HttpRequest) -> HttpResponse:
    """A new body, under another or under none."""
    admit(request, "found_body", "found_top")
    form = forms.Found(request.POST or None, initial={"parent": request.GET.get("parent", "")})

    def act(given: Given) -> HttpResponse:
        parent = given["parent"].strip()
        year = given["first_year"]
        since: date | None = given["since"]
        body = actions.found_body(
            given["code"],
            given["name"],
            {name: given[name] for name in DETAILS},
            by=person_of(request),
            parent=find(parent) if parent else None,
            first_year=year,
            since=since,
        )
        messages.success(request, f"已登记{body.name}。接着请增加人员、任职。")
        return redirect("desk:administration:body", body.code)

    return sent(request, "found", form, act, {"known": proposed(request, form)})


def proposed(request: HttpRequest, form: django_forms.Form) -> list[tuple[str, str]]:
    """The bodies that a field for the code of a body proposes, where they are not too many."""
    wanted = any(field.widget.attrs.get("list") == "bodies" for field in form.fields.values())
    seen = reach_of(request).bodies("show_body")
    if not wanted or len(seen) > CHOSEN:
        return []
    return list(Body.objects.filter(pk__in=seen).order_by("code").values_list("code", "name"))
