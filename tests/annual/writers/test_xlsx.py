"""The workbook: numbers are numbers, totals are formulas, what fails stays as printed, in red."""

import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

import pytest
from lxml import etree

from gongkai.annual.report import Report
from gongkai.annual.writers import write
from gongkai.annual.writers.xlsx.reckoning import At, Entry, added, number, ranges
from tests.annual.writers.made import back
from tests.reports import busy

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PAPER, CHECKS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
Element = Any


class Shown(NamedTuple):
    """A cell: its text or number as written, its formula, its number format."""

    text: str
    formula: str = ""
    format: str = ""


class Book:
    """A workbook as its XML says."""

    def __init__(self, report: Report) -> None:
        with zipfile.ZipFile(BytesIO(write(report, "xlsx"))) as parts:
            self.parts: dict[str, Element] = {
                name: etree.fromstring(parts.read(name)) for name in parts.namelist()
            }
        self.words = [
            "".join(item.itertext()) for item in self.parts["xl/sharedStrings.xml"].iter(f"{S}si")
        ]
        styles = self.parts["xl/styles.xml"]
        codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(f"{S}numFmt")}
        used = [xf.get("numFmtId") for xf in styles.find(f"{S}cellXfs")]
        self.formats = [codes.get(number, number) or "" for number in used]

    def rows(self, sheet: str) -> list[dict[str, Shown]]:
        """The cells of each row by their columns: A, B, AA."""
        return [
            {cell.get("r").rstrip("0123456789"): self._shown(cell) for cell in row}
            for row in self.parts[sheet].iter(f"{S}row")
        ]

    def _shown(self, cell: Element) -> Shown:
        raw = cell.findtext(f"{S}v") or ""
        text = self.words[int(raw)] if cell.get("t") == "s" else raw
        return Shown(text, cell.findtext(f"{S}f") or "", self.formats[int(cell.get("s") or 0)])

    def beside(self, label: str) -> dict[str, Shown]:
        """The cells of the row of the paper with this label."""
        texts = ({c.text for c in row.values()} for row in self.rows(PAPER))
        found = zip(self.rows(PAPER), texts, strict=True)
        return next(row for row, shown in found if label in shown)


ROW = "一、本年新收政府信息公开申请数量"


def test_a_total_that_agrees_is_a_formula_with_its_value() -> None:
    assert Book(busy()).beside(ROW)["O"][:2] == ("57", "SUM(I33:N33)")


def test_a_total_that_does_not_agree_stays_as_printed() -> None:
    report = busy(cells={"applications.received.total": 60})
    assert Book(report).beside(ROW)["O"][:2] == ("60", "")
    assert back(report, "xlsx").cells["applications.received.total"] == 60


def test_a_total_over_a_number_with_a_remark_is_no_formula() -> None:
    report = busy()
    report.marks["applications.received.business"] = "12件"
    row = Book(report).beside(ROW)
    assert (row["J"].text, row["O"].text, row["O"].formula) == ("12件", "57", "")


def test_every_identity_has_a_line_with_its_difference() -> None:
    _, *rows = Book(busy(cells={"applications.received.total": 60})).rows(CHECKS)
    assert len(rows) == 7 + 7 + 25 + 3
    failing = {row["A"].text: row["E"].text for row in rows if row["E"].text != "0"}
    assert failing == {f"表三“{ROW}”行": "3", "表三“总计”列": "3"}


def test_the_lines_of_the_second_sheet_add_up_the_cells_of_the_first() -> None:
    row = Book(busy()).rows(CHECKS)[1]
    assert row["C"].formula == "SUM(年度报告!I33:I34)"
    assert row["D"].formula == "SUM(年度报告!I56:I57)"
    assert row["E"].formula == "ROUND(C2-D2,8)"


def test_what_fails_is_marked_by_a_rule_of_its_own() -> None:
    book = Book(busy())
    rules = list(book.parts[PAPER].iter(f"{S}cfRule"))
    assert {rule.get("type") for rule in rules} == {"expression"}
    formulas = {rule.findtext(f"{S}formula") for rule in rules}
    assert "ROUND(SUM(O33)-SUM(I33:N33),8)<>0" in formulas
    assert len(formulas) == 7 + 7 + 25 + 3
    assert [rule.get("type") for rule in book.parts[CHECKS].iter(f"{S}cfRule")] == ["cellIs"]


def test_text_that_looks_like_a_formula_is_text() -> None:
    report = busy()
    report.cells["applications.received.business"] = None
    report.marks["applications.received.business"] = "=1+1"
    assert Book(report).beside(ROW)["J"][:2] == ("=1+1", "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (12, 12.0),
        (Decimal("12.50"), 12.5),
        (10**15 + 1, None),
        (Decimal("0.1234567890123456"), None),
    ],
)
def test_only_what_excel_holds_exactly_is_a_number(
    value: int | Decimal | None, expected: float | None
) -> None:
    assert number(value) == expected


def test_money_shows_the_decimals_that_were_printed() -> None:
    report = busy(cells={"fees.admin_fees.amount": Decimal("12.50")})
    shown = Book(report).beside("行政事业性收费").values()
    assert ("12.5", "", "0.00") in shown


def test_cells_side_by_side_are_one_range() -> None:
    places = [At(4, 3), At(4, 4), At(4, 5), At(6, 3), At(7, 3), At(9, 27)]
    assert ranges(places, "") == ["D5:F5", "D7:D8", "AB10"]


def test_a_number_with_a_remark_counts_until_a_number_takes_its_place() -> None:
    entries = [Entry(At(0, 0), 5, number=True), Entry(At(0, 1), 3, number=False)]
    assert added(entries) == "SUM(A1,IF(ISNUMBER(B1),B1,3))"


@pytest.mark.parametrize("sheet", [PAPER, CHECKS])
def test_a_sheet_prints_one_page_wide_on_a4_and_keeps_its_head_in_view(sheet: str) -> None:
    root = Book(busy()).parts[sheet]
    setup = root.find(f"{S}pageSetup")
    assert (setup.get("paperSize"), setup.get("fitToHeight")) == ("9", "0")
    assert root.find(f"{S}sheetPr/{S}pageSetUpPr").get("fitToPage") == "1"
    assert root.find(f".//{S}pane").get("topLeftCell") == "A2"
