"""信息处理费: what an excessive application costs, tier by tier, and what its notice must say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.calendar import Calendar
from gongkai.law.parameters import parameter
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Word

MOST = 1_000_000  # pieces of a month, or pages; a larger number is a slip of the hand


class Method(Word):
    """The two ways to charge; one application is charged in one of them (办法第三条)."""

    PIECE = "piece", "按件计收"
    PAGE = "page", "按量计收"


class Tier(NamedTuple):
    """A price from piece or page `first` through `last` (None: no end), in yuan each.

    With `every`, each further `every` pieces are a tier of their own, `rise` yuan dearer each.
    """

    first: int
    last: int | None
    yuan: int
    every: int = 0
    rise: int = 0


class Tariff(NamedTuple):
    """A way to charge: its unit and its tiers."""

    method: Method
    unit: str
    tiers: tuple[Tier, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Line:
    """One tier of a fee: pieces or pages `first` through `last`, at so many yuan each."""

    first: int
    last: int
    count: int
    yuan_each: int
    yuan: int


class Fee(NamedTuple):
    """A fee, tier by tier, so that the applicant can check how it comes about."""

    method: Method
    lines: tuple[Line, ...]

    @property
    def yuan(self) -> int:
        """What is to be paid, in whole yuan."""
        return sum(line.yuan for line in self.lines)


class Item(NamedTuple):
    """One thing that a fee notice must state."""

    id: str
    label: str
    text: str
    basis: Basis


def by_piece(pieces: int, earlier_this_month: int = 0) -> Fee:
    """The fee for pieces of one applicant, after those of the same month (办法第四条).

    Raises Refusal unless there is at least one piece, both are whole numbers, and the month has at
    most `MOST`.
    """
    _must_count("fees-pieces", pieces, least=1)
    _must_count("fees-earlier", earlier_this_month, least=0)
    return _fee(Method.PIECE, earlier_this_month + 1, earlier_this_month + pieces)


def by_page(pages: int) -> Fee:
    """The fee for the pages of one application (办法第五条), from 1 to `MOST`; else a Refusal."""
    _must_count("fees-pages", pages, least=1)
    return _fee(Method.PAGE, 1, pages)


def charge(
    *, pieces: int | None = None, pages: int | None = None, earlier_this_month: int = 0
) -> Fee:
    """The fee of one notice, by pieces or by pages; both or neither is refused (办法第三条)."""
    if pieces is not None and pages is not None:
        raise Refusal("fees-both-methods")
    if pieces is not None:
        return by_piece(pieces, earlier_this_month)
    if pages is not None:
        return by_page(pages)
    raise Refusal("fees-no-method")


def pay_by(notified_on: date, calendar: Calendar) -> date:
    """The last day to pay: the 20th working day after the notice came (办法第六条)."""
    return calendar.after(notified_on, _pay_workdays(notified_on))


@cache
def tariff(method: Method) -> Tariff:
    """The tiers of one way to charge."""
    data = table("fees")
    rule = data[method]
    return Tariff(method, rule["unit"], tuple(_tiers(rule["tiers"])), basis(rule, data))


def notice_contents() -> tuple[Item, ...]:
    """What a fee notice must state, in the order of the letter (办法第六条)."""
    data = table("fees")
    days = _pay_workdays(data["from"])
    return tuple(
        Item(row["id"], row["label"], row["text"].format(payment_period=days), basis(row, data))
        for row in data["notice"]
    )


def _must_count(code: str, found: object, least: int) -> None:
    # True is an int to Python, and no count to anybody.
    if not isinstance(found, int) or isinstance(found, bool) or found < least:
        raise Refusal(code, found=found)


def _pay_workdays(on: date) -> int:
    """Fees began with the rules of 2021; an earlier notice gets their first period."""
    days: int = parameter("payment_period", max(on, table("fees")["from"]))["value"]
    return days


def _tiers(rows: list[dict[str, Any]]) -> Iterator[Tier]:
    first = 1
    for row in rows:
        last = row.get("upto")
        yield Tier(first, last, row["yuan"], row.get("every", 0), row.get("rise", 0))
        first = (last or 0) + 1


def _fee(method: Method, first: int, last: int) -> Fee:
    rule = tariff(method)
    if last > MOST:
        raise Refusal("fees-too-many", found=last, most=MOST, unit=rule.unit)
    return Fee(method, tuple(_lines(rule.tiers, first, last)))


def _lines(tiers: tuple[Tier, ...], first: int, last: int) -> Iterator[Line]:
    """The parts of `first` through `last` that lie in one tier, or in one step of it."""
    for tier in tiers:
        while first <= last and (tier.last is None or first <= tier.last):
            step = (first - tier.first) // tier.every if tier.every else 0
            end = tier.first + (step + 1) * tier.every - 1 if tier.every else tier.last
            upto = last if end is None else min(last, end)
            each, count = tier.yuan + tier.rise * step, upto - first + 1
            yield Line(first, upto, count, each, count * each)
            first = upto + 1
