"""信息处理费: every worked value of the rules, and that a fee can be checked line by line."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.basis import Certainty
from gongkai.law.calendar import state_council
from gongkai.law.fees import (
    MOST,
    Fee,
    Line,
    Method,
    by_page,
    by_piece,
    charge,
    notice_contents,
    pay_by,
    tariff,
)
from gongkai.law.messages import say
from gongkai.law.tables import table
from gongkai.refusal import Refusal

counts = st.integers(1, 400)
earlier = st.integers(0, 400)


def price_of_piece(number: int) -> int:
    """The formula of the law for one piece of the month."""
    if number <= 10:
        return 0
    return 100 if number <= 30 else 100 * (2 + (number - 31) // 10)


def price_of_page(number: int) -> int:
    """The price of one page."""
    return next(
        yuan for last, yuan in ((30, 0), (100, 10), (200, 20), (number, 40)) if number <= last
    )


@pytest.mark.parametrize(
    ("pieces", "yuan"),
    [
        (1, 0),
        (10, 0),
        (11, 100),
        (30, 2_000),
        (31, 2_200),
        (40, 4_000),
        (41, 4_300),
        (50, 7_000),
        (51, 7_400),
    ],
)
def test_by_piece(pieces: int, yuan: int) -> None:
    assert by_piece(pieces).yuan == yuan


@pytest.mark.parametrize(
    ("pieces", "earlier_this_month", "yuan"),
    [(1, 9, 0), (1, 10, 100), (2, 29, 300), (1, 30, 200), (10, 30, 2_000), (10, 40, 3_000)],
)
def test_by_piece_after_others_of_the_month(
    pieces: int, earlier_this_month: int, yuan: int
) -> None:
    assert by_piece(pieces, earlier_this_month).yuan == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (1, 0),
        (30, 0),
        (31, 10),
        (100, 700),
        (101, 720),
        (200, 2_700),
        (201, 2_740),
        (250, 4_700),
        (1_000_000, 39_994_700),
    ],
)
def test_by_page(pages: int, yuan: int) -> None:
    assert by_page(pages).yuan == yuan


@given(counts, earlier)
def test_a_fee_by_piece_is_the_sum_of_its_pieces(pieces: int, before: int) -> None:
    numbers = range(before + 1, before + pieces + 1)
    assert by_piece(pieces, before).yuan == sum(map(price_of_piece, numbers))


@given(counts)
def test_a_fee_by_page_is_the_sum_of_its_pages(pages: int) -> None:
    assert by_page(pages).yuan == sum(map(price_of_page, range(1, pages + 1)))


@given(counts, counts, earlier)
def test_it_makes_no_difference_how_a_month_is_parted(one: int, other: int, before: int) -> None:
    whole = by_piece(one + other, before).yuan
    assert by_piece(one, before).yuan + by_piece(other, before + one).yuan == whole


@given(st.integers(1, 3_000), earlier)
def test_one_more_never_costs_less(number: int, before: int) -> None:
    assert by_piece(number, before).yuan <= by_piece(number + 1, before).yuan
    assert by_piece(number, before).yuan <= by_piece(number, before + 1).yuan
    assert by_page(number).yuan <= by_page(number + 1).yuan


@given(counts, earlier)
def test_the_lines_leave_no_piece_out_and_none_stands_twice(pieces: int, before: int) -> None:
    wanted = list(range(before + 1, before + pieces + 1))
    assert numbers_of(by_piece(pieces, before)) == wanted
    assert numbers_of(by_page(pieces)) == list(range(1, pieces + 1))


def numbers_of(fee: Fee) -> list[int]:
    """The pieces or pages that the lines of a fee speak of, each with its own price."""
    for line in fee.lines:
        assert line.count == line.last - line.first + 1
        assert line.yuan == line.count * line.yuan_each
    return [n for line in fee.lines for n in range(line.first, line.last + 1)]


def test_the_lines_of_a_fee_by_piece() -> None:
    assert by_piece(25, earlier_this_month=28).lines == (
        Line(29, 30, 2, 100, 200),
        Line(31, 40, 10, 200, 2_000),
        Line(41, 50, 10, 300, 3_000),
        Line(51, 53, 3, 400, 1_200),
    )


def test_the_lines_of_a_fee_by_page() -> None:
    assert by_page(250).lines == (
        Line(1, 30, 30, 0, 0),
        Line(31, 100, 70, 10, 700),
        Line(101, 200, 100, 20, 2_000),
        Line(201, 250, 50, 40, 2_000),
    )


@pytest.mark.parametrize("wrong", [0, -1, True, 2.0, "3", None])
def test_what_is_no_count_is_refused(wrong: object) -> None:
    for compute, code in ((by_piece, "fees-pieces"), (by_page, "fees-pages")):
        with pytest.raises(Refusal) as caught:
            compute(wrong)  # type: ignore[arg-type]
        assert caught.value.code == code
        assert f"“{wrong}”" in say("refusal", code, caught.value.values)


@pytest.mark.parametrize("wrong", [-1, False, 1.5, "0"])
def test_what_is_no_count_of_earlier_pieces_is_refused(wrong: object) -> None:
    with pytest.raises(Refusal, match="fees-earlier"):
        by_piece(1, wrong)  # type: ignore[arg-type]


def test_a_notice_charges_in_one_way() -> None:
    assert charge(pieces=11, earlier_this_month=1) == by_piece(11, 1)
    assert charge(pages=31) == by_page(31)
    with pytest.raises(Refusal, match="fees-both-methods"):
        charge(pieces=11, pages=31)
    with pytest.raises(Refusal, match="fees-no-method"):
        charge()


def test_a_count_of_zero_does_not_make_two_methods_one() -> None:
    with pytest.raises(Refusal, match="fees-both-methods"):
        charge(pieces=11, pages=0)
    with pytest.raises(Refusal, match="fees-pages"):
        charge(pages=0)


@pytest.mark.parametrize(
    ("compute", "last"),
    [(by_piece, MOST), (by_page, MOST), (lambda n: by_piece(1, n), MOST - 1)],
)
def test_more_than_anybody_can_mean_is_refused_at_once(
    compute: Callable[[int], Fee], last: int
) -> None:
    assert compute(last).lines[-1].last == MOST
    for wrong in (last + 1, 10**12):
        with pytest.raises(Refusal) as caught:
            compute(wrong)
        assert caught.value.code == "fees-too-many"
        assert "1000000" in say("refusal", caught.value.code, caught.value.values)


@pytest.mark.parametrize(
    ("notified_on", "last"),
    [(date(2026, 3, 2), date(2026, 3, 30)), (date(2026, 9, 21), date(2026, 10, 26))],
)
def test_payment_is_due_on_the_twentieth_working_day(notified_on: date, last: date) -> None:
    assert pay_by(notified_on, state_council()) == last


def test_a_notice_before_the_rules_of_2021_gets_their_first_period() -> None:
    calendar, notified_on = state_council(), date(2020, 6, 1)
    assert pay_by(notified_on, calendar) == calendar.after(notified_on, 20)


def test_the_tariffs_cite_the_articles() -> None:
    assert tariff(Method.PIECE).basis.source == "国办函〔2020〕109号第四条"
    assert tariff(Method.PAGE).basis == (
        "国办函〔2020〕109号第五条",
        date(2021, 1, 1),
        Certainty.FOUND,
    )
    assert (tariff(Method.PIECE).unit, Method.PAGE.label) == ("件", "按量计收")


@pytest.mark.parametrize("method", Method)
def test_what_is_said_of_a_tariff_is_what_is_counted(method: Method) -> None:
    free, *middle, last = tariff(method).tiers
    numbers = [free.last]
    for tier in middle:
        numbers += [tier.first, tier.last, tier.yuan]
    numbers += [last.first, *([last.every] if last.every else []), last.yuan]
    numbers += [last.rise] if last.rise else []
    assert [int(n) for n in re.findall(r"\d+", table("fees")[method]["text"])] == numbers
    assert free.yuan == 0


def test_a_notice_states_what_the_rules_ask() -> None:
    items = {item.id: item for item in notice_contents()}
    assert list(items) == [
        "basis",
        "standard",
        "amount",
        "how_to_pay",
        "pay_period",
        "consequence",
    ]
    assert "次日起20个工作日" in items["pay_period"].text
    assert "视为放弃申请" in items["consequence"].text
    assert all("109号" in item.basis.source for item in items.values())
