"""The fewest cells: never more than were changed, all sums hold after, and no smaller set does."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.check import case_of, check
from gongkai.annual.checks.identities import equations
from gongkai.annual.form import Form, build
from gongkai.annual.repair import apply, mends
from gongkai.annual.repair.least import Least
from gongkai.annual.repair.sums import Part, parts
from gongkai.annual.report import Report, Value
from tests.reports import balanced

SUMS = {"row-sum", "outcome-sum", "balance", "dispute-sum"}
EXPLAINED = {"shift-row", "shift-column", "exchanged", "several"}
ROWS = ("came", "left", "kept")


def small(kind: str = "count", *, columns: bool = True) -> Form:
    """A made-up form: two columns and their total; what came is what left and what is kept."""
    ends: dict[str, Any] = {"block": "visits", "basis": "测试用格式"}
    across = {"check": "across", "per": "row", "left": ["all"], "right": ["young", "old"], **ends}
    down = {"check": "down", "per": "column", "left": ["came"], "right": ["left", "kept"], **ends}
    visits = {
        "id": "visits",
        "columns": [{"id": c, "label": c, "kind": kind} for c in ("young", "old", "all")],
        "rows": [{"id": row, "label": row} for row in ROWS],
    }
    return build(
        {
            "name": "2031",
            "source": "测试用格式",
            "years": {"first": 2031},
            "sections": [{"id": "services", "label": "便民服务情况"}],
            "tables": [
                {"id": "services", "label": "表甲", "section": "services", "blocks": [visits]}
            ],
            "identities": [across, down] if columns else [across],
        }
    )


def made(form: Form, figures: Mapping[str, Value]) -> Report:
    """A report on the made-up form."""
    return Report(form={"services": form.name}, cells=dict(figures))


def smallest(part: Part) -> set[frozenset[str]]:
    """Every least set of cells, found by trying all cells and all figures."""
    most = sum(int(value or 0) for value in part.values.values()) + 1
    for size in range(1, len(part.cells) + 1):
        sets = {
            frozenset(cells)
            for cells in combinations(part.cells, size)
            if any(True for _ in fillings(part, cells, dict(part.values), most))
        }
        if sets:
            return sets
    return set()


def fillings(
    part: Part, cells: tuple[str, ...], values: dict[str, Value], most: int
) -> Iterator[None]:
    """One item for each way to fill the cells, sums being looked at as soon as they are full."""
    full = [rule for rule in part.sums if not set(cells) & set(rule.cells)]
    if not all(rule.holds(values) for rule in full):
        return
    if not cells:
        yield None
        return
    for value in range(most + 1):
        yield from fillings(part, cells[1:], {**values, cells[0]: value}, most)


FIGURES = st.one_of(st.none(), st.integers(0, 3))


@given(st.lists(FIGURES, min_size=9, max_size=9))
def test_no_smaller_set_does_and_none_of_the_least_is_missed(figures: list[int | None]) -> None:
    form = small()
    report = made(form, dict(zip(form.cells, figures, strict=True)))
    for part in parts(report, [form]):
        search = Least(part)
        assert search.complete
        assert {frozenset(found) for found in search.found} == smallest(part)
        assert len({frozenset(found) for found in search.found}) == len(search.found)


@given(balanced(), st.integers(1, 4), st.data())
def test_faults_planted_are_found_and_mended_with_no_more_changes(
    report: Report, count: int, data: st.DataObject
) -> None:
    in_sums = sorted({cell for equation in equations(case_of(report)) for cell in equation.cells})
    cells = st.lists(st.sampled_from(in_sums), min_size=count, max_size=count, unique=True)
    figures = st.one_of(st.none(), st.integers(0, 50), st.integers(0, 10**9))
    for cell in data.draw(cells):
        report.cells[cell] = data.draw(figures)
    broken = [equation for equation in equations(case_of(report)) if not equation.holds]
    reported = [finding for finding in check(report) if finding.code in SUMS]
    assert len(reported) == len(broken)
    found = mends(report)
    assert bool(found.shown) == bool(broken)
    for mend in found.shown:
        assert mend.kind in EXPLAINED or len(mend.changes) <= count
        after = apply(report, mend)
        assert all(equation.holds for equation in equations(case_of(after)))
        assert all(isinstance(c.to, int) and c.to >= 0 for c in mend.changes if c.to is not None)
    assert found == mends(report)


def cells(*figures: Value) -> dict[str, Value]:
    """The cells of the made-up form, row by row."""
    return dict(zip(small().cells, figures, strict=True))


CASES: dict[str, tuple[dict[str, Value], list[dict[str, Value]]]] = {
    "nothing is broken": (cells(3, 4, 7, 1, 2, 3, 2, 2, 4), []),
    "a crossing points at one cell": (
        cells(3, 4, 7, 1, 9, 3, 2, 2, 4),
        [{"visits.left.old": 2}],
    ),
    "a blank total is filled": (
        cells(3, 4, None, 1, 2, 3, 2, 2, 4),
        [{"visits.came.all": 7}],
    ),
    "a fraction must go": (
        cells(3, 4, 7, 1, Decimal("2.5"), 3, 2, 2, 4),
        [{"visits.left.old": 2}],
    ),
    "a negative figure must go where it breaks a sum": (
        cells(3, 4, 7, 1, -2, 3, 2, 2, 4),
        [{"visits.left.old": 2}],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_these_least_sets(name: str) -> None:
    figures, expected = CASES[name]
    form = small()
    found = [found for part in parts(made(form, figures), [form]) for found in Least(part).found]
    assert found == expected


def test_no_figure_is_made_negative() -> None:
    form = small(columns=False)
    report = made(form, cells(3, 4, 1, 0, 0, 0, 0, 0, 0))
    (part,) = parts(report, [form])
    assert Least(part).found == [{"visits.came.all": 7}]


def test_a_signed_figure_may_be_negative() -> None:
    form = small("signed", columns=False)
    (part,) = parts(made(form, cells(3, 4, 1, 0, 0, 0, 0, 0, 0)), [form])
    assert Least(part).found == [
        {"visits.came.young": -3},
        {"visits.came.old": -2},
        {"visits.came.all": 7},
    ]


def test_a_blank_total_of_signed_figures_that_cancel_out_is_filled() -> None:
    form = small("signed", columns=False)
    (part,) = parts(made(form, cells(3, -3, None, 0, 0, 0, 0, 0, 0)), [form])
    assert Least(part).found == [{"visits.came.all": 0}]


def test_money_is_mended_to_the_exact_decimal() -> None:
    form = small("money", columns=False)
    tenths = cells(Decimal("0.1"), Decimal("0.2"), None, *(Decimal(0),) * 6)
    (part,) = parts(made(form, tenths), [form])
    assert Least(part).found == [{"visits.came.all": Decimal("0.3")}]


def test_large_figures_lose_no_digit() -> None:
    form = small()
    large = 10**9
    figures = cells(large, large + 1, 2 * large, 1, 1, 2, large - 1, large, 2 * large - 1)
    (part,) = parts(made(form, figures), [form])
    assert Least(part).found == [{"visits.came.all": 2 * large + 1}]
