"""The page: labels tied to figures for those who hear it, hooks, and nothing from elsewhere."""

import re
from typing import Any

import pytest
from lxml import etree

from gongkai.annual.form import forms
from gongkai.annual.report import Report
from gongkai.annual.writers import write
from gongkai.annual.writers.html import table_markup
from gongkai.annual.writers.parts import Filled, parts
from tests.reports import busy

Element = Any


def tree(report: Report) -> Element:
    return etree.HTML(write(report, "html").decode())


def cell(root: Element, name: str) -> Element:
    (found,) = root.xpath(f"//td[@data-cell='{name}']")
    return found


def table(report: Report, name: str) -> Filled:
    found = [p for p in parts(report, forms()) if isinstance(p, Filled)]
    return next(filled for filled in found if filled.layout.table.id == name)


def labels(root: Element, name: str) -> list[str]:
    named = {th.get("id"): th.text for th in root.iter("th")}
    return [named[one] for one in cell(root, name).get("headers").split()]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "applications.petition.business",
            {"申请人情况", "法人或其他组织", "商业企业", "三、本年度办理结果", "（五）不予处理"}
            | {"1.信访举报投诉类申请"},
        ),
        ("documents.government_rules.issued", {"第二十条第（一）项", "本年制发件数", "规章"}),
        ("fees.admin_fees.amount", {"第二十条第（八）项", "行政事业性收费"}),
        ("disputes.direct_suit.total", {"行政诉讼", "未经复议直接起诉", "总计"}),
    ],
)
def test_each_figure_names_its_labels(name: str, expected: set[str]) -> None:
    found = labels(tree(busy()), name)
    assert expected <= set(found)
    assert len(found) == len(set(found))


def test_ids_are_unique_even_if_a_table_stands_twice() -> None:
    filled = table(busy(), "applications")
    both = table_markup(filled) + table_markup(filled, prefix="last-year-")
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 80


def test_a_cell_takes_attributes_and_classes_from_the_hook() -> None:
    report = busy()
    report.inferred = frozenset({"applications.received.total"})
    markup = table_markup(
        table(report, "applications"),
        lambda name: (
            {"class": "error", "aria-describedby": f"f-{name}"}
            if name.endswith("received.total")
            else {}
        ),
    )
    found = cell(etree.HTML(markup), "applications.received.total")
    assert found.get("class") == "error inferred"
    assert found.get("aria-describedby") == "f-applications.received.total"
    assert "推算" in found.get("title")
    assert markup.count("aria-describedby") == 1


def test_marks_and_prose_are_text_and_no_markup() -> None:
    report = busy()
    report.cells["applications.received.business"] = None
    report.marks["applications.received.business"] = "<b>无</b>"
    report.title = "甲<script>alert(1)</script>局2023年政府信息公开工作年度报告"
    root = tree(report)
    assert cell(root, "applications.received.business").text == "<b>无</b>"
    assert not root.xpath("//script")


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = write(busy(), "html").decode()
    assert not re.findall(r"https?:|//|@import|url\(|<link|<img|<script", page)
    assert '<html lang="zh-CN">' in page
    assert "@media print" in page


def test_a_table_of_one_block_has_a_head_that_prints_on_each_page() -> None:
    root = tree(busy())
    heads = [len(t.xpath("thead/tr")) for t in root.iter("table")]
    bodies = [len(t.xpath("tbody")) for t in root.iter("table")]
    assert heads == [0, 3, 3]
    assert bodies == [4, 1, 1]
