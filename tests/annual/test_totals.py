"""The cells that are sums: of what, and what they are when a part is not known."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.check import check
from gongkai.annual.form import Form, forms
from gongkai.annual.report import Report, Value
from gongkai.annual.totals import leaves, parts, summed
from tests.reports import form

FORM = form("2021")
CLASSES = (
    *("natural_person", "business", "research", "public_interest", "legal_service"),
    "other_organisation",
)


@pytest.mark.parametrize("each", forms(), ids=lambda each: each.name)
def test_the_leaves_of_a_total_are_no_totals_and_each_once(each: Form) -> None:
    for cell in each.cells:
        found = leaves(each, cell)
        assert len(found) == len(set(found)) >= 1
        assert not set(found) & set(parts(each))
        assert (found == [cell]) == (cell not in parts(each))


def test_which_cells_of_the_form_of_2021_are_sums() -> None:
    counts = {cell: len(found) for cell, found in parts(FORM).items()}
    assert len(counts) == 7 + 24 + 3  # 总计 down, 总计 across, 总计 of table 四
    assert counts["applications.concluded.business"] == 21
    assert counts["applications.received.total"] == 6
    assert counts["disputes.direct_suit.total"] == 4
    assert len(leaves(FORM, "applications.concluded.total")) == 6 * 21


def test_what_stands_in_no_sum_is_taken_as_it_is() -> None:
    found = summed(FORM, {"decisions.licensing.made": 3})
    assert found["decisions.licensing.made"] == 3
    assert found["decisions.penalty.made"] is None
    assert found.keys() == FORM.cells.keys()


def test_a_sum_whose_parts_are_not_all_known_is_not_known() -> None:
    known = {f"applications.received.{who}": 2 for who in CLASSES}
    assert summed(FORM, known)["applications.received.total"] == 12
    assert (
        summed(FORM, {**known, "applications.received.research": None})[
            "applications.received.total"
        ]
        is None
    )
    del known["applications.received.business"]
    assert summed(FORM, known)["applications.received.total"] is None


def test_a_total_that_was_given_is_counted_and_not_believed() -> None:
    known = {f"disputes.direct_suit.{it}": 1 for it in ("upheld", "overturned", "other_result")}
    given = {**known, "disputes.direct_suit.pending": 0, "disputes.direct_suit.total": 9}
    assert summed(FORM, given)["disputes.direct_suit.total"] == 3


@given(st.randoms(use_true_random=False))
def test_whatever_is_counted_adds_up(rng: Random) -> None:
    cells: dict[str, Value] = {
        cell: rng.randint(0, 9) for cell in FORM.cells if cell not in parts(FORM)
    }
    found = summed(FORM, cells)
    report = Report(year=2025, form={t.id: "2021" for t in FORM.tables}, cells=found)
    codes = {each.code for each in check(report) if each.cells and each.level == "error"}
    assert codes <= {"balance"}  # what came in need not be what went out, if both are drawn
