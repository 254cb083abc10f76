"""What all pages of administration share: who is let in, where one may go, how a form is sent."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.reaching import Reach
from gongkai.office.bodies.roles import BODY_TABLE
from gongkai.office.bodies.supervising import superior
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import person_of
from gongkai.web.saying import sentence

Act = Callable[[dict[str, Any]], HttpResponse]

ROWS = 50  # of a list on one page


class Area(NamedTuple):
    """A part of the administration, shown to who may take one of the actions somewhere.

    `pages` are the names of its other addresses.
    """

    name: str
    label: str
    about: str
    actions: tuple[str, ...]
    pages: tuple[str, ...] = ()


AREAS = (
    Area("overview", "概况", "", tuple(BODY_TABLE)),
    Area(
        "bodies",
        "机关",
        "名称沿革、上级、联系方式，合并拆分，成批导入",
        ("show_body",),
        ("body", "change", "found", "import"),
    ),
    Area(
        "people",
        "人员",
        "增加、离岗，任职、免职",
        ("list_people",),
        ("person", "add", "give", "end", "leave"),
    ),
    Area("settings", "设置", "法律没有写明、由机关定的各项", ("show_body",), ("setting",)),
    Area("key", "密钥", "加密个人信息的密钥，轮换", ("rotate_key",), ("rotate",)),
    Area("audit", "查看记录", "谁看过谁的个人信息，谁被拒绝", ("read_audit",)),
    Area("journal", "日志核验", "日志有没有被改动，存证单", ("verify_journal",)),
)


def reach_of(request: HttpRequest) -> Reach:
    """Where the person may do what, looked up once a request."""
    found = getattr(request, "_reach", None)
    if not isinstance(found, Reach):
        found = Reach(person_of(request), timezone.localdate())
        request._reach = found  # type: ignore[attr-defined]
    return found


def admit(request: HttpRequest, *actions: str) -> frozenset[int]:
    """The bodies at which they may take one of the actions. Raises Forbidden for none."""
    bodies = reach_of(request).bodies(*actions)
    if not bodies:
        raise Forbidden(
            "office-forbidden", action=actions[0], person=person_of(request), body="本系统"
        )
    return bodies


def body_of(request: HttpRequest, code: str, *actions: str) -> Body:
    """A body that they may see, and at which they may take one of the actions, if any are named.

    Raises Refusal, as if there were none, for all others.
    """
    reach = reach_of(request)
    body = Body.objects.filter(code=code, pk__in=reach.bodies("show_body")).first()
    if body is None:
        raise Refusal("office-no-body", body=code)
    if actions and not any(reach.may(action, body) for action in actions):
        raise Forbidden("office-forbidden", action=actions[0], person=person_of(request), body=body)
    return body


def settles(request: HttpRequest, body: Body) -> bool:
    """Whether they may make settings for a body: from above it, or at the very top."""
    action = "set_setting" if superior(body) else "set_top_setting"
    return reach_of(request).may(action, body)


def show(
    request: HttpRequest, template: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """A page with the parts of the administration that this person may use."""
    reach = reach_of(request)
    here = request.resolver_match.url_name if request.resolver_match else ""
    areas = [
        {
            "url": reverse(f"desk:administration:{a.name}"),
            "here": here in (a.name, *a.pages),
            **a._asdict(),
        }
        for a in AREAS
        if reach.somewhere(a.actions)
    ]
    return render(
        request, f"desk/administration/{template}.html", {**context, "areas": areas}, status=status
    )


def sent(
    request: HttpRequest,
    template: str,
    form: forms.Form,
    act: Act,
    context: Mapping[str, object],
) -> HttpResponse:
    """A form; once sent the act is done, or it is shown again with what is wrong and all typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return act(form.cleaned_data)
            except Refusal as refusal:
                status = 403 if isinstance(refusal, Forbidden) else 409
                _place(form, refusal)
    return show(request, template, {"form": form, **context}, status)


def _place(form: forms.Form, refusal: Refusal) -> None:
    """What is wrong beside its field, where the refusal names one that the form has."""
    said = refusal.values.get("field")
    named = next((name for name, field in form.fields.items() if said in (name, field.label)), None)
    form.add_error(named, sentence(refusal))


def paged(request: HttpRequest, rows: Any) -> Page[Any]:  # noqa: ANN401
    """The page of a list that the address names; the nearest that there is."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def query_of(request: HttpRequest, *without: str) -> str:
    """The filters of a list as the end of an address, some left out."""
    kept = request.GET.copy()
    for name in without:
        kept.pop(name, None)
    return kept.urlencode()
