"""Registering a dispute: from the page of a case, from a reconsideration, or alone."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.law.disputes import Procedure
from gongkai.office.applications.models import Application
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body
from gongkai.office.disputes.filing import FIELDS, FILE, Petition, file
from gongkai.office.disputes.models import LONGEST, Dispute
from gongkai.office.disputes.reading import shown as shown_dispute
from gongkai.refusal import Refusal
from gongkai.web.desk.disputes.fields import TEXT, dated
from gongkai.web.desk.fields import choices
from gongkai.web.desk.guard import access_of, desk, person_of, shown
from gongkai.web.saying import sentence
from gongkai.words import Dispute as Kind

# How the form is laid out.
PARTS = {
    "first": ("body", "dispute", "organ", "case_number", "on", "publication"),
    "notice": ("notified", "procedure", "answer_by"),
    "people": ("plaintiff", "claim", "remark"),
}


class DisputeForm(forms.Form):
    """What is known when the notice comes in."""

    required_css_class = "required"

    body = forms.ChoiceField(label="被申请人、被告")
    dispute = forms.ChoiceField(label="种类", choices=choices(Kind, "请选"))
    organ = forms.CharField(label="复议机关或者法院", max_length=LONGEST)
    case_number = forms.CharField(
        label="案号",
        required=False,
        max_length=LONGEST,
        help_text="如 云政复〔2026〕12号、（2026）云01行初5号。后来才知道的，以后再补。",
    )
    on = dated(required=True, label="提起日期", help="申请复议、起诉的日期：年报按它归年。")
    publication = forms.CharField(
        label="所争的公开信息",
        required=False,
        max_length=LONGEST,
        help_text="不是为答复、而是为主动公开的信息起争议的，写标题、文号或者索引号，不要写姓名。",
    )
    notified = dated(
        required=False,
        label="收到通知书的日期",
        help="收到答复通知书、应诉通知书和副本的那一天，期限从次日起算。还没有收到的留空。",
    )
    procedure = forms.ChoiceField(
        label="程序",
        choices=[(str(word), word.label) for word in Procedure],
        initial=str(Procedure.ORDINARY),
        help_text="复议适用简易程序的，答复期限 5 个工作日（行政复议法第五十四条）。",
    )
    answer_by = dated(required=False, label="通知书写明的期限", help="没有写明的留空，照法律计算。")
    plaintiff = forms.CharField(label="申请人、原告", required=False, max_length=300)
    claim = forms.CharField(
        label="请求",
        required=False,
        max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    remark = forms.CharField(
        label="说明", required=False, max_length=TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )
    application = forms.CharField(widget=forms.HiddenInput, required=False)
    after = forms.CharField(widget=forms.HiddenInput, required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


@require_http_methods(["GET", "POST"])
@desk
def new(request: HttpRequest) -> HttpResponse:
    """The form, filled in with what it is about; sent, the dispute is registered."""
    bodies = _bodies(request)
    given = request.POST if request.method == "POST" else request.GET
    contested = _application(request, given.get("application", ""))
    earlier = _earlier(request, given.get("after", ""))
    about: dict[str, object] = {"contested": contested, "earlier": earlier}
    form = _form(bodies, about, request)
    if request.method == "GET":
        return _page(request, form, about)
    if not form.is_valid():
        return _page(request, form, about, 422)
    try:
        row = _file(request, form, bodies)
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, form, about, 409)
    messages.success(request, f"已登记，{row}。")
    return redirect("desk:dispute", row.code)


def _bodies(request: HttpRequest) -> dict[str, Body]:
    """The bodies at which this person registers disputes. Raises Forbidden if there is none."""
    found = {body.code: body for body in access_of(request).bodies(FILE)}
    if not found:
        raise Forbidden("desk-no-dispute")
    return found


def _application(request: HttpRequest, code: str) -> Application | None:
    return shown(request, code) if code else None


def _earlier(request: HttpRequest, code: str) -> Dispute | None:
    return shown_dispute(code, access_of(request)) if code else None


def _form(bodies: dict[str, Body], about: dict[str, object], request: HttpRequest) -> DisputeForm:
    initial: dict[str, object] = {"token": uuid4().hex, "body": next(iter(bodies))}
    contested, earlier = about["contested"], about["earlier"]
    if isinstance(contested, Application):
        initial |= {"application": contested.code, "body": contested.body.code}
    if isinstance(earlier, Dispute):
        initial |= {"after": earlier.code, "body": earlier.body.code}
        initial["dispute"] = str(Kind.SUIT_AFTER_RECONSIDERATION)
    form = DisputeForm(request.POST if request.method == "POST" else None, initial=initial)
    if len(bodies) == 1:
        form.fields["body"].widget = forms.HiddenInput()
    if contested or earlier:
        form.fields["publication"].widget = forms.HiddenInput()
    form.fields["body"].choices = [(b.code, b.name) for b in bodies.values()]  # type: ignore[attr-defined]
    return form


def _file(request: HttpRequest, form: DisputeForm, bodies: dict[str, Body]) -> Dispute:
    given = form.cleaned_data
    petition = Petition(
        dispute=Kind.of(given["dispute"]),
        organ=given["organ"],
        on=given["on"],
        case_number=given["case_number"],
        contested=given["application"],
        publication=given["publication"],
        after=given["after"],
        notified=given["notified"],
        procedure=Procedure.of(given["procedure"]),
        answer_by=given["answer_by"],
    )
    personal = {name: given[name] for name in sorted(FIELDS)}
    body = bodies[given["body"]]
    return file(body, person_of(request), petition, personal, token=given["token"])


def _page(
    request: HttpRequest, form: DisputeForm, about: dict[str, object], status: int = 200
) -> HttpResponse:
    known: dict[str, object] = {"form": form, **about}
    for part, names in PARTS.items():
        fields = [form[name] for name in names if name in form.fields]
        known[part] = [field for field in fields if not field.is_hidden]
    return render(request, "desk/disputes/new.html", known, status=status)
