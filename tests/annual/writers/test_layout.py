"""The layout of every table follows from its form: labels, merged heads, one box a cell."""

import tomllib

import pytest

from gongkai.annual.form import Form, Table, build
from gongkai.annual.writers.layout import Box, layout
from tests.annual.test_form import THIRD
from tests.reports import form

THIRD_FORM = build(tomllib.loads(THIRD))
FORMS = [form("2019"), form("2021"), THIRD_FORM]
TABLES = [pytest.param(f, t, id=f"{f.name} {t.id}") for f in FORMS for t in f.tables]


def texts(table: Table, row: int) -> list[tuple[str, int, int]]:
    return [
        (b.text or (b.id if b.kind == "figure" else ""), b.rows, b.columns)
        for b in layout(table).rows()[row]
    ]


def table(name: str, number: int) -> Table:
    return form(name).tables[number]


@pytest.mark.parametrize(("of", "table"), TABLES)
def test_every_cell_of_the_form_has_one_box(of: Form, table: Table) -> None:
    found = [box.id for box in layout(table).boxes if box.kind == "figure"]
    assert sorted(found) == sorted(table.cells())
    assert set(found) <= set(of.cells)


@pytest.mark.parametrize(("of", "table"), TABLES)
def test_the_boxes_fill_the_table_and_do_not_overlap(of: Form, table: Table) -> None:
    drawn = layout(table)
    places = [place for box in drawn.boxes for place in covered(box)]
    assert sorted(places) == [(r, c) for r in range(drawn.height) for c in range(drawn.width)]
    assert sum(drawn.shares()) == pytest.approx(1), of.name


def covered(box: Box) -> list[tuple[int, int]]:
    return [(box.row + r, box.column + c) for r in range(box.rows) for c in range(box.columns)]


def test_table_two_stacks_its_blocks_and_widens_the_narrow_ones() -> None:
    assert texts(table("2021", 0), 0) == [("第二十条第（一）项", 1, 4)]
    assert texts(table("2021", 0), 4) == [("第二十条第（五）项", 1, 4)]
    assert texts(table("2021", 0), 5) == [("信息内容", 1, 1), ("本年处理决定数量", 1, 3)]
    assert texts(table("2021", 0), 6) == [("行政许可", 1, 1), ("decisions.licensing.made", 1, 3)]


def test_table_three_has_three_rows_of_heads_and_groups_merged_down() -> None:
    applications = table("2021", 1)
    assert texts(applications, 0)[1:] == [("申请人情况", 1, 7)]
    assert texts(applications, 0)[0][1:] == (3, 3)
    assert texts(applications, 1) == [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)]
    assert [text for text, _, _ in texts(applications, 2)] == [
        *("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    ]
    assert texts(applications, 3)[0] == ("一、本年新收政府信息公开申请数量", 1, 3)
    assert texts(applications, 5)[:2] == [("三、本年度办理结果", 22, 1), ("（一）予以公开", 1, 2)]
    assert texts(applications, 7)[:2] == [("（三）不予公开", 8, 1), ("1.属于国家秘密", 1, 1)]
    assert texts(applications, 26)[0] == ("（七）总计", 1, 2)


def test_the_form_of_2019_merges_twenty_rows() -> None:
    assert texts(table("2019", 1), 5)[0] == ("三、本年度办理结果", 20, 1)


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_table_four_has_litigation_over_both_kinds_of_suit_only(name: str) -> None:
    assert texts(table(name, 2), 0) == [("行政复议", 2, 5), ("行政诉讼", 1, 10)]
    assert texts(table(name, 2), 1) == [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)]
    assert len(texts(table(name, 2), 3)) == 15


def test_a_block_without_head_and_corner_is_laid_out_too() -> None:
    (services,) = THIRD_FORM.tables
    assert texts(services, 4) == [("附列之一", 1, 4)]
    assert texts(services, 5) == [("", 1, 1), ("便民经费支出（单位：元）", 1, 3)]


def test_a_heading_that_no_column_names_stands_over_all() -> None:
    block = table("2021", 1).blocks[0]
    assert {c.under for c in block.columns} - {""} == {"法人或其他组织"}
    assert [b.columns for b in layout(table("2021", 1)).boxes if b.text == "申请人情况"] == [7]
