"""元 and 万元 are told apart, and converted only when it is said which."""

from decimal import Decimal

import pytest

from gongkai.office.publications.amounts import ten_thousand_yuan, unit_in, value
from gongkai.office.publications.words import FigureKind, Unit
from gongkai.refusal import Refusal

FEES, PENALTY = FigureKind.ADMIN_FEES, FigureKind.PENALTY


@pytest.mark.parametrize(
    ("amount", "unit", "cents", "shown"),
    [
        ("251000", Unit.YUAN, 25_100_000, "25.1"),
        ("251000元", None, 25_100_000, "25.1"),
        ("25.1", Unit.TEN_THOUSAND_YUAN, 25_100_000, "25.1"),
        ("25.1万元", Unit.TEN_THOUSAND_YUAN, 25_100_000, "25.1"),
        ("316,441", Unit.TEN_THOUSAND_YUAN, 316_441_000_000, "316441"),
        ("0.01", Unit.YUAN, 1, "0.000001"),
        ("0", Unit.YUAN, 0, "0"),
    ],
)
def test_money_is_exact(amount: str, unit: Unit | None, cents: int, shown: str) -> None:
    assert value(FEES, amount, unit)[0] == cents
    assert f"{ten_thousand_yuan(cents):f}" == shown
    assert ten_thousand_yuan(cents) == Decimal(cents) / 1_000_000


@pytest.mark.parametrize(
    ("kind", "amount", "unit", "code"),
    [
        (FEES, "251000", None, "publication-no-unit"),
        (FEES, "251000元", Unit.TEN_THOUSAND_YUAN, "publication-two-units"),
        (FEES, "12件", None, "publication-no-unit"),
        (FEES, "12", Unit.PIECES, "publication-no-unit"),
        (FEES, "0.001", Unit.YUAN, "publication-no-number"),
        (FEES, "-3", Unit.YUAN, "publication-no-number"),
        (FEES, "1,2", Unit.YUAN, "publication-no-number"),
        (FEES, "约3", Unit.YUAN, "publication-no-number"),
        (PENALTY, "12.5", None, "publication-no-number"),
        (PENALTY, "12万元", None, "publication-wrong-unit"),
        (PENALTY, "12", Unit.YUAN, "publication-wrong-unit"),
    ],
)
def test_what_is_not_said_is_not_guessed(
    kind: FigureKind, amount: str, unit: Unit | None, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        value(kind, amount, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("收费金额（单位：万元）", Unit.TEN_THOUSAND_YUAN),
        ("收费金额（元）", Unit.YUAN),
        ("收费金额", None),
    ],
)
def test_a_heading_may_say_it(text: str, unit: Unit | None) -> None:
    assert unit_in(text) is unit
