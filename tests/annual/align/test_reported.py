"""What cannot be placed is reported with its place and text, and moves no other figure."""

from collections.abc import Callable

import pytest

from gongkai.annual.report import Report, Value
from tests.annual.align.busy_report import (
    APPLICATIONS,
    FORM,
    REPORT,
    TEXTS,
    Rows,
    read,
    tables,
    with_tables,
)
from tests.annual.align.layouts import disputes, figures, proactive
from tests.builders import Item


def altered(row: int, change: Callable[[list[Item]], list[Item]]) -> Report:
    second, third, fourth = tables()
    third[row] = change(third[row])
    return read(*with_tables(second, third, fourth))


def codes(report: Report) -> list[str]:
    return [damage.code for damage in report.damage]


def test_a_figure_too_many_is_reported_and_moves_no_other() -> None:
    second, third, fourth = tables()
    fourth[-1] = [*fourth[-1], "0"]
    found = read(*with_tables(second, third, fourth))
    assert codes(found) == ["extra_value"]
    assert found.cells == REPORT.cells


def test_a_row_the_form_does_not_have_is_reported_with_its_figures() -> None:
    found = altered(3, lambda row: [("新情形甲乙丙", 1, 3), *row[1:]])
    assert codes(found) == ["unknown_row"]
    assert "40" in str(found.damage[0].values["printed"])
    assert found.cells["applications.received.natural_person"] is None


def test_a_row_without_its_label_is_taken_by_its_neighbours_and_reported() -> None:
    found = altered(4, lambda row: [("", 1, 3), *row[1:]])
    assert codes(found) == ["unlabelled"]
    assert found.cells == REPORT.cells


def test_a_column_of_another_name_is_reported_once_and_moves_no_figure() -> None:
    second, third, fourth = tables()
    rows: Rows = [[*third[0], ("备注", 3, 1)], *third[1:3], *([*row, "3"] for row in third[3:])]
    found = read(*with_tables(second, rows, fourth))
    assert [(d.code, d.values["label"]) for d in found.damage] == [("foreign_column", "备注")]
    assert found.cells == REPORT.cells


def test_a_misprinted_label_is_understood_and_reported() -> None:
    found = altered(4, lambda row: [("二、上年结转政府信公开申请数量", 1, 3), *row[1:]])
    assert codes(found) == ["near_label"]
    assert found.cells == REPORT.cells


def test_a_row_printed_twice_and_unlike_counts_neither_way() -> None:
    second, third, fourth = tables()
    unlike: list[Item] = [third[-1][0], "9", *third[-1][2:]]
    found = read(*with_tables(second, [*third, unlike], fourth))
    assert codes(found) == ["repeated"]
    assert found.cells["applications.carried_out.natural_person"] is None
    assert found.damage[0].cells == ("applications.carried_out.natural_person",)


@pytest.mark.parametrize("mark", ["/", "—", "无", "-", ""])
def test_signs_for_nothing_are_no_zero_and_differ(mark: str) -> None:
    found = altered(3, lambda row: [row[0], row[1], row[2], mark, *row[4:]])
    cell = "applications.received.research"
    assert found.cells[cell] is None
    assert found.marks.get(cell, "") == mark


@pytest.mark.parametrize(
    ("printed", "value", "mark"),
    [("３", 3, ""), ("3件", 3, "3件"), ("1,204", 1204, ""), ("约3", None, "约3")],
)
def test_a_figure_is_read_as_printed(printed: str, value: Value, mark: str) -> None:
    found = altered(3, lambda row: [row[0], row[1], row[2], printed, *row[4:]])
    assert found.cells["applications.received.research"] == value
    assert found.marks.get("applications.received.research", "") == mark


def test_a_missing_column_leaves_its_cells_blank() -> None:
    names = [column.label for column in APPLICATIONS.columns[:-1]]
    rows: Rows = [["", *names]]
    rows += [[row.label, *figures(APPLICATIONS, row, TEXTS)[:-1]] for row in APPLICATIONS.rows]
    found = read(*with_tables(proactive(FORM, TEXTS), rows, disputes(FORM, TEXTS)))
    assert found.cells["applications.received.natural_person"] == 40
    assert found.cells["applications.received.total"] is None


def test_a_missing_row_leaves_its_cells_blank_and_moves_no_other() -> None:
    second, third, fourth = tables()
    found = read(*with_tables(second, third[:-2] + third[-1:], fourth))
    assert found.cells["applications.concluded.total"] is None
    assert found.cells["applications.carried_out.total"] == TEXT_TOTAL


TEXT_TOTAL = REPORT.cells["applications.carried_out.total"]
