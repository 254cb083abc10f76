"""Faults planted one at a time in a clean report: each is found and named, nothing else is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from gongkai.annual.check import check
from gongkai.annual.report import Report, Value
from tests.reports import YEAR, busy

T = "applications"
D = "disputes"
N = "documents.normative_documents"

CARRIED = {"natural_person": 3, "business": 3, "legal_service": 3, "total": 9}
STOCK: dict[str, Value] = {f"{N}.issued": 5, f"{N}.repealed": 2, f"{N}.in_force": 23}


@dataclass(frozen=True)
class Fault:
    """What is changed in the clean report, and the findings that must come of it."""

    cells: Mapping[str, Value] = field(default_factory=dict)
    text: str = ""
    last_year: Mapping[str, Value] | None = None
    found: frozenset[tuple[str, str]] = frozenset()


def clean(cells: Mapping[str, Value], text: str) -> Report:
    """A busy report without a fault, then changed."""
    found = busy(cells={**STOCK, **cells})
    first = found.sections[0]
    found.sections[0] = replace(first, text=f"{first.text}\n{text}")
    return found


def before(cells: Mapping[str, Value]) -> Report:
    """Last year's report, which the clean one follows in every figure."""
    carried = {f"{T}.carried_out.{column}": count for column, count in CARRIED.items()}
    found = busy(cells={f"{N}.in_force": 20, **carried, **cells})
    found.year = YEAR - 1
    found.sections = []
    return found


def planted(
    *found: str,
    cells: Mapping[str, Value] | None = None,
    text: str = "",
    last_year: Mapping[str, Value] | None = None,
) -> Fault:
    """A fault whose findings are given as `code table.row.column`, the cell being the total's."""
    pairs = frozenset((code, cell) for code, cell in (item.split() for item in found))
    return Fault(cells or {}, text, last_year, pairs)


FAULTS = {
    "nothing": Fault(),
    "nothing, with last year's report": Fault(last_year={}),
    "a row sum": planted(
        f"row-sum {T}.disclosed.total",
        f"row-sum {T}.not_held.total",
        cells={f"{T}.disclosed.natural_person": 39, f"{T}.not_held.natural_person": 1},
    ),
    "an outcome sum": planted(
        f"outcome-sum {T}.concluded.business",
        f"outcome-sum {T}.concluded.natural_person",
        cells={f"{T}.disclosed.business": 9, f"{T}.disclosed.natural_person": 39},
    ),
    "a balance": planted(
        f"balance {T}.received.business",
        f"balance {T}.received.natural_person",
        cells={f"{T}.carried_out.business": 4, f"{T}.carried_out.natural_person": 2},
    ),
    "a balance kept by the same error on both sides": planted(
        f"outcome-sum {T}.concluded.business",
        f"outcome-sum {T}.concluded.total",
        cells={
            f"{T}.received.business": 15,
            f"{T}.received.total": 60,
            f"{T}.concluded.business": 15,
            f"{T}.concluded.total": 60,
        },
    ),
    "a fraction": planted(
        "not-a-count decisions.licensing.made",
        cells={"decisions.licensing.made": Decimal("3.5")},
    ),
    "a fraction in table three": planted(
        f"not-a-count {T}.repeated.business",
        f"outcome-sum {T}.concluded.business",
        f"row-sum {T}.repeated.total",
        cells={f"{T}.repeated.business": Decimal("0.5")},
    ),
    "a negative that still balances": planted(
        f"not-a-count {T}.repeated.business",
        f"not-a-count {T}.petition.research",
        cells={f"{T}.repeated.business": -1, f"{T}.petition.business": 1}
        | {f"{T}.repeated.research": 1, f"{T}.petition.research": -1},
    ),
    "a dispute sum": planted(
        f"dispute-sum {D}.reconsideration.total", cells={f"{D}.reconsideration.pending": 3}
    ),
    "reconsideration and litigation exchanged between text and table": planted(
        f"text-table {D}.reconsideration.total",
        f"text-table {D}.direct_suit.total",
        text="全年发生行政复议3件，行政诉讼7件。",
    ),
    "carried in unlike last year's carried out": planted(
        f"carry-in {T}.carried_in.business", last_year={f"{T}.carried_out.business": 2}
    ),
    "a text number unlike its cell": planted(
        f"text-table {T}.received.total", text="全年新收政府信息公开申请58件。"
    ),
    "a text number unlike its cell, in other words": planted(
        f"text-table {T}.received.total", text="本年度共收到政府信息公开申请 58 件。"
    ),
    "a text number unlike its cell, of what is left over": planted(
        f"text-table {T}.carried_out.total", text="有10件政府信息公开申请结转下年度继续办理。"
    ),
    "a text number like its cell": Fault(
        text="全年新收政府信息公开申请57件，结转下年度继续办理9件。"
    ),
    "a text number of another year": Fault(
        text="2023年新收政府信息公开申请57件，2022年新收政府信息公开申请58件。"
    ),
    "in force, unlike last year's with what came and went": planted(
        f"in-force {N}.in_force", cells={f"{N}.in_force": 24}, last_year={}
    ),
    "in force, fewer than what came less what went": planted(
        f"in-force {N}.in_force", cells={f"{N}.in_force": 2}
    ),
    "in force, plausible without last year's report": Fault(cells={f"{N}.in_force": 24}),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_named_and_nothing_else_is(name: str) -> None:
    fault = FAULTS[name]
    previous = None if fault.last_year is None else before(fault.last_year)
    found = check(clean(fault.cells, fault.text), previous=previous)
    named = {(f.code, f.cells[0] if f.cells else "") for f in found}
    assert named == fault.found
