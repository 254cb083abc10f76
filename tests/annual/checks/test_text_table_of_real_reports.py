"""Text against tables in published reports: the contradictions a reader found, and no others."""

import json
from decimal import Decimal

import pytest

from gongkai.annual.check import case_of
from gongkai.annual.checks.text_table import text_table
from gongkai.annual.narrative.statements import statements
from gongkai.annual.report import Report, Section, Value
from tests.annual.narrative.corpus import TRUTH, prose


def reported(name: str, scope: str) -> Report:
    """A report put together from its truth and from all of its text, tables as text included."""
    text = prose(name)
    truth = json.loads((TRUTH / f"{name.partition('_')[0]}.json").read_text("utf-8"))
    cells: dict[str, Value] = {
        cell: Decimal(value) if isinstance(value, str) else value
        for cell, value in truth["cells"].items()
    }
    return Report(
        body=truth["body"],
        year=truth["year"],
        scope=scope,
        form=truth["form"],
        cells=cells,
        sections=[Section("overview", "一、总体情况", 1, text)],
    )


def test_the_contradictions_of_a_published_report_are_found() -> None:
    found = list(text_table(case_of(reported("006", "own"))))
    assert [(f.found, f.expected, f.cells[0]) for f in found] == [
        (258, 275, "applications.disclosed.total"),
        (265, 337, "applications.not_held.total"),
        (7, 5, "disputes.reconsideration.upheld"),
        (9, 8, "disputes.direct_suit.upheld"),
    ]


@pytest.mark.parametrize(
    ("name", "scope", "tied"),
    [
        ("000", "own", 0),
        ("001_*plain", "area", 15),
        ("002_*plain", "area", 1),
        ("008", "own", 10),
        ("010", "own", 1),
        ("014", "area", 0),
        ("016", "area", 3),
        ("017", "area", 9),
    ],
)
def test_a_report_that_agrees_with_itself_has_no_finding(name: str, scope: str, tied: int) -> None:
    case = case_of(reported(name, scope))
    assert list(text_table(case)) == []
    assert len(list(statements(case.report, case.forms))) >= tied
