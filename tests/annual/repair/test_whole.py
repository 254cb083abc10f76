"""What explains everything comes first: figures one place off, cells and lines exchanged."""

from collections.abc import Sequence

import pytest

from gongkai.annual.check import case_of
from gongkai.annual.checks.identities import equations
from gongkai.annual.repair import Mend, apply, mends, sentence
from gongkai.annual.report import Report, Value
from tests.reports import fill, form, report

COLUMNS = (
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_organisation",
    "total",
)
OUTCOMES = ("disclosed", "partly_disclosed", "state_secret", "not_held", "petition", "repeated")


def full() -> Report:
    """A report with figures in every column, no two rows or columns alike."""
    found = report()
    for n, column in enumerate(COLUMNS[:-1]):
        outcomes = {row: 3 + 7 * n + (5 + n) * k * k for k, row in enumerate(OUTCOMES)}
        received = sum(outcomes.values()) - n
        fill(found, column, received=received, carried_in=2 * n + 4, **outcomes)
    assert all(equation.holds for equation in equations(case_of(found)))
    return found


def row(name: str, *columns: str) -> list[str]:
    """Cells of a row of table three."""
    return [f"applications.{name}.{column}" for column in columns or COLUMNS]


def column(name: str) -> list[str]:
    """Cells of a column of table three."""
    (block,) = (b for t in form().tables for b in t.blocks if b.id == "applications")
    return [f"applications.{row.id}.{name}" for row in block.rows]


def put(to: Report, cells: Sequence[str], figures: Sequence[Value]) -> None:
    """Write figures into cells."""
    to.cells.update(zip(cells, figures, strict=True))


def figures(of: Report, cells: Sequence[str]) -> list[Value]:
    """What stands in cells."""
    return [of.cells[cell] for cell in cells]


def first(of: Report, was: Report) -> Mend:
    """The first mend, which gives back the report as it was."""
    found = mends(of).shown[0]
    assert apply(of, found).cells == was.cells
    return found


@pytest.mark.parametrize("name", ["received", "disclosed", "concluded"])
@pytest.mark.parametrize("by", [1, -1])
def test_a_row_shifted_by_a_column_is_shifted_back(name: str, by: int) -> None:
    sound, broken = full(), full()
    old = figures(sound, row(name))
    put(broken, row(name), [None, *old[:-1]] if by > 0 else [*old[1:], None])
    assert first(broken, sound).kind == "shift-row"


def test_a_total_written_in_the_first_column_is_put_last() -> None:
    sound, broken = full(), full()
    old = figures(sound, row("petition"))
    put(broken, row("petition"), [old[-1], *old[:-1]])
    found = first(broken, sound)
    assert found.kind == "shift-row"
    assert "错了一栏" in sentence(found)
    assert "one column off" in sentence(found, "en")


@pytest.mark.parametrize("name", ["business", "total"])
def test_a_column_shifted_by_a_row_is_shifted_back(name: str) -> None:
    sound, broken = full(), full()
    cells = column(name)[2:9]
    put(broken, cells, [None, *figures(sound, cells)[:-1]])
    assert first(broken, sound).kind == "shift-column"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (row("received"), row("disclosed")),
        (column("natural_person"), column("total")),
        (row("disclosed", "business"), row("disclosed", "research")),
        (row("not_held", "business"), row("petition", "business")),
    ],
    ids=["rows", "columns", "neighbours in a row", "cells of a column"],
)
def test_what_changed_places_is_put_back(one: list[str], other: list[str]) -> None:
    sound, broken = full(), full()
    put(broken, one, figures(sound, other))
    put(broken, other, figures(sound, one))
    assert first(broken, sound).kind == "exchanged"


def test_a_total_written_in_the_wrong_column_is_moved() -> None:
    sound = report(cells={f"disputes.direct_suit.{r}": n for r, n in (("upheld", 3), ("total", 7))})
    sound.cells |= {"disputes.direct_suit.overturned": 4, "disputes.direct_suit.pending": None}
    broken = apply(sound, Mend((), "least"))
    put(broken, ["disputes.direct_suit.pending", "disputes.direct_suit.total"], [7, None])
    assert first(broken, sound).kind == "exchanged"


def test_two_like_figures_and_no_total_are_no_exchange() -> None:
    cells: dict[str, Value] = {"disputes.direct_suit.upheld": 2, "disputes.direct_suit.total": None}
    broken = report(cells={**cells, "disputes.direct_suit.pending": 2})
    (only,) = mends(broken).shown
    assert only.kind == "least"
    assert [c.to for c in only.changes] == [4]


DIGITS = [
    (12, 21, "transposed-digits"),
    (130, 103, "transposed-digits"),
    (1240, 1204, "transposed-digits"),
    (25, 225, "digit"),
    (225, 25, "digit"),
    (3, 4, "least"),
    (21, 9, "least"),
    (121, 211, "transposed-digits"),
    (123, 321, "least"),
]


@pytest.mark.parametrize(("right", "wrong", "kind"), DIGITS)
def test_a_slip_of_digits_is_named(right: int, wrong: int, kind: str) -> None:
    cell, total = "disputes.direct_suit.other_result", "disputes.direct_suit.total"
    broken = report(cells={cell: right, total: wrong})
    found = mends(broken).shown[0]
    assert found.kind == kind
    assert [(c.cell, c.from_, c.to) for c in found.changes] == [(total, wrong, right)]


def test_a_digit_slip_comes_before_what_is_only_possible() -> None:
    cells = {f"disputes.direct_suit.{r}": n for r, n in (("upheld", 40), ("pending", 21))}
    broken = report(cells={**cells, "disputes.direct_suit.total": 52})
    kinds = [(m.kind, m.changes[0].cell.rsplit(".", 1)[1]) for m in mends(broken).shown]
    assert kinds[0] == ("transposed-digits", "pending")
    assert {kind for kind, _ in kinds[1:]} == {"least"}
