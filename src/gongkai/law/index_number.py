"""索引号: made strictly by the national guide, read as leniently as real pages write them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.law import credit_code
from gongkai.law.tables import table
from gongkai.refusal import Refusal

MONTHS = range(1, 13)
# What copying from a page or a table leaves behind; the raw text is kept beside.
AS_TYPED = str.maketrans({0xFF0F: "/", 0xFF0D: "-", 0x2013: "-", 0x2014: "-"})
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}


class Doubt(NamedTuple):
    """Something odd about an index number that was read: `doubt.<code>` is its sentence."""

    code: str
    values: dict[str, object]


class IndexNumber(NamedTuple):
    """The parts of an index number as written; `month` only where it stands after the year."""

    raw: str
    front: str
    year: int
    month: int | None
    serial: str
    doubts: tuple[Doubt, ...] = ()

    @property
    def body_code(self) -> str:
        """The front code without the hyphen that a machine leaves out."""
        return self.front.replace("-", "")

    def __str__(self) -> str:
        """The number in plain characters; it is never renumbered, however odd it is."""
        month = "" if self.month is None else f"{self.month:02}"
        return f"{self.front}/{self.year:04}{month}-{self.serial}"


def assign(front: str, year: int, serial: int) -> str:
    """A new index number of the body whose organisation or credit code is the front code.

    Raises Refusal for a code that does not hold, a year without four digits, and a serial that is
    no number from 1 or has more than five digits.
    """
    _must_be_code(front)
    if not _whole(year) or not 1000 <= year <= 9999:
        raise Refusal("index-year", year=year)
    digits = table("index_number")["serial_digits"]
    if not _whole(serial) or not 1 <= serial < 10**digits:
        raise Refusal("index-serial", serial=serial, most=10**digits - 1)
    return f"{front}/{year}-{serial:0{digits}}"


def read(text: str) -> IndexNumber:
    """The parts of an index number, and what is odd about it. Raises Refusal if it is none."""
    plain = text.strip().translate(AS_TYPED).translate(FULL_WIDTH)
    found = re.fullmatch(table("index_number")["reading"]["pattern"], plain)
    if not found:
        raise Refusal("index-unreadable", found=text)
    month = found["month"]
    number = IndexNumber(
        text, found["front"], int(found["year"]), int(month) if month else None, found["serial"]
    )
    return number._replace(doubts=tuple(_doubts(number)))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _must_be_code(front: str) -> None:
    kind = table("index_number")["fronts"].get(str(len(front)), {}).get("kind")
    if kind is None:
        raise Refusal("index-front", front=front)
    credit_code.must_hold(kind, front)


def _doubts(number: IndexNumber) -> Iterator[Doubt]:
    yield from _front_doubts(number.front, number.body_code)
    if number.month is not None:
        code = "index-month" if number.month in MONTHS else "index-no-month"
        yield Doubt(code, {"month": f"{number.month:02}"})
    digits = table("index_number")["serial_digits"]
    if len(number.serial) != digits:
        values = {"serial": number.serial, "expected": digits, "found": len(number.serial)}
        yield Doubt("index-serial-digits", values)


def _front_doubts(front: str, code: str) -> Iterator[Doubt]:
    if code != front:
        yield Doubt("index-front-hyphen", {"front": front})
    try:
        _must_be_code(code)
    except Refusal as refusal:
        if refusal.code == "credit-code-check":
            yield Doubt("index-front-check", {"front": front, **refusal.values})
        else:
            yield Doubt("index-front-custom", {"front": front})
        return
    if len(code) == 18 and not credit_code.explain(code).organisation_holds:
        yield Doubt("index-front-organisation", {"front": front})
