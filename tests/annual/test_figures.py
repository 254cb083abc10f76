"""A cell's text becomes a figure, or stays a mark; it never becomes 0 by itself."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.figures import SIGNS, Figure, figure, is_figure
from gongkai.annual.form import Kind
from gongkai.annual.report import Value


@pytest.mark.parametrize(
    ("text", "kind", "value", "mark"),
    [
        ("0", "count", 0, ""),
        (" 12 ", "count", 12, ""),
        ("１２", "count", 12, ""),
        ("1,234,567", "count", 1234567, ""),
        ("3.0", "count", 3, ""),
        ("2.5", "count", Decimal("2.5"), ""),
        ("-3", "count", -3, ""),
        ("－417", "signed", -417, ""),
        ("+5", "signed", 5, ""),
        ("0", "money", Decimal("0"), ""),
        ("96171.60", "money", Decimal("96171.60"), ""),
        ("251000元", "money", Decimal("251000"), "251000元"),
        ("22（其中修订 16 件）", "count", 22, "22（其中修订 16 件）"),
        ("80余", "count", None, "80余"),
        ("12¹", "count", None, "12¹"),
        ("1,23", "count", None, "1,23"),
        ("", "count", None, ""),
        ("　", "count", None, ""),
        ("/", "count", None, "/"),
        ("——", "money", None, "——"),
        ("无", "count", None, "无"),
    ],
)
def test_figures(text: str, kind: Kind, value: Value, mark: str) -> None:
    found = figure(text, kind)
    assert found == Figure(value, mark)
    assert type(found.value) is type(value)


@given(st.text(max_size=12))
def test_only_digits_make_a_number(text: str) -> None:
    found = figure(text)
    if found.value is not None:
        assert any(ch.isdigit() for ch in text)
    elif text.strip():
        assert found.mark == text.strip()


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_read_as_they_are(number: int) -> None:
    assert figure(str(number), "signed").value == number
    assert figure(f"{number:,}", "signed").value == number


def test_words_are_no_figures() -> None:
    assert all(map(is_figure, SIGNS))
    assert not any(map(is_figure, ("一", "自然人", "2.重复申请", "", "三、")))
