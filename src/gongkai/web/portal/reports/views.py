"""The list of reports, those of a body, a report with its charts, and its files."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.views.decorators.http import require_safe

from gongkai import __version__
from gongkai.annual.messages import refused
from gongkai.office.bodies.models import Body
from gongkai.office.reports import published
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.document import document
from gongkai.office.reports.models import Scope, YearReport
from gongkai.office.reports.published import Published
from gongkai.refusal import Refusal
from gongkai.web.portal.reports import charts, files, metadata, paper
from gongkai.web.portal.reports.addresses import address
from gongkai.web.portal.reports.drawing import svg

IMAGE = "image/svg+xml"
# A drawing has its style inside, and no scripts; nothing else of it may do anything.
DRAWN = "default-src 'none'; style-src 'unsafe-inline'"
AGAIN = "no-cache"  # may be kept, but asks whether it still holds: a restatement holds at once


class Line(NamedTuple):
    """A report in a list, with its address."""

    row: YearReport
    address: str
    area: bool


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """All reports, by year and body."""
    sought = request.GET.get("q", "").replace("\0", "")
    typed = request.GET.get("year", "")
    known = published.years()
    year = next((each for each in known if str(each) == typed), None)
    page = published.listed(sought, year, request.GET.get("page", "1"))
    context = {
        "page": page,
        "lines": _lines(list(page)),
        "sought": sought.strip(),
        "year": year,
        "years": known,
        "tags": metadata.of_column(request),
    }
    return _page(request, "portal/reports/list.html", context)


@require_safe
def of_body(request: HttpRequest, body: str) -> HttpResponse:
    """The reports of one body."""
    found = get_object_or_404(Body, code=body)
    lines = _lines(published.of_body(found))
    context = {"body": found, "lines": lines, "tags": metadata.of_column(request)}
    return _page(request, "portal/reports/body.html", context)


@require_safe
def report(request: HttpRequest, **named: Any) -> HttpResponse:  # noqa: ANN401
    """A report: what it says, its charts, its files, and what it restates."""
    found = _find(**named)
    row, said = found.row, document(found.row)
    context = {
        "found": found,
        "row": row,
        "sections": paper.sections(said),
        "charts": [
            (each, _address(found, "report-chart", chart=each.name))
            for each in charts.charts(said, form_of(row.year), published.side_by_side(row))
        ],
        "files": [
            (each, _address(found, "report-file", ending=each.ending))
            for each in files.OFFERS.values()
        ],
        "area": published.is_area(row),
        "newest": address(found.versions[0]),
        "others": [Line(each, _of(found, each), False) for each in found.versions if each != row],
        "changes": published.changes(found),
        "tags": metadata.of_report(request, found),
    }
    return _page(request, "portal/reports/report.html", context, found)


@require_safe
def file(request: HttpRequest, ending: str, **named: Any) -> HttpResponse:  # noqa: ANN401
    """A report as a file to download."""
    found = _find(**named)
    if ending not in files.OFFERS:
        raise Http404
    said = document(found.row)
    known = files.digest(said, ending)
    if unchanged := _unchanged(request, known, found):
        return unchanged
    try:
        data = files.kept(found.row.code, ending, known, lambda: files.made(said, ending))
    except Refusal as refusal:
        back = _address(found, "report")
        context = {"said": refused(refusal), "back": back}
        return render(request, "portal/counter/problem.html", context, status=503)
    name = content_disposition_header(True, f"{said.title}.{ending}") or ""
    answer = HttpResponse(data, content_type=files.OFFERS[ending].media)
    answer["Content-Disposition"] = name
    return _known(answer, known, found)


@require_safe
def chart(request: HttpRequest, chart: str, **named: Any) -> HttpResponse:  # noqa: ANN401
    """A chart of a report as a drawing."""
    found = _find(**named)
    row = found.row
    shown = charts.charts(document(row), form_of(row.year), published.side_by_side(row))
    wanted = next((each for each in shown if each.name == chart and not each.empty), None)
    if wanted is None:
        raise Http404
    known = files.digest_of(repr((__version__, wanted)).encode())
    answer = _unchanged(request, known, found)
    if answer is None:
        data = files.kept(row.code, f"{chart}.svg", known, lambda: svg(wanted))
        answer = _known(HttpResponse(data, content_type=IMAGE), known, found)
    # With "unchanged" too: a browser takes over the headers that come with it.
    answer["Content-Security-Policy"] = DRAWN
    return answer


def _find(
    body: str, year: int, scope: str = str(Scope.OWN), version: int | None = None
) -> Published:
    found = published.find(body, year, scope, version)
    if found is None:
        raise Http404
    return found


def _address(found: Published, name: str, **more: str) -> str:
    return address(found.row, newest=found.newest, name=name, **more)


def _of(found: Published, row: YearReport) -> str:
    return address(row, newest=row == found.versions[0])


def _lines(rows: list[YearReport]) -> list[Line]:
    return [Line(row, address(row), published.is_area(row)) for row in rows]


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], found: Published | None = None
) -> HttpResponse:
    """A page that may be kept as long as it would say the same."""
    answer = render(request, template, context)
    known = files.digest_of(answer.content)
    return _unchanged(request, known, found) or _known(answer, known, found)


def _unchanged(request: HttpRequest, known: str, found: Published | None) -> HttpResponse | None:
    """The answer to who has it already: told by the digest, else by the day."""
    moment = _moment(found)
    answer = get_conditional_response(
        request, quote_etag(known), None if moment is None else int(moment)
    )
    return _known(answer, known, found) if isinstance(answer, HttpResponse) else None


def _known(answer: HttpResponse, known: str, found: Published | None) -> HttpResponse:
    """By what a reader's browser asks again."""
    answer["ETag"], answer["Cache-Control"] = quote_etag(known), AGAIN
    moment = _moment(found)
    if moment is not None:
        answer["Last-Modified"] = http_date(moment)
    return answer


def _moment(found: Published | None) -> float | None:
    """When it was published; an older version has changed since, as its page names the newest."""
    return found.at.timestamp() if found and found.at and found.newest else None
