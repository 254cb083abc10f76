"""Writing: which formats there are, and what is printed for a cell, a heading, a title."""

import csv
import json
import tomllib
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from gongkai.annual.align import align
from gongkai.annual.document import Document
from gongkai.annual.form import build, forms
from gongkai.annual.labels import widths
from gongkai.annual.messages import say
from gongkai.annual.readers import read_bytes
from gongkai.annual.report import Report, Section
from gongkai.annual.writers import ENDINGS, write
from gongkai.annual.writers.parts import Heading, Prose, Title, parts
from gongkai.refusal import Refusal
from tests.annual.test_form import THIRD
from tests.annual.writers.made import back
from tests.reports import busy, report

SCHEMA = Path(__file__).parents[3] / "docs/schema/check.schema.json"
AMOUNT = "fees.admin_fees.amount"
FIGURE = "applications.received.business"


def lines(of: Report) -> list[str]:
    found = parts(of, forms())
    return [part.text for part in found if isinstance(part, Title | Heading | Prose)]


def rows(of: Report) -> dict[str, list[str]]:
    found = csv.reader(write(of, "csv").decode("utf-8-sig").splitlines())
    return {row[3]: row for row in found}


@pytest.mark.parametrize("ending", ["doc", "", ".exe", "html.zip"])
def test_an_ending_that_nobody_writes_is_refused_with_those_that_are(ending: str) -> None:
    with pytest.raises(Refusal) as refused:
        write(busy(), ending)
    assert "docx、pdf" in say("refusal", refused.value.code, refused.value.values)


@pytest.mark.parametrize("ending", [*ENDINGS, ".HTML"])
def test_the_same_report_gives_the_same_bytes(ending: str) -> None:
    assert write(busy(), ending) == write(busy(), ending)


@pytest.mark.parametrize("ending", [e for e in ENDINGS if e not in ("csv", "json")])
def test_a_third_form_is_written_without_new_code(ending: str) -> None:
    known = (*forms(), build(tomllib.loads(THIRD)))
    third = known[-1]
    given = {cell: at for at, cell in enumerate(third.cells, 5)}
    made = Report(
        title="云溪市服务局2031年政府信息公开工作年度报告",
        form={"services": "2031"},
        cells={**given, "money.desk.spent": Decimal("12.50")},
        sections=[
            Section("overview", "一、年度概览", 1, "全年平稳。"),
            Section("services", "二、便民服务情况", 2, ""),
        ],
    )
    document = read_bytes(write(made, ending, forms=known), f"r.{ending}")
    assert isinstance(document, Document)
    found = align(document, forms=known)
    assert found.cells == made.cells
    assert [(s.id, s.text) for s in found.sections] == [
        ("overview", "全年平稳。"),
        ("services", ""),
    ]


def test_json_is_the_published_object() -> None:
    found = busy(cells={"applications.received.total": 60})
    data = json.loads(write(found, "json", file="报告.html"))
    jsonschema.validate(data, json.loads(SCHEMA.read_text("utf-8")))
    assert data[0]["findings"]


def test_csv_has_labels_value_and_mark() -> None:
    found = busy()
    found.marks[FIGURE] = "12件"
    assert write(found, "csv").startswith(b"\xef\xbb\xbf")
    assert rows(found)[FIGURE] == [
        *("表三", "一、本年新收政府信息公开申请数量", "商业企业", FIGURE, "12", "12件")
    ]


@pytest.mark.parametrize(
    ("mark", "expected"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-", "-"), ("——", "——"), ("无", "无")]
)
def test_no_mark_runs_as_a_formula_of_a_spreadsheet(mark: str, expected: str) -> None:
    found = busy()
    found.cells[FIGURE], found.marks[FIGURE] = None, mark
    assert rows(found)[FIGURE][5] == expected


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx", "md"])
def test_a_mark_that_no_longer_says_the_value_is_left_out(ending: str) -> None:
    found = busy()
    found.marks[FIGURE] = "11件"
    read = back(found, ending)
    assert (read.cells[FIGURE], read.marks) == (12, {})


@pytest.mark.parametrize("ending", ["html", "docx", "xlsx", "md", "pdf"])
def test_an_amount_in_yuan_is_not_written_under_ten_thousand_yuan(ending: str) -> None:
    found = report(cells={AMOUNT: Decimal(251000)})
    found.headers["fees.amount"] = "本年收费金额（单位：元）"
    assert widths(back(found, ending).headers["fees.amount"]) == "本年收费金额(单位:元)"


def test_a_header_glued_to_other_text_is_cut_after_its_brackets() -> None:
    found = report()
    found.headers["fees.amount"] = "本年收费金额（单位：元）行政事业性收费"
    assert back(found, "html").headers["fees.amount"] == "本年收费金额（单位：元）"


def test_the_title_is_written_once_wherever_it_stood() -> None:
    found = busy()
    found.preamble = f"网站首页\n{found.title[:10]}\n{found.title[10:]}\n现报告如下。"
    assert lines(found)[:3] == [found.title, "网站首页", "现报告如下。"]
    found.preamble = f"{found.title}现报告如下。"
    assert lines(found)[:2] == [found.title, "现报告如下。"]


def test_a_report_without_a_title_gets_one_of_body_and_year() -> None:
    found = busy()
    found.title = ""
    assert lines(found)[0] == "云溪市商务局2023年政府信息公开工作年度报告"
    found.year = None
    assert lines(found)[0] == "一、总体情况"


def test_headings_keep_their_number_and_wording() -> None:
    found = busy()
    assert [line for line in lines(found) if line[1] == "、"][:2] == [
        *("一、总体情况", "二、主动公开政府信息情况")
    ]


def test_a_table_whose_section_is_missing_stands_where_the_form_has_it() -> None:
    found = busy()
    del found.sections[2]
    read = back(found, "md")
    assert read.cells == found.cells
    assert [s.id for s in read.sections] == [s.id for s in found.sections]


@pytest.mark.parametrize("ending", [e for e in ENDINGS if e != "pdf"])
def test_what_no_file_can_hold_does_not_stop_the_writing(ending: str) -> None:
    found = busy()
    found.preamble = "控制\x01符、半个字\ud842、换行\u2028都不妨碍。"
    found.marks[FIGURE] = "\x02\ud842"
    assert write(found, ending)


def test_an_empty_report_is_written_too() -> None:
    assert [write(Report(), ending) for ending in ENDINGS]
