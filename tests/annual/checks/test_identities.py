"""Sums within one report: what breaks them, what does not, what is not judged."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.check import check, sentence
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.report import Damage, Report, Value
from tests.reports import balanced, busy, form, report

COLUMNS = ("natural_person", "business", "research", "public_interest", "legal_service")
Broken = list[tuple[str, str]]


def breaks(of: Report) -> Broken:
    """(code, row or column) of every identity that is broken."""
    rules = {rule.check: rule.per for rule in form(of.form["applications"] or "").identities}
    return [
        (finding.code, finding.cells[0].split(".")[1 if rules[finding.code] == "row" else 2])
        for finding in check(of)
        if finding.code in rules
    ]


def found(of: Report, code: str) -> Finding:
    """The one finding of a code."""
    (finding,) = [finding for finding in check(of) if finding.code == code]
    return finding


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_a_clean_report_breaks_nothing(name: str) -> None:
    assert breaks(report(name)) == []
    assert breaks(busy(name)) == []


TABLE: list[tuple[Mapping[str, Value], Broken]] = [
    ({"applications.disclosed.total": 53}, [("outcome-sum", "total"), ("row-sum", "disclosed")]),
    ({"applications.carried_out.total": 8}, [("balance", "total"), ("row-sum", "carried_out")]),
    ({"disputes.direct_suit.pending": 1}, [("dispute-sum", "direct_suit")]),
    # The same error on both sides of the balance hides it there, not in the outcomes.
    (
        {"applications.received.business": 13, "applications.concluded.business": 13},
        [("outcome-sum", "business"), ("row-sum", "received"), ("row-sum", "concluded")],
    ),
    # A blank total of addends that are not all 0 breaks its sum.
    ({"disputes.reconsideration.total": None}, [("dispute-sum", "reconsideration")]),
    # A blank addend counts as 0.
    ({"applications.received.research": None, "disputes.direct_suit.overturned": None}, []),
    ({"disputes.direct_suit.upheld": None}, [("dispute-sum", "direct_suit")]),
    # A blank total of nothing is no break, nor is a line that is blank throughout.
    ({"applications.repeated.total": None}, []),
    ({f"applications.repeated.{c}": None for c in (*COLUMNS, "total")}, []),
]


@pytest.mark.parametrize(("cells", "expected"), TABLE)
def test_a_break_is_named_by_its_sum_and_its_line(
    cells: Mapping[str, Value], expected: Broken
) -> None:
    assert sorted(breaks(busy(cells=cells))) == sorted(expected)


def test_a_blank_total_breaks_even_where_its_addends_cancel_out() -> None:
    cells = {"disputes.direct_suit.upheld": 2, "disputes.direct_suit.other_result": -2}
    broken = report(cells={**cells, "disputes.direct_suit.total": None})
    assert breaks(broken) == [("dispute-sum", "direct_suit")]


def test_fractions_take_part_exactly() -> None:
    tenths = {f"disputes.direct_suit.{r}": Decimal("0.1") for r in ("upheld", "overturned")}
    tenths["disputes.direct_suit.pending"] = Decimal("0.1")
    assert breaks(report(cells={**tenths, "disputes.direct_suit.total": Decimal("0.3")})) == []
    near = report(cells={**tenths, "disputes.direct_suit.total": Decimal("0.30000000000000004")})
    assert found(near, "dispute-sum").expected == "0.3"


def test_a_sum_says_what_it_should_be_and_what_it_is() -> None:
    finding = found(busy(cells={"disputes.reconsideration.total": 8}), "dispute-sum")
    assert (finding.level, finding.expected, finding.found) == ("error", 7, 8)
    assert finding.cells[0] == "disputes.reconsideration.total"
    assert len(finding.cells) == 5
    for word in ("表四", "行政复议", "总计", "现为 8", "应为 7"):
        assert word in sentence(finding)


def test_a_balance_says_both_sides_and_what_would_balance_it() -> None:
    broken = busy(cells={"applications.carried_out.business": 5})
    finding = found(broken, "balance")
    assert (finding.expected, finding.found) == (15, 17)
    assert "“四、结转下年度继续办理”应为 3" in sentence(finding)


def test_no_negative_number_is_advised() -> None:
    broken = busy(cells={"applications.concluded.business": 99})
    assert "应为 -" not in sentence(found(broken, "balance"))


def test_a_cell_that_the_source_leaves_open_is_not_judged() -> None:
    cell = "disputes.direct_suit.upheld"
    open_cell = busy(cells={cell: None})
    open_cell.damage.append(Damage("unplaced", Place(), (cell,)))
    assert breaks(open_cell) == []


def test_a_damaged_cell_with_a_value_is_judged() -> None:
    broken = busy(cells={"disputes.direct_suit.upheld": 9})
    broken.damage.append(Damage("unplaced", Place(), ("disputes.direct_suit.upheld",)))
    assert breaks(broken) == [("dispute-sum", "direct_suit")]


def test_nothing_rests_on_inferred_cells() -> None:
    broken = busy(cells={"applications.disclosed.business": 9})
    assert breaks(broken) != []
    broken.inferred = frozenset({"applications.disclosed.business"})
    assert breaks(broken) == []


def test_a_missing_table_is_not_judged() -> None:
    part = busy(cells={"disputes.direct_suit.total": 99})
    part.form["disputes"] = None
    assert breaks(part) == []


def test_the_place_is_that_of_the_total() -> None:
    broken = busy(cells={"disputes.direct_suit.total": 9})
    broken.places["disputes.direct_suit.total"] = Place(page=2, table=6, row=4, column=10)
    assert found(broken, "dispute-sum").place.column == 10


@given(balanced())
def test_what_adds_up_breaks_nothing(sound: Report) -> None:
    assert breaks(sound) == []


@given(balanced("2019"), st.data())
def test_one_wrong_cell_of_table_three_breaks_its_row(sound: Report, data: st.DataObject) -> None:
    cells = [cell for cell in sound.cells if cell.startswith("applications.")]
    cell = data.draw(st.sampled_from(cells))
    sound.cells[cell] = (sound.cells[cell] or 0) + data.draw(st.integers(1, 9))
    row, column = cell.split(".")[1:]
    broken = breaks(sound)
    assert ("row-sum", row) in broken
    assert {line for _, line in broken} <= {row, column}
