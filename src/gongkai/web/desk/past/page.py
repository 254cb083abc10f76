"""An imported report: its tables and text with every fault, its mends, what it leaves open."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from gongkai.annual.serial import to_json
from gongkai.office.publications.counting import publications_counted
from gongkai.office.reports.asking import Question, questions
from gongkai.office.reports.importing import ACTION, mend, offers_of, withdraw
from gongkai.office.reports.models import PastReport
from gongkai.office.reports.previous import as_read, imported, report_of
from gongkai.office.reports.reaching import listed, seen
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import access_of, desk, person_of
from gongkai.web.portal.checking.work import Step, again
from gongkai.web.saying import sentence

PREFIX = "r1-"


@require_safe
@desk
def page(request: HttpRequest, past: str) -> HttpResponse:
    """The report with its check-up."""
    return _show(request, seen(access_of(request), past))


@require_POST
@desk
def press(request: HttpRequest, past: str) -> HttpResponse:
    """Take a mend."""
    row = seen(access_of(request), past)
    try:
        row = mend(row.code, person_of(request), request.POST.get("mend", ""))
    except Refusal as refusal:
        if refusal.code != "past-no-mend":
            raise
        return _show(request, row, refusal=refusal, status=409)
    messages.success(request, f"已改：{row.mends[-1]['text']}")
    return redirect("desk:past-report", row.code)


@require_POST
@desk
def take_back(request: HttpRequest, past: str) -> HttpResponse:
    """Withdraw the import."""
    row = seen(access_of(request), past)
    reason = request.POST.get("reason", "")
    try:
        withdraw(row.code, person_of(request), reason)
    except Refusal as refusal:
        if refusal.code not in ("past-no-reason", "past-withdrawn"):
            raise
        return _show(request, row, refusal=refusal, status=422)
    messages.success(request, "已撤销。同一年度以前导入的，重新算作现用。")
    return redirect("desk:past-report", row.code)


def _show(
    request: HttpRequest, row: PastReport, *, refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:
    report, access = as_read(row), access_of(request)
    before = report_of(row.body, row.year - 1, row.scope)
    previous = json.dumps(to_json(before, (), ""), ensure_ascii=False) if before else ""
    text = json.dumps(row.report, ensure_ascii=False)
    standing = imported(row.body, row.year, row.scope)
    others = listed(access).filter(body=row.body, year=row.year, scope=row.scope)
    context = {
        "row": row,
        "result": again(Step(row.name, PREFIX, text, previous)),
        "offers": offers_of(row),
        "questions": [(each, _counted(row, each)) for each in questions(report)],
        "stands": standing == row,
        "others": [each for each in others if each.pk != row.pk],
        "may_change": access.may(ACTION, row.body) and not row.withdrawn,
        "refusal": sentence(refusal) if refusal else "",
    }
    return render(request, "desk/past/report.html", context, status=status)


def _counted(row: PastReport, question: Question) -> int | None:
    """How many the register that answers a question holds; None if there is none."""
    if question.register != "publications":
        return None
    return publications_counted([row.body], row.year, None).total
