"""The page of a report: what it says, which version, whose, and what its head tells machines."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gongkai.office.bodies.models import Body
from gongkai.office.journal.models import Entry
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.models import Scope
from tests.office.factory import letter
from tests.web.counter.walking import text
from tests.web.published.making import YEAR, drafted, published

pytestmark = pytest.mark.django_db
PAGE = f"/reports/yunxi/{YEAR}/"
REASON = "行政许可的数量漏报。"


def tags(page: str) -> list[tuple[str, str]]:
    """The meta tags in which government sites say what a page is."""
    return re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', page)


def test_nothing_is_there_before_publication(client: Client, bureau: Body) -> None:
    drafted(bureau)
    for path in (PAGE, f"{PAGE}v1/", f"{PAGE}report.pdf", f"{PAGE}chart-years.svg"):
        assert client.get(path).status_code == 404, path
    assert text(client.get("/reports/")).count(PAGE) == 0
    assert "还没有在这里公布年报" in text(client.get("/reports/yunxi/"))


def test_it_has_all_six_sections_and_every_cell(client: Client, bureau: Body) -> None:
    published(bureau, licences="7")
    page = text(client.get(PAGE))
    headings = re.findall(r'<h2 id="section-\d">(.)、([^<]+)</h2>', page)
    assert [number for number, _ in headings] == list("一二三四五六")
    assert [label for _, label in headings] == [each.label for each in form_of(YEAR).sections]
    for number in range(1, 7):
        assert f'href="#section-{number}"' in page
    assert set(re.findall(r'data-cell="([^"]+)"', page)) == set(form_of(YEAR).cells)
    assert re.search(r'data-cell="decisions.licensing.made"[^>]*>7<', page)
    assert "制发文件0件" in page


def test_no_markup_of_a_text_and_no_style_reaches_the_page(client: Client, bureau: Body) -> None:
    published(bureau)
    page = text(client.get(PAGE))
    assert "&lt;b&gt;甲" in page
    assert "style=" not in page
    assert "<script" not in page


def test_it_says_nothing_of_who_gave_signed_or_asked(client: Client, bureau: Body) -> None:
    letter(bureau)
    row = published(bureau)
    people = Entry.objects.filter(subject=row.code).values_list("by__name", flat=True)
    page = text(client.get(PAGE))
    assert set(people)
    for hidden in (*people, "王喆", "15400001234", row.code):
        assert hidden not in page


def test_its_meta_tags_are_those_of_the_guideline(client: Client, bureau: Body) -> None:
    row = published(bureau)
    entry = Entry.objects.get(subject=row.code, kind="report.published")
    moment = timezone.localtime(entry.recorded_at).strftime("%Y-%m-%d %H:%M")
    title = "云溪县商务局2025年政府信息公开工作年度报告"
    assert tags(text(client.get(PAGE, HTTP_HOST="testserver:8000"))) == [
        ("SiteName", "云溪县人民政府政府信息公开"),
        ("SiteDomain", "testserver"),
        ("ColumnName", "政府信息公开年报"),
        ("ColumnType", "政府信息公开"),
        ("ArticleTitle", title),
        ("PubDate", moment),
        ("ContentSource", "云溪县商务局"),
        ("Keywords", "云溪县商务局,政府信息公开,年度报告,2025年"),
        ("Url", f"http://testserver:8000{PAGE}"),
    ]
    assert f"<h1>{title}</h1>" in text(client.get(PAGE))
    assert tags(text(client.get("/reports/"))) == [
        ("SiteName", "云溪县人民政府政府信息公开"),
        ("SiteDomain", "testserver"),
        ("ColumnName", "政府信息公开年报"),
        ("ColumnDescription", "各机关按年度公布的政府信息公开工作年度报告"),
        ("ColumnKeywords", "政府信息公开,年度报告,年报"),
        ("ColumnType", "政府信息公开"),
    ]


def test_a_restatement_stands_at_the_same_address_and_says_what_and_why(
    client: Client, bureau: Body
) -> None:
    published(bureau, licences="7")
    before = text(client.get(PAGE))
    drafted(bureau, reason=REASON, licences="9")
    assert text(client.get(PAGE)) == before
    published(bureau, licences="9")
    page = text(client.get(PAGE))
    assert "本版重述了第 1 版" in page
    assert REASON in page
    rows = re.findall(
        r'<th scope="row">(行政许可[^<]*)</th>\s*<td>(\d+)</td>\s*<td>(\d+)</td>', page
    )
    assert rows == [("行政许可（本年处理决定数量）", "7", "9")]
    assert f'href="{PAGE}v1/"' in page
    old = text(client.get(f"{PAGE}v1/"))
    assert "不再有效" in old
    assert f'href="{PAGE}"' in old
    assert re.search(r'data-cell="decisions.licensing.made"[^>]*>7<', old)
    assert f'href="{PAGE}v1/report.pdf"' in old
    assert text(client.get(f"{PAGE}v2/")) != ""
    assert client.get(f"{PAGE}v3/").status_code == 404


def test_the_report_of_the_area_has_its_own_address(client: Client, bureau: Body) -> None:
    published(bureau, scope=Scope.AREA)
    assert client.get(PAGE).status_code == 404
    assert client.get(f"{PAGE}report.docx").status_code == 404
    page = text(client.get(f"{PAGE}area/"))
    assert "含本行政区域" in page
    assert f'href="{PAGE}area/report.docx"' in page
    assert client.get(f"{PAGE}area/v1/chart-years.svg").status_code == 404  # all is 0
    assert client.get(f"{PAGE}area/report.docx").status_code == 200
    assert f'href="{PAGE}area/"' in text(client.get("/reports/yunxi/"))


@pytest.mark.parametrize(
    "path",
    [
        "/reports/yunxi/2024/",
        "/reports/county/2025/",
        "/reports/nobody/2025/",
        f"/reports/yunxi/{10**30}/",
        f"{PAGE}v{10**30}/",
        f"{PAGE}v0/",
        f"{PAGE}own/",
        f"{PAGE}report.md",
        f"{PAGE}report.exe",
        f"{PAGE}chart-secret.svg",
    ],
)
def test_what_was_not_published_is_not_found(client: Client, bureau: Body, path: str) -> None:
    published(bureau)
    assert client.get(path).status_code == 404
    assert client.get(PAGE).status_code == 200


def test_it_asks_the_database_a_bounded_number_of_times(
    client: Client, bureau: Body, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for year in (2022, 2023, 2024, YEAR):
        published(bureau, year)
    with django_assert_max_num_queries(14):
        page = text(client.get(PAGE))
    assert [f"{year}年</th>" in page for year in range(2021, 2026)] == [False, *[True] * 4]
