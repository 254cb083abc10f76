"""What is done to an application as a whole: a document put in, splitting, merging, erasing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from gongkai.office.applications.counting import merge, must_be_mergeable, split
from gongkai.office.applications.erasing import erase
from gongkai.office.applications.models import Application
from gongkai.office.applications.searching import FIRST_YEAR
from gongkai.office.bodies.models import Person
from gongkai.office.labels import label
from gongkai.refusal import Refusal
from gongkai.web.desk.documents import keep
from gongkai.web.desk.guard import admitted, allowed, desk, person_of, shown, title_of
from gongkai.web.desk.register import LAST_YEAR
from gongkai.web.saying import sentence


class AttachForm(forms.Form):
    """A document."""

    file = forms.FileField(label="文件", help_text="扫描件、公文、答复的附件，加密存放。")


class SplitForm(forms.Form):
    """The further matters of a letter."""

    contents = forms.CharField(
        label="另立的事项",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="每一项写一段，段与段之间空一行。第一项留在这一件，不用写。",
    )


class MergeForm(forms.Form):
    """The application with which this one is counted.

    `looked` is the application that was shown for it; only then the box to confirm stands there.
    """

    year = forms.IntegerField(label="并入哪一年登记的", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    number = forms.IntegerField(label="并入第几号", min_value=1)
    looked = forms.CharField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(
        label="核对过了，是同一人重复提交。并入以后不能撤销。", required=False
    )


class EraseForm(forms.Form):
    """A promise that it is meant."""

    sure = forms.BooleanField(
        label="销毁以后谁也读不出来，不能恢复。经过和统计不变。",
        error_messages={"required": "没有勾选，没有销毁。"},
    )


class Whole(NamedTuple):
    """A form, what it is about, and the doing of it."""

    form: type[forms.Form]
    help: str
    do: Callable[[Application, Person, forms.Form], str]


def _attach(row: Application, person: Person, form: forms.Form) -> str:
    file = form.cleaned_data["file"]
    keep(row.code, person, file.name, file.read())
    return "文件已经存入。"


def _split(row: Application, person: Person, form: forms.Form) -> str:
    text = form.cleaned_data["contents"].replace("\r\n", "\n")
    parts = split(row.code, person, [part.strip() for part in text.split("\n\n") if part.strip()])
    return f"已经拆分，新的登记号：{'、'.join(map(str, parts))}。"


def _merge(row: Application, person: Person, form: forms.Form) -> str:
    into = _into(row, form)
    merge(row.code, person, into.code)
    return f"已经并入 {into}。"


def _into(row: Application, form: forms.Form) -> Application:
    year, number = form.cleaned_data["year"], form.cleaned_data["number"]
    into = Application.objects.filter(body=row.body, year=year, number=number).first()
    if into is None:
        raise Refusal("desk-no-number", body=row.body, number=f"{year}-{number}")
    return into


def _both(request: HttpRequest, row: Application, form: forms.Form) -> list[tuple[str, str, date]]:
    """Number, title and day of both, to be looked at before the two are one; none once that was."""
    into = _into(row, form)
    if form.cleaned_data["sure"] and form.cleaned_data["looked"] == into.code:
        return []
    must_be_mergeable(row, into)
    typed = request.POST.copy()
    typed["looked"] = into.code
    typed.pop("sure", None)
    form.data = typed
    return [(str(each), title_of(request, each), each.received_on) for each in (row, into)]


def _erase(row: Application, person: Person, _: forms.Form) -> str:
    erase(row.code, person)
    return "个人信息已经销毁。"


FORMS = {
    "attach": Whole(AttachForm, "", _attach),
    "split": Whole(
        SplitForm, "一封信里有几项不相干的，可以拆开分别办理、分别计数；收到日期不变。", _split
    ),
    "merge": Whole(
        MergeForm, "同一申请人就同一信息重复提交、都还没有办结的，可以并为一件，只计一次。", _merge
    ),
    "erase": Whole(
        EraseForm,
        "保管期满以后，销毁申请人的个人信息（条例第四十五条、个人信息保护法第四十七条）。",
        _erase,
    ),
}


@admitted
@require_http_methods(["GET", "POST"])
@desk
def whole(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """One of these forms; sent, it is done."""
    row = shown(request, code)
    if action not in FORMS:
        raise Refusal("office-no-action", action=action)
    allowed(request, row, action)
    about = FORMS[action]
    if request.method == "GET":
        return _page(request, row, action, _asking(about.form()))
    form = about.form(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, action, _asking(form), status=422)
    try:
        if action == "merge" and (both := _both(request, row, form)):
            return _page(request, row, action, form, both=both)
        messages.success(request, about.do(row, person_of(request), form))
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return _page(request, row, action, _asking(form), status=409)
    return redirect("desk:case", code)


def _asking(form: forms.Form) -> forms.Form:
    """A form that does not ask yet to confirm what was not shown."""
    if isinstance(form, MergeForm):
        del form.fields["looked"], form.fields["sure"]
    return form


def _page(
    request: HttpRequest,
    row: Application,
    action: str,
    form: forms.Form,
    *,
    both: Sequence[tuple[str, str, date]] = (),
    status: int = 200,
) -> HttpResponse:
    known = {
        "row": row,
        "title": title_of(request, row),
        "label": label(action),
        "help": FORMS[action].help,
        "form": form,
        "both": both,
    }
    return render(request, "desk/action.html", known, status=status)
