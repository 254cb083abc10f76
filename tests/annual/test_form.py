"""Forms are files: the two national ones as printed, and a made-up third without new code."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from gongkai.annual.align import align
from gongkai.annual.check import check
from gongkai.annual.document import Document, Paragraph
from gongkai.annual.form import FORMS, Form, build, forms, load
from gongkai.annual.readers import read_bytes
from gongkai.annual.report import Report
from gongkai.refusal import Refusal
from tests.builders import Part, html
from tests.reports import form

THIRD = """
name = "2031"
source = "测试用格式"
years = { first = 2031 }

[[sections]]
id = "overview"
label = "年度概览"
[[sections]]
id = "services"
label = "便民服务情况"

[[tables]]
id = "services"
label = "表甲"
section = "services"

[[tables.blocks]]
id = "visits"
corner = "接待情况"
columns = [
  { id = "young", label = "青年来访人次" },
  { id = "old", label = "老年来访人次" },
  { id = "all", label = "来访合计人次" },
]
rows = [
  { id = "opened", label = "甲.年初未结接待事项" },
  { id = "came", label = "乙.本年新到接待事项", outcome = true },
  { id = "left", label = "丙.年末未结接待事项", outcome = true },
]

[[tables.blocks]]
id = "money"
head = "附列之一"
columns = [{ id = "spent", label = "便民经费支出（单位：元）", kind = "money", unit = "元" }]
rows = [{ id = "desk", label = "窗口运行经费" }]

[[identities]]
check = "row-sum"
block = "visits"
per = "row"
left = ["all"]
right = ["young", "old"]
basis = "测试用格式，表甲"

[[identities]]
check = "outcome-sum"
block = "visits"
per = "column"
left = ["opened"]
right = ["*outcome"]
basis = "测试用格式，表甲"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in FORMS.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "2031.toml").write_text(THIRD, "utf-8")
    return tmp_path


def read(known: tuple[Form, ...], figures: list[list[str]]) -> Report:
    parts: list[Part] = [
        "云溪市服务局2031年政府信息公开工作年度报告",
        "一、年度概览",
        "全年平稳。",
        "二、便民服务情况",
        [["接待情况", "青年来访人次", "老年来访人次", "来访合计人次"], *figures],
        [[("附列之一", 1, 2)], ["", "便民经费支出（单位：元）"], ["窗口运行经费", "12.50"]],
    ]
    document = read_bytes(html(*parts), "r.html")
    assert isinstance(document, Document)
    return align(document, forms=known)


ROWS = [
    ["甲.年初未结接待事项", "5", "2", "7"],
    ["乙.本年新到接待事项", "3", "1", "4"],
    ["丙.年末未结接待事项", "2", "1", "3"],
]


def test_a_third_form_added_as_a_file_is_read_and_checked(folder: Path) -> None:
    known = forms(folder)
    found = read(known, ROWS)
    assert found.form == {
        "proactive": None,
        "applications": None,
        "disputes": None,
        "services": "2031",
    }
    assert found.cells["visits.opened.all"] == 7
    assert str(found.cells["money.desk.spent"]) == "12.50"
    assert [s.id for s in found.sections] == ["overview", "services"]
    assert not [f for f in check(found, forms=known) if f.level == "error"]


def test_a_third_form_is_read_from_text_as_well(folder: Path) -> None:
    lines = ["二、便民服务情况", "接待情况 | 青年来访人次 | 老年来访人次 | 来访合计人次"]
    lines += [" | ".join(row) for row in ROWS]
    lines += ["附列之一", " | 便民经费支出（单位：元）", "窗口运行经费 | 12.50"]
    found = align(Document("text", tuple(map(Paragraph, lines))), forms=forms(folder))
    assert found.cells["visits.left.all"] == 3
    assert str(found.cells["money.desk.spent"]) == "12.50"


def test_a_third_form_finds_what_does_not_add_up(folder: Path) -> None:
    known = forms(folder)
    found = read(known, [["甲.年初未结接待事项", "5", "2", "8"], *ROWS[1:]])
    codes = [f.code for f in check(found, forms=known) if f.level == "error"]
    assert sorted(codes) == ["outcome-sum", "row-sum"]


def test_the_forms_of_2019_and_2021_have_their_cells() -> None:
    assert [(f.name, len(f.cells)) for f in forms()] == [("2019", 198), ("2021", 200)]
    assert form("2019").holds(2020)
    assert not form("2019").holds(2021)
    assert form("2021").holds(2030)


def test_every_cell_belongs_to_one_table() -> None:
    for one in forms():
        assert list(one.cells) == [cell for table in one.tables for cell in table.cells()]


@pytest.mark.parametrize("key", ["left", "right"])
def test_a_rule_over_a_row_that_is_not_there_is_refused(key: str) -> None:
    data: dict[str, Any] = tomllib.loads(THIRD)
    data["identities"][1][key] = ["nowhere"]
    with pytest.raises(Refusal) as refused:
        build(data)
    assert refused.value.values["terms"] == "nowhere"


def test_a_form_file_loads_alone(folder: Path) -> None:
    assert load(folder / "2031.toml").source == "测试用格式"
