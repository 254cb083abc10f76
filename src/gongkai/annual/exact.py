"""Sums that lose no digit: whole numbers and decimals mixed as reports mix them."""

from collections.abc import Iterable
from decimal import Context, Decimal
from functools import reduce

from gongkai.annual.report import Value

EXACT = Context(prec=1000)


def total(values: Iterable[Value]) -> int | Decimal:
    """The exact sum; a blank counts as 0."""
    present = [value for value in values if value]
    found = sum(present)
    return found if isinstance(found, int) else reduce(EXACT.add, present, Decimal(0))


def minus(a: int | Decimal, b: int | Decimal) -> int | Decimal:
    """The exact difference."""
    if isinstance(a, int) and isinstance(b, int):
        return a - b
    return EXACT.subtract(a, b)


def plain(value: Value) -> int | str | None:
    """A value for JSON: decimals as strings without an exponent."""
    return format(value, "f") if isinstance(value, Decimal) else value
