"""Taking in a sheet or a pasted list: every row is shown with what becomes of it, then entered."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.office.bodies.models import choices
from gongkai.office.publications.importing import Plan, What, apply, plan, read, tally
from gongkai.office.publications.naming import label
from gongkai.office.publications.sheets import HEADING_UNIT, cells_of, headings, text_of
from gongkai.office.publications.words import DocumentKind, FigureKind, Form, Outlet, Record
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import admitted, desk, person_of
from gongkai.web.desk.publications.forms import MONEY, several, text
from gongkai.web.desk.publications.page import must, place, scope_of, show, tab_of
from gongkai.web.desk.publications.rooms import ROOMS
from gongkai.web.saying import sentence

MOST_TEXT = 1_000_000
SHOWN = 500  # rows on the page; all that are wrong come first
MARKS = {
    What.NEW: ("登记", "standing"),
    What.AGAIN: ("重报，代替以前的", "soon"),
    What.SAME: ("已经有了，不重复登记", "done"),
    What.WRONG: ("不能登记", "late"),
}
SAMPLES = {
    Record.DOCUMENT: "规范性文件\t云商〔2025〕1号\t云溪县商贸流通管理办法\t2025-3-3\t2025-3-10",
    Record.DECISION: "行政许可\t审批科\t2025年3月\t12\t件\t审批科",
    Record.PUBLICATION: (
        "2025-3-15　家电下乡补贴办理指南　县政府网站\n"
        "6月8日《商贸流通简报》第12期（商务预报网站），被云溪日报采用"
    ),
}


class TakeForm(forms.Form):
    """A file or pasted text, and what holds for rows that say nothing."""

    file = forms.FileField(
        required=False,
        label="表格文件",
        help_text="xlsx、xls 或者 csv，第一张表。选了文件，先读成下面的文字。",
    )
    text = forms.CharField(
        required=False,
        strip=False,
        label="或者把清单粘贴在这里",
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )

    def defaults(self) -> dict[str, object]:
        """What holds for rows that say nothing."""
        kept = {k: v for k, v in self.cleaned_data.items() if k not in ("file", "text") and v}
        if "unit" in kept:
            kept[HEADING_UNIT] = kept.pop("unit")
        return kept


def _choice(name: str, known: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, choices=known, label=f"没写{label(name)}的算作")


class DocumentTake(TakeForm):
    """Documents."""

    kind = _choice("kind", several(DocumentKind))


class FigureTake(TakeForm):
    """Figures."""

    kind = _choice("kind", several(FigureKind))
    giver = text(required=False, label="没写提供单位的，是谁报的")
    unit = forms.ChoiceField(
        required=False,
        choices=MONEY,
        label="没写单位的收费，单位是",
        help_text="程序不猜元还是万元。",
    )


class EntryTake(TakeForm):
    """Publications."""

    outlet = _choice("outlet", several(Outlet))
    form = _choice("form", [("", "政府信息"), *choices(Form)[1:]])
    topic = text(required=False, label="没写主题的算作")


TAKES: dict[Record, type[TakeForm]] = {
    Record.DOCUMENT: DocumentTake,
    Record.DECISION: FigureTake,
    Record.PUBLICATION: EntryTake,
}


@admitted
@require_http_methods(["GET", "POST"])
@desk
def take(request: HttpRequest, kind: str) -> HttpResponse:
    """The form; sent with `look`, what would become of every row; with `enter`, it is done."""
    tab = tab_of(kind)
    if tab.record not in TAKES:
        raise Refusal("office-no-action", action=kind)
    scope, room = scope_of(request), ROOMS[kind]
    must(request, room.action, scope.body)
    made = TAKES[tab.record]
    context: dict[str, Any] = {
        "scope": scope,
        "room": room,
        "columns": list(headings(tab.record).values()),
        "sample": SAMPLES[tab.record],
        "lists": tab.record is Record.PUBLICATION,
    }
    if request.method == "GET":
        return show(request, "import", {**context, "form": made()})
    form = _read_file(made(request.POST, request.FILES))
    if not form.is_valid():
        return show(request, "import", {**context, "form": form}, 422)
    try:
        rows = read(tab.record, form.cleaned_data["text"], scope.year)
        given = (tab.record, rows, form.defaults(), scope.year)
        if "enter" in request.POST:
            planned = apply(scope.body, person_of(request), *given)
            count = planned.count(What.NEW) + planned.count(What.AGAIN)
            messages.success(request, f"已登记 {count} 条。")
            return redirect(reverse("desk:publications:list", args=[kind]) + f"?{scope.query}")
        planned = plan(scope.body, person_of(request), *given)
    except Refusal as refusal:
        return show(request, "import", {**context, "form": form}, place(form, refusal))
    return show(request, "import", {**context, "form": form, **_planned(planned)})


def _read_file(form: TakeForm) -> TakeForm:
    """The same form with the text of the file that was chosen, to be mended on the page."""
    file = form.files.get("file")
    if file is None:
        return form
    data = QueryDict(mutable=True)
    data.update({name: str(value) for name, value in form.data.items()})
    try:
        data["text"] = text_of(cells_of(file.read()))
    except Refusal as refusal:
        form.is_valid()
        form.add_error("file", sentence(refusal))
        return form
    return type(form)(data)


def _planned(planned: Plan) -> dict[str, Any]:
    ordered = sorted(planned.rows, key=lambda row: row.what is not What.WRONG)
    rows = [
        {
            "number": row.number,
            "what": MARKS[row.what][0],
            "mark": MARKS[row.what][1],
            "shown": row.shown,
            "details": _details(row.said),
            "wrong": sentence(row.refusal) if row.refusal else "",
        }
        for row in ordered[:SHOWN]
    ]
    doable = not planned.count(What.WRONG)
    new = planned.count(What.NEW) + planned.count(What.AGAIN)
    return {
        "rows": rows,
        "more": len(planned.rows) - len(rows),
        "counts": [(MARKS[what][0], planned.count(what)) for what in What if planned.count(what)],
        "tally": list(tally(planned).items()),
        "doable": doable and new,
        "total": new,
    }


def _details(said: Any) -> str:  # noqa: ANN401
    """What else was read of a row."""
    day = getattr(said, "published_on", None) or getattr(said, "dated_on", None)
    words = (getattr(said, name, None) for name in ("outlet", "form"))
    parts = [str(day or ""), *(word.label for word in words if word)]
    if adopted := getattr(said, "adopted_by", ()):
        parts.append(f"{'、'.join(adopted)} 采用")
    parts.append(getattr(said, "document_number", ""))
    return " · ".join(part for part in parts if part)
