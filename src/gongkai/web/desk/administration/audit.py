"""The audit: who looked at whose personal data, who was refused, who signed in."""

from datetime import date

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.office.applications.audit_sheets import TITLE, commas, workbook
from gongkai.office.applications.auditing import MOST, Wanted, What, audited, looks
from gongkai.office.bodies.models import Body
from gongkai.refusal import Refusal
from gongkai.web.desk.administration import forms
from gongkai.web.desk.administration.changes import CHOSEN
from gongkai.web.desk.administration.page import ROWS, query_of, reach_of, show
from gongkai.web.desk.administration.sheet import XLSX, file
from gongkai.web.desk.guard import desk

CSV = "text/csv; charset=utf-8"


class Filter(forms.Form):
    """Which lines of the audit."""

    what = django_forms.ChoiceField(
        label="事项",
        required=False,
        choices=[("", "全部"), *((str(what), what.label) for what in What)],
    )
    body = forms.body_code("机关", required=False)
    person = django_forms.CharField(label="姓名或者用户名", required=False)
    number = django_forms.CharField(
        label="登记编号",
        required=False,
        widget=django_forms.TextInput(attrs={"placeholder": "2026-3"}),
    )
    first = forms.day("自", required=False)
    last = forms.day("至", required=False)


@require_safe
@desk
def audit(request: HttpRequest) -> HttpResponse:
    """The newest lines that are wanted; older ones on the pages that follow."""
    reach = reach_of(request)
    seen = audited(reach)
    form, wanted = _wanted(request)
    before = request.GET.get("before", "")
    found = looks(reach, wanted, int(before) if _number(before) else None, ROWS + 1)
    known = Body.objects.filter(pk__in=seen).order_by("code").values_list("code", "name")
    context = {
        "form": form,
        "looks": found[:ROWS],
        "older": found[ROWS - 1].id if len(found) > ROWS else None,
        "later": bool(before),
        "known": list(known) if len(seen) <= CHOSEN else [],
        "query": query_of(request, "before"),
    }
    return show(request, "audit", context)


@require_safe
@desk
def export(request: HttpRequest) -> HttpResponse:
    """All lines that are wanted, as a file."""
    _, wanted = _wanted(request)
    found = looks(reach_of(request), wanted, most=MOST + 1)
    if len(found) > MOST:
        raise Refusal("office-audit-many", most=MOST)
    if request.GET.get("as") == "csv":
        return file(commas(found), CSV, f"{TITLE}.csv")
    return file(workbook(found), XLSX, f"{TITLE}.xlsx")


def _wanted(request: HttpRequest) -> tuple[Filter, Wanted]:
    """What is asked for; a field that cannot be read is said beside it and filters nothing."""
    form = Filter(request.GET)
    form.is_valid()
    given = form.cleaned_data
    body, code = None, given.get("body", "").strip()
    if code and (body := Body.objects.filter(code=code).first()) is None:
        raise Refusal("office-no-body", body=code)
    first: date | None = given.get("first")
    last: date | None = given.get("last")
    what = What.of(given["what"]) if given.get("what") else None
    text = given.get("person", "").strip()
    return form, Wanted(body, text, given.get("number", "").strip(), first, last, what)


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
