"""The report as a file, in any format."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.annual.writers import write
from gongkai.office.reports.document import document
from gongkai.refusal import Refusal
from gongkai.web.desk.guard import desk
from gongkai.web.desk.reports.page import opened

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}


@require_safe
@desk
def download(request: HttpRequest, report: str, ending: str) -> HttpResponse:
    """The file, as a download, as the report stands now."""
    row = opened(request, report)
    if ending not in KINDS:
        raise Refusal("reports-no-ending", ending=ending, known="、".join(KINDS))
    answer = HttpResponse(write(document(row), ending), content_type=KINDS[ending])
    name = quote(f"{row}.{ending}")
    answer["Content-Disposition"] = (
        f"attachment; filename=\"report.{ending}\"; filename*=UTF-8''{name}"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
