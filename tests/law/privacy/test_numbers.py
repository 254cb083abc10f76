"""Check digits and dates, against another way of computing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.privacy.numbers import check_character, luhn, real_date
from tests.law.privacy.texts import card_check, id_check


def numbers(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most)


@given(numbers(17, 17))
def test_the_check_of_a_resident_id_is_that_of_the_recursion(body: str) -> None:
    assert check_character(body) == id_check(body)


@given(numbers(17, 17), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_a_resident_id_shows(body: str, at: int, step: int) -> None:
    wrong = f"{body[:at]}{(int(body[at]) + step) % 10}{body[at + 1 :]}"
    assert check_character(wrong) != check_character(body)


@given(numbers(15, 18))
def test_one_last_digit_makes_a_card_number_right(body: str) -> None:
    assert [digit for digit in "0123456789" if luhn(body + digit)] == [card_check(body)]


@given(numbers(15, 18), st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_of_a_card_number_shows(body: str, at: int, step: int) -> None:
    wrong = f"{body[:at]}{(int(body[at]) + step) % 10}{body[at + 1 :]}"
    assert not luhn(wrong + card_check(body))


@pytest.mark.parametrize(
    ("year", "month", "day", "real"),
    [
        (2000, 2, 29, True),
        (1900, 2, 29, False),
        (1990, 2, 30, False),
        (1990, 13, 1, False),
        (1990, 0, 1, False),
        (1990, 4, 31, False),
        (1990, 4, 0, False),
        (1990, 4, None, True),
        (1990, 13, None, False),
        (1799, 1, 1, False),
        (2100, 1, 1, False),
    ],
)
def test_a_date_is_real_if_the_calendar_has_it(
    year: int, month: int, day: int | None, real: bool
) -> None:
    assert real_date(year, month, day) is real
