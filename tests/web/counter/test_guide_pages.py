"""Choosing a body, and the guide of each from what is known of it."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.office.bodies.directory import PAGE
from gongkai.office.bodies.models import Body, BodyName, Succession, Supervision
from tests.office.factory import SINCE, body
from tests.web.counter.walking import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Body:
    """A county with two bureaus."""
    above = body("county", name="云溪县人民政府", kind="government", telephone="0000-7654321")
    for code, name in (("sw", "云溪县商务局"), ("jy", "云溪县教育局")):
        Supervision.objects.create(body=body(code, name=name), parent=above, first_year=2020)
    return above


def links(page: str, area: str) -> list[str]:
    """The codes of the bodies that a page leads to."""
    return re.findall(rf'<li>\s*<a href="/{area}/([^/"]+)/"', page)


@pytest.mark.parametrize(("path", "area"), [("/apply/", "apply"), ("/bodies/", "guide")])
@pytest.mark.usefixtures("county")
def test_bodies_are_listed_below_who_is_above(client: Client, path: str, area: str) -> None:
    page = text(client.get(path))
    assert links(page, area) == ["county", "jy", "sw"]
    assert "云溪县人民政府所属" in page


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(
    ("sought", "found"),
    [("商务", ["sw"]), ("招商", ["sw"]), ("jy", ["jy"]), ("没有", []), ("%", []), ("'", [])],
)
def test_a_body_is_found_by_part_of_a_name_an_old_one_too(
    client: Client, sought: str, found: list[str]
) -> None:
    old = Body.objects.get(code="sw")
    BodyName.objects.create(body=old, name="云溪县招商局", since=SINCE, until=SINCE)
    assert links(text(client.get("/apply/", {"q": sought})), "apply") == found


def test_two_thousand_bodies_come_in_pages(
    client: Client, county: Body, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = [
        Body(code=f"b{n:04}", name=f"某局{n}", kind="department", level="county")
        for n in range(2000)
    ]
    Body.objects.bulk_create(many)
    rows = Body.objects.filter(code__startswith="b")
    Supervision.objects.bulk_create(
        Supervision(body=row, parent=county, first_year=2020) for row in rows
    )
    with django_assert_max_num_queries(3):
        page = text(client.get("/apply/", {"page": "2"}))
    assert len(links(page, "apply")) == PAGE
    assert "共 41 页" in page
    assert client.get("/apply/", {"page": "nothing"}).status_code == 200


def test_a_body_that_is_gone_is_not_listed_and_its_guide_leads_on(
    client: Client, county: Body
) -> None:
    before = Body.objects.get(code="sw")
    Succession.objects.create(before=before, after=county, on=SINCE)
    assert "sw" not in links(text(client.get("/apply/")), "apply")
    page = text(client.get("/guide/sw/"))
    assert "已经并入" in page
    assert "/apply/sw/" not in page


def test_the_guide_shows_what_is_known_and_no_blanks(client: Client, county: Body) -> None:
    bureau = Body.objects.get(code="sw")
    bureau.telephone, bureau.hours = "0000-1234567", "工作日 8:30 至 17:30"
    bureau.save()
    page = text(client.get("/guide/sw/"))
    for known in ("0000-1234567", "8:30", "20 个工作日", "按件计收", "0000-7654321", "第四十二条"):
        assert known in page
    for unknown in ("传真", "电子邮箱", "机关网站"):
        assert f"<dt>{unknown}</dt>" not in page
    assert client.get("/guide/nobody/").status_code == 404
    assert county.name in page


def test_the_front_page_names_whose_site_it_is(client: Client, county: Body) -> None:
    page = text(client.get("/"))
    assert county.name in page
    assert re.search(r"<title>\s*云溪县人民政府政府信息公开", page)
