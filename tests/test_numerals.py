"""Chinese numerals against the numbers that they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.numerals import numeral

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百零八", 108),
        ("三百零五", 305),
        ("二百七十七", 277),
        ("二〇", 20),
        ("一九九〇", 1990),
        ("二○一二", 2012),
        ("〇", 0),
    ],
)
def test_the_ways_to_write_a_number(text: str, number: int) -> None:
    assert numeral(text) == number


@given(st.integers(1, 9999))
def test_a_numeral_says_what_its_digits_say(number: int) -> None:
    assert numeral(written(number)) == number


@given(st.integers(0, 9999))
def test_digits_in_a_row_are_read_as_they_stand(number: int) -> None:
    assert numeral("".join(DIGITS[int(digit)] for digit in str(number))) == number


@pytest.mark.parametrize(
    ("text", "error"), [("", ValueError), ("第", KeyError), ("十万", KeyError)]
)
def test_what_is_no_numeral_is_an_error(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        numeral(text)


def written(number: int) -> str:
    """A number below ten thousand in Chinese numerals, as it is spoken."""
    parts: list[str] = []
    skipped = False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            parts.append(("零" if skipped and parts else "") + DIGITS[digit] + mark)
        skipped = not digit
    return "".join(parts)
