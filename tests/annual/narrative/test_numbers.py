"""Numbers in running text: what they come to, how exact they are, and what is no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.narrative.numbers import numbers


@pytest.mark.parametrize(
    ("text", "value", "step", "unit"),
    [
        ("共3119件", 3119, 1, "件"),
        ("共1,234件", 1234, 1, "件"),
        ("收费96171.6万元", 961716000, 1000, "元"),
        ("收入9.6亿元", 960000000, 10000000, "元"),
        ("共1.3万件", 13000, 1000, "件"),
        ("占4.34%", "4.34", "0.01", "%"),
        ("申请十二件", 12, 1, "件"),
        ("申请两件", 2, 1, "件"),
        ("申请三百零五件", 305, 1, "件"),
        ("申请二〇件", 20, 1, "件"),
    ],
)
def test_a_number_is_read_to_its_last_digit(
    text: str, value: int | str, step: int | str, unit: str
) -> None:
    (found,) = numbers(text)
    assert (found.value, found.step, found.unit) == (Decimal(value), Decimal(step), unit)
    assert not found.vague


@pytest.mark.parametrize(
    "text",
    [
        "80余条",
        "近百件",
        "5500余条",
        "约30次",
        "20多篇",
        "30件左右",
        "超过40件",
        "3-5件",
        "3—5件",
        "数十条",
        "1.3万余条",
    ],
)
def test_a_number_that_is_not_exact_says_so(text: str) -> None:
    (found,) = numbers(text)
    assert found.vague


@pytest.mark.parametrize(
    "text",
    [
        "第二十条第(五)项",
        "第20条",
        "多次",
        "若干件",
        "12月31日",
        "2024年",
        "国令第711号",
        "3个部门",
        "20个单位",
    ],
)
def test_dates_articles_and_bare_words_are_no_numbers(text: str) -> None:
    assert list(numbers(text)) == []


@given(st.text(alphabet="0123456789.,万亿余多近约件条元%-至第十百千两", max_size=30))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for found in numbers(text):
        assert 0 <= found.start < found.end <= len(text)
