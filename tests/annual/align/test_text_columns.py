"""Columns of a table set as text: exchanged or left out, each figure still goes by its label."""

from collections.abc import Callable

import pytest

from gongkai.annual.align import align
from gongkai.annual.document import Document, Paragraph
from gongkai.annual.report import Report
from tests.annual.align.layouts import TEXT_LAYOUTS, applications, as_text, parts, texts_of
from tests.builders import Item, Part
from tests.reports import busy, form

FORM = form("2021")
REPORT = busy(cells={"applications.received.research": 0, "applications.disclosed.research": 0})
BLOCK = FORM.tables[1].blocks[0]
Rows = list[list[Item]]


def read(change: Callable[[Rows], Rows], draw: Callable[[list[str]], str]) -> Report:
    """The report with its table three changed, as text."""
    table = change(applications(FORM, texts_of(REPORT)))
    found: list[Part] = [
        part if isinstance(part, str) or "勾稽" not in str(part[0]) else table
        for part in parts(REPORT, FORM)
    ]
    return align(as_text(found, draw))


def exchanged(table: Rows) -> Rows:
    """商业企业 and 科研机构 change places, labels and figures."""
    rows = [list(row) for row in table]
    for row, at in [(rows[2], 0), *((row, len(row) - 6) for row in rows[3:])]:
        row[at], row[at + 1] = row[at + 1], row[at]
    return rows


def without_research(table: Rows) -> Rows:
    rows = [list(row) for row in table]
    del rows[2][1]
    for row in rows[3:]:
        del row[len(row) - 5]
    return rows


@pytest.mark.parametrize("layout", [name for name in TEXT_LAYOUTS if "tail" not in name])
def test_exchanged_columns_are_read_by_their_labels(layout: str) -> None:
    assert read(exchanged, TEXT_LAYOUTS[layout]).cells == REPORT.cells


@pytest.mark.parametrize("layout", [name for name in TEXT_LAYOUTS if "tail" not in name])
def test_a_column_left_out_is_named_and_the_others_are_read(layout: str) -> None:
    found = read(without_research, TEXT_LAYOUTS[layout])
    gone = {f"applications.{row.id}.research" for row in BLOCK.rows}
    assert {c for c, v in found.cells.items() if v is None} == gone
    assert {c: v for c, v in REPORT.cells.items() if c not in gone}.items() <= found.cells.items()
    assert [(d.code, d.values["label"]) for d in found.damage] == [("missing_column", "科研机构")]


@pytest.mark.parametrize("mark", [",", ";", "，", "、"])
def test_cells_parted_by_commas_are_read(mark: str) -> None:
    found = read(lambda table: table, mark.join)
    assert found.cells == REPORT.cells


def test_the_commas_of_thousands_part_nothing() -> None:
    lines = ["第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "1,234,567"]
    found = align(Document("text", tuple(map(Paragraph, lines))))
    assert found.cells["decisions.licensing.made"] == 1_234_567
