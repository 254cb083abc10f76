"""Forms for people: added, given a role, relieved of it, gone."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies import staffing
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.roster import known
from gongkai.office.bodies.tree import find
from gongkai.refusal import Refusal
from gongkai.web.desk.administration import forms
from gongkai.web.desk.administration.changes import proposed
from gongkai.web.desk.administration.page import admit, reach_of, sent, show
from gongkai.web.desk.guard import desk, person_of

Given = Mapping[str, Any]


@require_http_methods(["GET", "POST"])
@desk
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new; the password is shown on the page that answers, and nowhere again."""
    admit(request, "add_person")
    form = forms.Add(request.POST or None, initial={"body": request.GET.get("body", "")})

    def act(given: Given) -> HttpResponse:
        body = find(given["body"].strip())
        made, password = staffing.add_person(
            body, given["username"], given["name"], by=person_of(request), email=given["email"]
        )
        context = {
            "person": made,
            "body": body,
            "password": password,
            "identity": _identity_service(),
            "may_give": reach_of(request).may("give_role", body),
        }
        return show(request, "added", context)

    context = {"known": proposed(request, form), "identity": _identity_service()}
    return sent(request, "add", form, act, context)


@require_http_methods(["GET", "POST"])
@desk
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """A role for somebody."""
    admit(request, "give_role")
    person, place = known(reach_of(request), pk)
    form = forms.Give(request.POST or None, initial={"body": place.code})

    def act(given: Given) -> HttpResponse:
        body, role = find(given["body"].strip()), Role.of(given["role"])
        staffing.give_role(
            person,
            body,
            role,
            by=person_of(request),
            section=given["section"],
            since=given["since"],
        )
        messages.success(request, f"已任职：{person}，{body.name}{role.label}。")
        return redirect("desk:administration:person", pk)

    context = {"person": person, "known": proposed(request, form)}
    return sent(request, "give", form, act, context)


@require_http_methods(["GET", "POST"])
@desk
def end(request: HttpRequest, pk: int, role: int) -> HttpResponse:
    """The end of a role."""
    admit(request, "end_role")
    person, _ = known(reach_of(request), pk)
    held = staffing.current(None, person=person).filter(pk=role).first()
    if held is None or held.body_id not in reach_of(request).bodies("list_people"):
        raise Refusal("office-no-such-role")
    form = forms.End(request.POST or None)

    def act(given: Given) -> HttpResponse:
        staffing.end_role(
            person,
            held.body,
            Role.of(held.role),
            by=person_of(request),
            section=held.section,
            until=given["until"],
        )
        messages.success(request, f"已免职：{person}，{held.body}{held.get_role_display()}。")
        return redirect("desk:administration:person", pk)

    return sent(request, "end", form, act, {"person": person, "held": held})


@require_http_methods(["GET", "POST"])
@desk
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody left: what ends with it is shown before."""
    admit(request, "end_person")
    reach = reach_of(request)
    person, place = known(reach, pk)
    if not reach.may("end_person", place):
        raise Forbidden(
            "office-forbidden", action="end_person", person=person_of(request), body=place
        )
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act(given: Given) -> HttpResponse:  # noqa: ARG001
        staffing.end_person(person, place, by=person_of(request))
        messages.success(request, f"已登记{person}离岗，不能再登录。")
        return redirect("desk:administration:person", pk)

    held = staffing.current(None, person=person).filter(body__in=reach.bodies("list_people"))
    return sent(request, "leave", form, act, {"person": person, "place": place, "held": held})


def _identity_service() -> str:
    """What the identity service of the organisation is called, where there is one."""
    return str(settings.GIVEN["GONGKAI_OIDC_NAME"]) if settings.SOCIALACCOUNT_PROVIDERS else ""
