"""The reports as they are looked for: by year, by body, page by page."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.office.bodies.models import Body, BodyName, Succession
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.published import PAGE
from tests.office.factory import SINCE, body
from tests.web.counter.walking import text
from tests.web.published.making import published

pytestmark = pytest.mark.django_db


def rows(bodies: list[Body], year: int, version: int = 1) -> None:
    """Reports as published, for the list alone."""
    YearReport.objects.bulk_create(
        YearReport(
            code=f"{each.code}-{year}-{version}",
            body=each,
            year=year,
            scope="own",
            version=version,
            stage="signed",
            published_on=date(year + 1, 1, 20),
        )
        for each in bodies
    )


def links(page: str) -> list[str]:
    """The reports that a page leads to."""
    return re.findall(r'<a href="/reports/(\w+/\d+/[^"]*)"', page)


@pytest.fixture
def two() -> list[Body]:
    """Two bureaus with reports of two years."""
    found = [body("sw", name="云溪县商务局"), body("jy", name="云溪县教育局")]
    rows(found, 2024)
    rows(found, 2025)
    return found


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["jy/2025/", "sw/2025/", "jy/2024/", "sw/2024/"]),
        ({"year": "2024"}, ["jy/2024/", "sw/2024/"]),
        ({"q": "商务"}, ["sw/2025/", "sw/2024/"]),
        ({"q": "招商"}, ["sw/2025/", "sw/2024/"]),
        ({"q": "jy", "year": "2025"}, ["jy/2025/"]),
        ({"q": "没有"}, []),
        ({"q": "%"}, []),
        ({"year": "nothing", "q": "\0'"}, []),
        ({"year": "1999"}, ["jy/2025/", "sw/2025/", "jy/2024/", "sw/2024/"]),
    ],
)
def test_they_are_found_by_year_and_name(
    client: Client, asked: dict[str, str], found: list[str]
) -> None:
    old = Body.objects.get(code="sw")
    BodyName.objects.create(body=old, name="云溪县招商局", since=SINCE, until=SINCE)
    assert links(text(client.get("/reports/", asked))) == found


def test_only_what_holds_today_is_listed(client: Client, two: list[Body]) -> None:
    rows(two[:1], 2025, version=2)
    YearReport.objects.create(
        code="begun", body=two[0], year=2025, scope="own", version=3, stage="drafting"
    )
    page = text(client.get("/reports/", {"q": "sw", "year": "2025"}))
    assert links(page) == ["sw/2025/"]
    assert "第 2 版" in page


def test_the_reports_of_two_thousand_bodies_come_in_pages(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = [
        Body(code=f"b{n:04}", name=f"某局{n}", kind="department", level="county")
        for n in range(2000)
    ]
    rows(Body.objects.bulk_create(many), 2025)
    with django_assert_max_num_queries(5):
        page = text(client.get("/reports/", {"page": "2", "year": "2025"}))
    assert len(links(page)) == PAGE
    assert "共 40 页" in page
    assert "?q=&amp;year=2025&amp;page=3" in page


def test_a_body_has_its_years_at_one_address(
    client: Client, bureau: Body, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for year in (2023, 2024, 2025):
        published(bureau, year)
    with django_assert_max_num_queries(4):
        page = text(client.get("/reports/yunxi/"))
    assert links(page) == ["yunxi/2025/", "yunxi/2024/", "yunxi/2023/"]
    assert client.get("/reports/nobody/").status_code == 404


def test_the_reports_of_a_body_that_is_gone_stay(client: Client, two: list[Body]) -> None:
    Succession.objects.create(before=two[0], after=two[1], on=SINCE)
    assert "sw/2025/" in links(text(client.get("/reports/")))
    assert 'href="/reports/sw/"' in text(client.get("/guide/sw/"))


def test_the_front_page_and_the_guide_lead_here(client: Client, bureau: Body) -> None:
    assert text(client.get("/")).count('href="/reports/"') == 2
    assert f'href="/reports/{bureau.code}/"' in text(client.get("/guide/yunxi/"))
