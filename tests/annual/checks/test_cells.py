"""What stands in a single cell."""

from decimal import Decimal

import pytest

from gongkai.annual.check import check, sentence
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.report import Damage, Report, Value
from tests.reports import report

CELL = "applications.received.business"
FEE = "fees.admin_fees.amount"


def of(code: str, checked: Report) -> list[Finding]:
    """Findings of one code."""
    return [finding for finding in check(checked) if finding.code == code]


def with_cell(cell: str, value: Value, mark: str = "") -> Report:
    """A clean report save one cell."""
    found = report(cells={cell: value})
    if mark:
        found.marks[cell] = mark
    return found


def test_a_clean_report_has_no_finding_at_all() -> None:
    for name in ("2019", "2021"):
        codes = {"blank-cell", "not-a-count", "extra-value", "unit"}
        assert [f for f in check(report(name)) if f.code in codes] == []


def test_blanks_are_one_finding_a_table() -> None:
    blank = report(cells={CELL: None, "applications.received.total": None, FEE: None})
    assert [f.cells for f in of("blank-cell", blank)] == [
        (FEE,),
        (CELL, "applications.received.total"),
    ]
    assert {f.level for f in of("blank-cell", blank)} == {"warning"}


def test_every_kind_of_blank_is_a_finding_of_its_own() -> None:
    blank = report()
    for row, mark in (("disclosed", "/"), ("repeated", "—"), ("petition", "无"), ("received", "")):
        blank.cells[f"applications.{row}.total"] = None
        blank.marks[f"applications.{row}.total"] = mark
    assert [f.found for f in of("blank-cell", blank)] == [None, "/", "无", "—"]


def test_a_cell_lost_in_reading_is_not_the_clerks_blank() -> None:
    lost = with_cell(CELL, None)
    lost.damage.append(Damage("unplaced", Place(), (CELL,)))
    assert of("blank-cell", lost) == []


def test_cells_of_a_missing_table_are_not_blank() -> None:
    part = with_cell(CELL, None)
    part.form["applications"] = None
    assert of("blank-cell", part) == []


def test_many_blanks_are_told_by_the_columns_they_fill() -> None:
    blank = report()
    for cell in blank.cells:
        if cell.startswith("applications.") and cell.endswith((".research", ".business")):
            blank.cells[cell] = None
    (finding,) = of("blank-cell", blank)
    assert "50 格空白（“商业企业”、“科研机构”）" in sentence(finding)


@pytest.mark.parametrize(
    ("value", "mark", "level", "word"),
    [
        (Decimal("1.5"), "", "error", "1.5"),
        (-1, "", "error", "负数"),
        (None, "详见附件", "error", "详见附件"),
        (22, "22（其中修订 16 件）", "note", "按 22 计"),
        (3, "3件", "note", "3件"),
    ],
)
def test_what_is_no_count_is_named(value: Value, mark: str, level: str, word: str) -> None:
    (finding,) = of("not-a-count", with_cell(CELL, value, mark))
    assert (finding.level, finding.cells) == (level, (CELL,))
    assert word in sentence(finding)
    assert "表三“一、本年新收政府信息公开申请数量”×“商业企业”" in sentence(finding)


@pytest.mark.parametrize("mark", ["", "/", "—", "无"])
def test_a_blank_is_not_also_called_no_count(mark: str) -> None:
    assert of("not-a-count", with_cell(CELL, None, mark)) == []


def test_a_negative_that_still_balances_is_found() -> None:
    cells = {
        "applications.received.research": -2,
        "applications.received.business": 2,
        "applications.concluded.research": -2,
        "applications.disclosed.research": -2,
        "applications.concluded.business": 2,
        "applications.disclosed.business": 2,
    }
    found = check(report(cells=cells))
    assert {f.code for f in found} == {"not-a-count"}
    assert len(found) == 3


def test_a_change_may_be_negative_and_money_a_fraction() -> None:
    assert check(report("2019", {"decisions.licensing.items_change": -417})) == []
    assert check(report(cells={FEE: Decimal("59237.2449")})) == []


def test_a_negative_amount_is_a_fault() -> None:
    assert [f.level for f in of("not-a-count", with_cell(FEE, Decimal(-3)))] == ["error"]


def test_a_value_too_many_is_told_with_its_text_and_place() -> None:
    many = report()
    place = Place(table=3, row=4, column=16, text="0")
    many.damage.append(Damage("extra_value", place, (), {"extra": "16", "label": "行政复议"}))
    many.damage.append(Damage("extra_value_unplaced", Place(text="7 7")))
    unplaced, placed = of("extra-value", many)
    assert (placed.level, placed.found, placed.place) == ("error", "16", place)
    assert "“行政复议”这一行的数比格子多，多出“16”" in sentence(placed)
    assert "“7 7”这一行的数比格子多" in sentence(unplaced)


def test_yuan_in_a_column_of_ten_thousands_is_an_error() -> None:
    (finding,) = of("unit", with_cell(FEE, Decimal(251000), "251000元"))
    assert (finding.level, finding.expected, finding.found) == ("error", "万元", "251000元")
    assert of("not-a-count", with_cell(FEE, Decimal(251000), "251000元")) == []


@pytest.mark.parametrize("mark", ["25.1万元", "25.1 万元"])
def test_the_columns_own_unit_in_a_cell_is_no_fault(mark: str) -> None:
    assert check(with_cell(FEE, Decimal("25.1"), mark)) == []


@pytest.mark.parametrize("key", [FEE, "fees.amount", "amount"])
@pytest.mark.parametrize(("value", "level"), [(Decimal(251000), "error"), (Decimal(0), "warning")])
def test_a_heading_with_another_unit_is_a_fault(key: str, value: Value, level: str) -> None:
    headed = with_cell(FEE, value)
    headed.headers[key] = "本年收费金额（单位：元）"
    (finding,) = of("unit", headed)
    assert (finding.level, finding.cells) == (level, (FEE,))


def test_the_forms_own_heading_is_no_fault() -> None:
    headed = with_cell(FEE, Decimal(3))
    headed.headers[FEE] = "本年收费金额（单位：万元）"
    assert of("unit", headed) == []


def test_the_older_form_has_its_purchases_in_yuan() -> None:
    cell = "procurement.central.amount"
    bought = report("2019", {cell: Decimal(251000)})
    bought.marks[cell] = "251000元"
    assert of("unit", bought) == []
    bought.marks[cell] = "25.1万元"
    assert [f.expected for f in of("unit", bought)] == ["元"]
