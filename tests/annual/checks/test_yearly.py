"""Sums across two years."""

from collections.abc import Mapping

import pytest

from gongkai.annual.check import check, sentence
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.report import Damage, Report, Value
from gongkai.refusal import Refusal
from tests.reports import YEAR, blank_cells, busy, form, report


def last_year(cells: Mapping[str, Value] | None = None, name: str = "2021") -> Report:
    """A report of the year before, that a clean busy report follows."""
    carried = {f"applications.carried_out.{c}": n for c, n in CARRIED.items()}
    found = report(name, cells={**carried, **(cells or {})})
    found.year = YEAR - 1
    return found


CARRIED = {"natural_person": 3, "business": 3, "legal_service": 3, "total": 9}


def of(code: str, this: Report, previous: Report | None) -> list[Finding]:
    """Findings of one code."""
    return [finding for finding in check(this, previous=previous) if finding.code == code]


def test_what_last_year_carried_out_is_carried_in() -> None:
    assert of("carry-in", busy(), last_year()) == []


def test_carried_in_unlike_last_year_is_an_error_in_that_column() -> None:
    (finding,) = of("carry-in", busy(), last_year({"applications.carried_out.business": 2}))
    assert (finding.level, finding.expected, finding.found) == ("error", 2, 3)
    assert finding.cells == ("applications.carried_in.business",)
    for word in ("商业企业", "现为 3", "上年报告", "是 2"):
        assert word in sentence(finding)


def test_without_last_year_nothing_is_said_of_what_was_carried() -> None:
    assert of("carry-in", busy(), None) == []


@pytest.mark.parametrize(
    ("now", "before", "broken"),
    [(None, None, False), (None, 0, False), (0, None, False), (None, 3, True), (3, None, True)],
)
def test_a_blank_counts_as_nothing_carried(now: Value, before: Value, broken: bool) -> None:
    this = busy(cells={"applications.carried_in.business": now})
    previous = last_year({"applications.carried_out.business": before})
    assert bool(of("carry-in", this, previous)) is broken


@pytest.mark.parametrize("which", ["this", "previous"])
def test_what_either_source_leaves_open_is_not_judged(which: str) -> None:
    cells = {"this": "applications.carried_in.business", "previous": None}
    this, previous = busy(), last_year({"applications.carried_out.business": None})
    cell = cells[which] or "applications.carried_out.business"
    (this if which == "this" else previous).damage.append(Damage("unplaced", Place(), (cell,)))
    if which == "this":
        this.cells[cell] = None
        previous.cells["applications.carried_out.business"] = 3
    assert of("carry-in", this, previous) == []


def test_last_years_form_may_be_the_older_one() -> None:
    older = last_year(name="2019")
    assert of("carry-in", busy(), older) == []
    older.cells["applications.carried_out.total"] = 10
    assert [f.found for f in of("carry-in", busy(), older)] == [9]


def test_of_a_previous_report_without_the_table_nothing_is_said() -> None:
    previous = last_year()
    previous.form["applications"] = None
    previous.cells = {c: v for c, v in previous.cells.items() if not c.startswith("applications")}
    assert of("carry-in", busy(), previous) == []


STOCK = [
    # issued, repealed, in force, last year's stock (None: no report given), broken
    (3, 1, 12, 10, False),
    (3, 1, 13, 10, True),
    (3, 1, 2, None, False),
    (3, 1, 1, None, True),
    (0, 0, 0, None, False),
    (2, 5, 0, None, False),
    (None, None, 10, 10, False),
    (None, None, None, 10, True),
]


@pytest.mark.parametrize(("issued", "repealed", "in_force", "last", "broken"), STOCK)
def test_in_force_follows_from_issued_and_repealed(
    issued: Value, repealed: Value, in_force: Value, last: Value, broken: bool
) -> None:
    row = "documents.normative_documents"
    cells = {f"{row}.issued": issued, f"{row}.repealed": repealed, f"{row}.in_force": in_force}
    previous = None if last is None else last_year({f"{row}.in_force": last})
    found = of("in-force", report(cells=cells), previous)
    assert [finding.level for finding in found] == ["warning"] * broken


def test_the_stock_of_the_older_form_is_another_measure() -> None:
    row = "documents.normative_documents"
    older = last_year({f"{row}.published_total": 99}, name="2019")
    sound = report(cells={f"{row}.issued": 1, f"{row}.in_force": 5})
    assert of("in-force", sound, older) == []


def test_a_report_of_another_year_is_refused_as_last_years() -> None:
    wrong = last_year()
    wrong.year = YEAR - 2
    with pytest.raises(Refusal) as refused:
        check(busy(), previous=wrong)
    assert refused.value.code == "previous_year"
    assert refused.value.values["wanted"] == YEAR - 1


def test_another_bodys_report_is_noted_not_refused() -> None:
    previous = last_year()
    previous.body = "云溪市投资促进局"
    (finding,) = of("other-body", busy(), previous)
    assert finding.level == "note"
    assert of("other-body", busy(), last_year()) == []


def test_every_form_says_what_is_carried_over() -> None:
    for name in ("2019", "2021"):
        rules = [rule for rule in form(name).yearly if rule.check == "carry-in"]
        assert [rule.equals for rule in rules] == ["carried_in"]
        assert "applications.carried_in.total" in blank_cells(form(name))
