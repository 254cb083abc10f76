"""Registering a letter: pasted or dropped, read, its fields proposed, what is like it beside."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.law.case.events import Channel
from gongkai.office.applications.alike import earlier
from gongkai.office.applications.intake import receive
from gongkai.office.applications.letters import Proposal, propose
from gongkai.office.applications.reading import seen_by
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.labels import label
from gongkai.refusal import Refusal
from gongkai.web.desk.documents import keep
from gongkai.web.desk.fields import choices
from gongkai.web.desk.guard import access_of, admitted, desk, person_of
from gongkai.web.desk.morning import Item, items
from gongkai.web.desk.scans import text_of
from gongkai.web.portal.checking.child import Limits, bounded
from gongkai.web.saying import sentence
from gongkai.words import Applicant

PERSONAL = (
    "name",
    "identity",
    "telephone",
    "address",
    "email",
    "postcode",
    "representative",
    "representative_identity",
)
LONG = ("content", "form", "letter")


class IntakeForm(forms.Form):
    """A letter as it is registered. Nothing is proposed silently: what was read is marked."""

    letter = forms.CharField(
        label="来信全文",
        required=False,
        help_text="粘贴来信，或者选文件，按“读一读”，下面各项会照着来信填好，请核对。",
        widget=forms.Textarea(attrs={"rows": 8, "data-key": "p"}),
    )
    scan = forms.FileField(
        label="来信的文件",
        required=False,
        help_text="登记时一并加密存入。扫描成图片的读不出文字，照样可以存。",
    )
    body = forms.ChoiceField(label="机关")
    channel = forms.ChoiceField(label="收到渠道", choices=choices(Channel, "请选"))
    on = forms.DateField(
        label="到达日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    applicant_class = forms.ChoiceField(label="申请人类别", choices=choices(Applicant, "请选"))
    title = forms.CharField(
        label="事项",
        required=False,
        max_length=60,
        help_text="列表里显示的一句话，不要写姓名、号码。留空的，照申请内容自动写。",
    )
    content = forms.CharField(
        label="申请内容",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="要哪一项政府信息：名称、文号或者特征（条例第二十九条）。用途不用问。",
    )
    form = forms.CharField(label="提供形式", required=False, max_length=200)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


for _name in PERSONAL:
    IntakeForm.base_fields[_name] = forms.CharField(
        label=label(_name), required=_name == "name", max_length=300
    )


class Marked(NamedTuple):
    """A stretch of the letter; `label` names the field that it was read for, if any."""

    text: str
    label: str


@admitted
@require_http_methods(["GET", "POST"])
@desk
def intake(request: HttpRequest) -> HttpResponse:
    """The form; sent with `look` the letter is read, else the application is registered."""
    bodies = _bodies(request)
    if request.method == "GET":
        return _page(request, _form(bodies, initial=_initial(bodies)))
    if "look" in request.POST:
        return _read(request, bodies)
    form = _form(bodies, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        code = _register(request, form, bodies)
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, form, status=409)
    return redirect("desk:case", code)


def _bodies(request: HttpRequest) -> dict[str, Body]:
    """The bodies at which this person registers letters. Raises Forbidden if there is none."""
    found = {body.code: body for body in access_of(request).bodies("receive")}
    if not found:
        raise Forbidden("desk-no-intake")
    return found


def _initial(bodies: dict[str, Body]) -> dict[str, object]:
    return {"body": next(iter(bodies)), "on": timezone.localdate(), "token": uuid4().hex}


def _form(bodies: dict[str, Body], *given: object, **named: object) -> IntakeForm:
    form = IntakeForm(*given, **named)  # type: ignore[arg-type]
    form.fields["body"].choices = [(b.code, b.name) for b in bodies.values()]  # type: ignore[attr-defined]
    return form


def _register(request: HttpRequest, form: IntakeForm, bodies: dict[str, Body]) -> str:
    given = form.cleaned_data
    fields = (*PERSONAL, *LONG, "title")
    row = receive(
        bodies[given["body"]],
        person_of(request),
        channel=Channel.of(given["channel"]),
        applicant_class=Applicant.of(given["applicant_class"]),
        personal={name: given[name] for name in fields if given[name].strip()},
        on=given["on"],
        token=given["token"],
    )
    messages.success(request, f"已登记，登记号 {row}。")
    if scan := given["scan"]:
        try:
            keep(row.code, person_of(request), scan.name, scan.read())
        except Refusal as refusal:
            messages.error(request, f"申请已登记，但文件没有存入：{sentence(refusal)}")
    return row.code


def _read(request: HttpRequest, bodies: dict[str, Body]) -> HttpResponse:
    """The form filled in with what the letter says, and with what was typed already."""
    typed = {name: value for name, value in request.POST.items() if str(value).strip()}
    text, wrong = str(typed.get("letter", "")), ""
    if scan := request.FILES.get("scan"):
        limits = Limits(settings.CHECK_SECONDS, settings.CHECK_MEGABYTES)
        try:
            text = bounded(limits, text_of, scan.name or "", scan.read()) or text
        except Refusal:
            wrong = "这个文件读不出文字（可能是图片）。可以照着它填写。"
        wrong += "要把文件存入的，登记以前请再选一次：浏览器不替您留着。"
    proposals = propose(text)
    single = {p.field: p.means or p.value for p in proposals if _alone(p, proposals)}
    form = _form(bodies, initial={**single, **typed, "letter": text})
    alike = _alike(request, {**single, **{k: str(v) for k, v in typed.items()}})
    several = [(label(p.field), p.value) for p in proposals if not _alone(p, proposals)]
    return _page(
        request,
        form,
        marked=list(_marked(text, proposals)),
        several=several,
        alike=alike,
        wrong=wrong,
        looked=True,
    )


def _alone(proposal: Proposal, proposals: Sequence[Proposal]) -> bool:
    """Whether a field has but one value; the same value twice is one."""
    values = {p.means or p.value for p in proposals if p.field == proposal.field}
    return len(values) == 1


def _marked(text: str, proposals: Sequence[Proposal]) -> Iterator[Marked]:
    """The letter in stretches, those from which something was read with what they were read for."""
    at = 0
    for each in sorted(proposals, key=lambda p: p.start):
        if each.start < at:
            continue
        yield Marked(text[at : each.start], "")
        yield Marked(text[each.start : each.end], label(each.field))
        at = each.end
    yield Marked(text[at:], "")


def _alike(request: HttpRequest, values: dict[str, str]) -> list[tuple[Item, str]]:
    """Earlier applications by the same applicant or for the like, at one's own bodies."""
    access = access_of(request)
    bodies = {held.body_id for held in access.held}
    hits = earlier(bodies, values, values.get("content", ""))
    rows = seen_by(access).filter(code__in=[hit.code for hit in hits])
    found = {item.row.code: item for item in items(request, rows)}
    return [(found[hit.code], "、".join(map(label, hit.why))) for hit in hits if hit.code in found]


def _page(
    request: HttpRequest, form: IntakeForm, *, status: int = 200, **known: object
) -> HttpResponse:
    named = [form[name] for name in PERSONAL]
    first = [form[name] for name in ("body", "channel", "on", "applicant_class")]
    wanted = [form[name] for name in ("title", "content", "form")]
    known |= {"form": form, "first": first, "named": named, "wanted": wanted}
    return render(request, "desk/intake.html", known, status=status)
