"""信息处理费: what an excessive application costs, tier by tier, and what its notice must say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.parameters import parameter
from gongkai.law.publishing import Workdays
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Word


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


class Scope(NamedTuple):
    """What a way to charge counts, and to which applications it applies."""

    counts: str
    applies: str
    basis: Basis


class Tariff(NamedTuple):
    """A way to charge: its unit, its scope, and its tiers, whose basis is `basis`."""

    method: Method
    unit: str
    scope: Scope
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
    """A fee in whole yuan, for pieces (of the month) or pages `first` through `last`."""

    yuan: int
    method: Method
    first: int
    last: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """How the fee comes about, tier by tier, so that the applicant can check it."""
        return tuple(_lines(tariff(self.method).tiers, self.first, self.last))


class Item(NamedTuple):
    """One thing that a fee notice must state."""

    id: str
    label: str
    text: str
    basis: Basis


class Effect(NamedTuple):
    """What an event of the fee does to the reply period: `suspends`, `restarts` or `lapses`."""

    event: str
    effect: str
    text: str
    basis: Basis


def by_piece(pieces: int, earlier_this_month: int = 0) -> Fee:
    """The fee for pieces of one applicant, after those of the same month (办法第四条).

    Raises Refusal unless there is at least one piece, and both are whole numbers.
    """
    _must_count("fees-pieces", pieces, least=1)
    _must_count("fees-earlier", earlier_this_month, least=0)
    return _fee(Method.PIECE, earlier_this_month + 1, earlier_this_month + pieces)


def by_page(pages: int) -> Fee:
    """The fee for the pages of one application (办法第五条). Raises Refusal below one page."""
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


def pay_by(notified_on: date, calendar: Workdays) -> date:
    """The last day to pay: the 20th working day after the notice came (办法第六条)."""
    return calendar.after(notified_on, _pay_workdays(notified_on))


@cache
def tariff(method: Method) -> Tariff:
    """The tiers of one way to charge, and what it applies to."""
    data = table("fees")
    rule, said = data[method], data[method]["scope"]
    scope = Scope(said["counts"], said["applies"], basis(said, rule, data))
    tiers = tuple(_tiers(rule["tiers"]))
    return Tariff(method, rule["unit"], scope, tiers, basis(rule, data))


def notice_contents() -> tuple[Item, ...]:
    """What a fee notice must state, in the order of the letter (办法第六条)."""
    data = table("fees")
    days = _pay_workdays(data["from"])
    return tuple(
        Item(row["id"], row["label"], row["text"].format(workdays=days), basis(row, data))
        for row in data["notice"]
    )


def effects() -> tuple[Effect, ...]:
    """What notice, payment and its lapse do to the reply period (办法第六条)."""
    data = table("fees")
    return tuple(
        Effect(row["event"], row["effect"], row["text"], basis(row, data))
        for row in data["effects"]
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
    tiers = tariff(method).tiers
    return Fee(_total(tiers, last) - _total(tiers, first - 1), method, first, last)


def _total(tiers: tuple[Tier, ...], last: int) -> int:
    """The yuan for pieces or pages 1 through `last`, without walking the steps of a tier."""
    total = 0
    for tier in tiers:
        upto = last if tier.last is None else min(last, tier.last)
        count = max(0, upto - tier.first + 1)
        steps, rest = divmod(count, tier.every) if tier.every else (0, count)
        full = steps * tier.yuan + tier.rise * steps * (steps - 1) // 2
        total += tier.every * full + rest * (tier.yuan + tier.rise * steps)
    return total


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
