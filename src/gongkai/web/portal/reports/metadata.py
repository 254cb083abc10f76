"""The meta tags of government sites: 《政府网站发展指引》（国办发〔2017〕47号）附件，网页标签规范.

The code of the site, 政府网站标识码, is left out where it is not known.
"""

from typing import NamedTuple

from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils import timezone

from gongkai.office.bodies.directory import top
from gongkai.office.reports.published import Published

COLUMN = "政府信息公开年报"
KIND = "政府信息公开"


class Tag(NamedTuple):
    """A meta tag."""

    name: str
    content: str


def of_column(request: HttpRequest) -> list[Tag]:
    """The tags of the list."""
    return [
        *_of_site(request),
        Tag("ColumnName", COLUMN),
        Tag("ColumnDescription", "各机关按年度公布的政府信息公开工作年度报告"),
        Tag("ColumnKeywords", "政府信息公开,年度报告,年报"),
        Tag("ColumnType", KIND),
    ]


def of_report(request: HttpRequest, found: Published) -> list[Tag]:
    """The tags of a report. The moment is that of the journal, which nobody types."""
    row = found.row
    moment = timezone.localtime(found.at).strftime("%Y-%m-%d %H:%M") if found.at else ""
    return [
        *_of_site(request),
        Tag("ColumnName", COLUMN),
        Tag("ColumnType", KIND),
        Tag("ArticleTitle", str(row)),
        Tag("PubDate", moment or str(row.published_on)),
        Tag("ContentSource", row.body.name),
        Tag("Keywords", f"{row.body.name},政府信息公开,年度报告,{row.year}年"),
        Tag("Url", request.build_absolute_uri(request.path)),
    ]


def _of_site(request: HttpRequest) -> list[Tag]:
    above = top()
    return [
        Tag("SiteName", f"{above.name if above else ''}政府信息公开"),
        Tag("SiteDomain", split_domain_port(request.get_host())[0]),
    ]
