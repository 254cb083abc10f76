"""What is asked of a body about a report: only what no figure of it tells."""

import pytest

from gongkai.annual.report import Report
from gongkai.office.reports.asking import questions
from gongkai.office.reports.mending import offers
from tests.office.reports.past import report_of
from tests.reports import report


def names(of: Report) -> list[str]:
    """The names of the questions."""
    return [each.name for each in questions(of)]


def without(of: Report, section: str) -> Report:
    """A report that lacks a section."""
    of.sections = [each for each in of.sections if each.id != section]
    return of


def test_nothing_is_asked_about_a_clean_report() -> None:
    assert names(report_of()) == []
    assert offers(report_of()) == []


def test_sums_that_can_be_mended_are_a_choice_and_no_question() -> None:
    broken = report_of(disputes__direct_suit__total=9)
    assert names(broken) == []
    assert next(each.key for each in offers(broken)) == "sums:disputes.direct_suit.total=9>3"


def test_blank_cells_are_asked_for_by_name_and_many_are_counted() -> None:
    one = report_of()
    blank = [cell for cell in one.cells if cell.startswith(("documents.", "decisions."))]
    one.cells[blank[0]] = None
    (asked,) = questions(one)
    assert asked.name == "cells"
    for cell in blank:
        one.cells[cell] = None
    (many,) = questions(one)
    assert f"有 {len(blank)} 格空着" in many.text


@pytest.mark.parametrize(("busy", "asked"), [(True, ["section:其他需要报告的事项"]), (False, [])])
def test_fees_are_asked_for_only_where_there_were_applications(
    busy: bool, asked: list[str]
) -> None:
    of = without(report_of() if busy else report(), "other_matters")
    assert names(of) == asked


def test_blank_figures_are_not_taken_for_none() -> None:
    of = without(report(cells={"applications.received.total": None}), "other_matters")
    assert "section:其他需要报告的事项" in names(of)
    assert not any(each.key.startswith("section:") for each in offers(of))


def test_a_number_that_no_register_counts_is_asked_for_plainly() -> None:
    of = report()
    overview = of.sections[0]
    of.sections[0] = type(overview)(
        overview.id,
        overview.heading,
        overview.number,
        overview.text + "\n开展培训 5 次，参加 200 余人次。",
    )
    (asked,) = questions(of)
    assert asked.register == ""
    assert "200余人次" in asked.text or "200余人" in asked.text
