"""Figures as people write them: pieces as whole numbers, money exactly, in the unit it is said in.

Money is kept in 分, so that sums are exact in any database; it is shown in 元 or 万元.
"""

import re
from decimal import Decimal

from gongkai.office.publications.words import FigureKind, Unit
from gongkai.refusal import Refusal

CENTS = {Unit.YUAN: 100, Unit.TEN_THOUSAND_YUAN: 1_000_000}
MOST = 10**17  # 分; the sum of ninety such still fits the column
NUMBER = re.compile(r"(?P<number>[0-9][0-9,，]*(?:\.[0-9]+)?)\s*(?P<unit>万元|元|件|宗|起|次)?")
SAID = {"万元": Unit.TEN_THOUSAND_YUAN, "元": Unit.YUAN}
GROUPS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?")


def unit_in(text: str) -> Unit | None:
    """The unit of money that a heading or a cell names: 收费金额（单位：万元）."""
    if "万元" in text:
        return Unit.TEN_THOUSAND_YUAN
    return Unit.YUAN if re.search(r"(?<![万亿千百])元", text) else None


def value(kind: FigureKind, amount: str, unit: Unit | None) -> tuple[int, Unit]:
    """A figure as it is kept, and its unit.

    Raises Refusal for no number, for money without a unit or in two, and for parts of a piece.
    """
    match = NUMBER.fullmatch(amount.strip())
    digits = match["number"].replace("，", ",") if match else ""
    if match is None or not GROUPS.fullmatch(digits):
        raise Refusal("publication-no-number", value=amount[:30])
    number, written = Decimal(digits.replace(",", "")), SAID.get(match["unit"] or "")
    if kind is not FigureKind.ADMIN_FEES:
        if written or unit not in (None, Unit.PIECES):
            raise Refusal("publication-wrong-unit", record=kind.label, unit=Unit.PIECES.label)
        return _whole(number, amount), Unit.PIECES
    if written and unit and written is not unit:
        raise Refusal(
            "publication-two-units", value=amount[:30], unit=unit.label, written=written.label
        )
    found = written or unit
    if found is None or (match["unit"] and not written) or found not in CENTS:
        raise Refusal("publication-no-unit", value=amount[:30])
    return _whole(number * CENTS[found], amount), found


def ten_thousand_yuan(cents: int) -> Decimal:
    """Money in 万元, exactly."""
    return Decimal(cents).scaleb(-6).normalize() + 0


def shown(kind: str, number: int) -> str:
    """A kept figure in words: pieces, or 万元 as table 二 has it."""
    if kind != FigureKind.ADMIN_FEES:
        return f"{number} 件"
    return f"{ten_thousand_yuan(number):f} 万元"


def _whole(number: Decimal, amount: str) -> int:
    if number != number.to_integral_value() or number > MOST:
        raise Refusal("publication-no-number", value=amount[:30])
    return int(number)
