"""The charts: the numbers of the report, drawn without scripts, told in words."""

import re
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from gongkai.annual.form import Form, forms
from gongkai.annual.report import Report, Value
from gongkai.annual.serial import to_json
from gongkai.office.bodies.models import Body
from gongkai.office.reports.counting import form_of
from gongkai.office.reports.models import PastReport
from gongkai.web.portal.reports.charts import Chart, charts
from gongkai.web.portal.reports.drawing import svg
from tests.office.factory import letter
from tests.web.counter.walking import text
from tests.web.published.making import YEAR, published

PAGE = f"/reports/yunxi/{YEAR}/"
SVG = "{http://www.w3.org/2000/svg}"
CHART = Chart("a", "办理结果", "", "结果", ("件数",), (("予以公开", (3,)), ("部分公开", (0,))))


def made(cells: dict[str, Value], years: dict[int, dict[str, Value]] | None = None) -> list[Chart]:
    """The charts of a report with some cells."""
    report = Report(year=YEAR, cells=cells)
    return list(charts(report, form_of(YEAR), years or {YEAR: cells}))


def test_outcomes_are_summed_by_their_groups() -> None:
    names = ("disclosed", "state_secret", "registry_query", "not_held", "petition", "fee_unpaid")
    cells: dict[str, Value] = {f"applications.{name}.total": 1 for name in names}
    assert made(cells)[1].rows == (
        ("予以公开", (1,)),
        ("部分公开", (0,)),
        ("不予公开", (2,)),
        ("无法提供", (1,)),
        ("不予处理", (1,)),
        ("其他处理", (1,)),
    )


def test_years_stand_side_by_side_and_a_blank_is_no_zero() -> None:
    years: dict[int, dict[str, Value]] = {
        2024: {"applications.received.total": 4, "applications.concluded.total": Decimal(3)},
        YEAR: {
            f"applications.{name}.total": 5 for name in ("received", "concluded", "carried_out")
        },
    }
    chart = made(years[YEAR], years)[0]
    assert chart.rows == (("2024年", (4, 3, None)), ("2025年", (5, 5, 5)))
    assert "2024年新收4件、办结3件、结转下年度没有数字" in chart.alternative


def test_applicants_are_the_columns_without_the_total() -> None:
    chart = made({"applications.received.research": 2, "applications.received.total": 2})[2]
    assert [label for label, _ in chart.rows] == [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他组织",
    ]
    assert dict(chart.rows)["科研机构"] == (2,)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_every_form_can_be_drawn(form: Form) -> None:
    cells: dict[str, Value] = dict.fromkeys(form.cells, 1)
    found = charts(Report(cells=cells), form, {YEAR: cells})
    assert len(found) == 3
    assert all(not each.empty and svg(each) for each in found)


def test_a_drawing_has_its_numbers_a_name_and_no_script() -> None:
    drawn = svg(CHART)
    root = etree.fromstring(drawn)
    assert root.get("role") == "img"
    told = {name: root.findtext(f"{SVG}{name}") for name in ("title", "desc")}
    assert told == {"title": "办理结果", "desc": "办理结果：予以公开3件；部分公开0件。"}
    shown = ["".join(map(str, each.itertext())) for each in root.iter(f"{SVG}text")]
    assert {"予以公开", "部分公开", "3", "0"} <= set(shown)
    assert not list(root.iter(f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image"))
    assert not re.search(rb"href=|@import|url\(", drawn)
    assert svg(CHART) == drawn


def test_the_library_leaves_no_hook_in_later_imports() -> None:
    svg(CHART)
    assert not [each for each in sys.meta_path if type(each).__module__.startswith("pygal")]


def test_a_label_is_text_whatever_it_holds() -> None:
    drawn = svg(CHART._replace(title="<script>", rows=(("<b>&", (1,)),)))
    root = etree.fromstring(drawn)
    assert root.findtext(f"{SVG}title") == "<script>"
    assert not list(root.iter(f"{SVG}script", f"{SVG}b"))


@pytest.mark.django_db
def test_the_page_shows_drawings_in_words_and_numbers(
    client: Client, bureau: Body, data: Path
) -> None:
    letter(bureau, on=date(2025, 3, 3))
    published(bureau)
    page = text(client.get(PAGE))
    assert f'<img src="{PAGE}chart-years.svg" alt="历年申请：2025年新收1件、办结0件' in page
    assert f'<img src="{PAGE}chart-applicants.svg" alt="申请人：自然人1件' in page
    assert "全年都是 0" in page  # no outcome yet
    assert client.get(f"{PAGE}chart-outcomes.svg").status_code == 404
    answer = client.get(f"{PAGE}chart-years.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    again = client.get(f"{PAGE}chart-years.svg", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert again["Content-Security-Policy"] == answer["Content-Security-Policy"]
    assert [path.name[65:] for path in data.glob("cache/reports/*/*")] == ["years.svg"]


@pytest.mark.django_db
def test_years_before_come_from_imported_reports_too(client: Client, bureau: Body) -> None:
    for year, received in ((2019, 1), (2023, 31), (2024, 41)):
        cells: dict[str, Value] = {"applications.received.total": received}
        told = to_json(Report(year=year, form={"applications": "2021"}, cells=cells), (), "")
        PastReport.objects.create(body=bureau, year=year, scope="own", name="a", report=told)
    published(bureau, 2024)
    published(bureau)
    page = text(client.get(PAGE))
    assert "2023年新收31件" in page
    assert "2024年新收0件" in page  # our own comes before what was imported
    assert "2019年" not in page
