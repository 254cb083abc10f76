"""Figures of other offices: superseded and never lost, never counted twice, summed exactly."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from gongkai.office.publications import decisions
from gongkai.office.publications.counting import (
    DecisionCount,
    decisions_behind,
    decisions_counted,
)
from gongkai.office.publications.models import Figure
from gongkai.office.publications.replaying import differences
from gongkai.office.publications.telling import told
from gongkai.office.publications.words import FigureKind, Record
from gongkai.refusal import Refusal
from tests.office.publications.desk import Desk

pytestmark = pytest.mark.django_db
LICENSING, FEES = FigureKind.LICENSING, FigureKind.ADMIN_FEES
APRIL = {"first_on": date(2025, 4, 1), "last_on": date(2025, 4, 30)}
FEE = {"kind": "admin_fees", "section": "财务科", "unit": "元"}


@pytest.fixture
def desk() -> Desk:
    """A bureau with twelve decisions of March."""
    made = Desk()
    made.figure()
    return made


def licensing(desk: Desk, year: int = 2025) -> int | Decimal:
    """What table 二 says of licensing."""
    return decisions_counted([desk.body], year)[LICENSING].value


def test_figures_are_summed_by_kind_within_the_year(desk: Desk) -> None:
    desk.figure("30", **APRIL)
    desk.figure("5", section="执法科", kind="penalty")
    desk.figure("7", first_on=date(2024, 3, 1), last_on=date(2024, 3, 31))
    desk.figure("0.1", **FEE)
    desk.figure("0.2", **{**FEE, **APRIL, "unit": "万元"})
    assert decisions_counted([desk.body], 2025) == {
        LICENSING: DecisionCount(42, 2),
        FigureKind.PENALTY: DecisionCount(5, 1),
        FEES: DecisionCount(Decimal("0.20001"), 2),
    }
    assert licensing(desk, 2024) == 7
    assert FigureKind.COERCION not in decisions_counted([desk.body], 2025)
    assert decisions_counted([desk.body], 2025, on=date(2025, 4, 29))[LICENSING].value == 12
    assert [row.amount for row in decisions_behind([desk.body], 2025, LICENSING)] == ["12", "30"]


def test_a_later_figure_supersedes_and_loses_nothing(desk: Desk) -> None:
    before = timezone.now()
    row = desk.figure("15", giver="审批科二次核对")
    assert Figure.objects.count() == 1
    assert (row.times, licensing(desk)) == (2, 15)
    assert decisions_counted([desk.body], 2025, before)[LICENSING].value == 12
    said = [each.said for each in told(Record.DECISION, row.code)]
    assert [(each.amount, each.giver) for each in said] == [  # type: ignore[attr-defined]
        ("12", "审批科"),
        ("15", "审批科二次核对"),
    ]
    number = told(Record.DECISION, row.code)[1].number
    decisions.annul(row.code, desk.head, number, "报错了")
    assert licensing(desk) == 12
    decisions.annul(row.code, desk.head, number - 1, "都不对")
    assert decisions_counted([desk.body], 2025) == {}
    assert desk.figure("3").code == row.code
    assert licensing(desk) == 3
    assert list(differences()) == []


@pytest.mark.parametrize(
    "more",
    [
        {"first_on": date(2025, 1, 1), "last_on": date(2025, 12, 31)},
        {"section": ""},
        {"first_on": date(2025, 3, 31), "last_on": date(2025, 4, 30), "section": ""},
    ],
)
def test_the_same_decisions_are_not_counted_twice(desk: Desk, more: dict[str, object]) -> None:
    with pytest.raises(Refusal, match="publication-overlap"):
        desk.figure("100", **more)
    assert licensing(desk) == 12
    desk.figure("1", section="另一科")
    assert licensing(desk) == 13


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"amount": "12"}, "publication-nothing-changed"),
        ({"amount": ""}, "office-missing-field"),
        ({"kind": "罚款"}, "office-wrong-choice"),
        ({"giver": ""}, "office-missing-field"),
        ({"last_on": date(2026, 2, 1)}, "publication-wrong-period"),
        ({"last_on": date(2025, 2, 1)}, "publication-wrong-period"),
        ({"first_on": date(2099, 1, 1), "last_on": date(2099, 1, 2)}, "office-future"),
        ({"given_on": date(2099, 1, 1)}, "office-future"),
        ({"section": "科" * 61}, "publication-too-long"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, more: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        desk.figure(**{"amount": "13", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(("amount", "odd"), [("31000", False), ("3.1", True), ("99999999", True)])
def test_a_fee_far_from_that_of_the_period_before_is_doubted(
    desk: Desk, amount: str, odd: bool
) -> None:
    desk.figure("30000", **FEE)
    given = {**FEE, **APRIL, "amount": amount, "giver": "财务科"}
    assert (decisions.doubt(desk.body, decisions.checked(given)) is not None) is odd
