"""The register as a sheet: the rows that the filters leave, with how each stands today."""

from collections.abc import Iterator
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from xlsxwriter import Workbook

from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk
from gongkai.web.desk.morning import Item, items
from gongkai.web.desk.register import FilterForm, found

MOST = 20_000  # rows of a sheet; more are asked for by year
CHUNK = 500
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = (
    "机关",
    "登记号",
    "事项",
    "收到日期",
    "渠道",
    "申请人类别",
    "起算日期",
    "答复期限",
    "今天",
    "承办科室",
    "待办步骤",
    "办理结果",
    "办结日期",
)
WIDTHS = (24, 10, 50, 12, 16, 12, 12, 12, 40, 14, 16, 24, 12)


@require_safe
@desk
def export(request: HttpRequest) -> HttpResponse:
    """The sheet, as a download."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("登记簿")
    sheet.freeze_panes(1, 3)
    for column, (name, width) in enumerate(zip(HEAD, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, book.add_format({"bold": True}))
    number = 0
    for number, item in enumerate(_all(request), 1):
        for column, value in enumerate(_row(item)):
            # As text, so that what begins with = is no formula.
            if value is None or isinstance(value, str):
                sheet.write_string(number, column, value or "")
            else:
                sheet.write(number, column, value)
    sheet.autofilter(0, 0, max(number, 1), len(HEAD) - 1)
    book.close()
    answer = HttpResponse(file.getvalue(), content_type=KIND)
    name = f"register-{timezone.localdate():%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _all(request: HttpRequest) -> Iterator[Item]:
    form = FilterForm(request.GET)
    form.is_valid()
    before, count = None, 0
    while True:
        page, _ = found(request, form, CHUNK, before)
        yield from items(request, page.rows)
        count += len(page.rows)
        before = page.before
        if before is None:
            return
        if count > MOST:
            raise Refusal("office-sheet-too-big", most=MOST)


def _row(item: Item) -> tuple[object, ...]:
    row = item.row
    return (
        str(row.body),
        str(row),
        item.title,
        row.received_on,
        row.get_channel_display(),
        row.get_applicant_class_display(),
        row.receipt_date,
        row.due_on,
        item.line.text,
        row.section,
        row.get_step_display() if row.step else "",
        row.get_outcome_display() if row.outcome else "",
        row.concluded_on,
    )
