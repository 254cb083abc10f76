"""Remarks on single paragraphs, kept as one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.applications.pinning import paragraphs, pinned, pins

LETTER = ["一", "二", "三"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("一\n二", ["一", "二"]),
        ("  一  \r\n\r\n \n二\n", ["一", "二"]),
        ("\u3000\u3000一\n\t\n", ["一"]),
    ],
)
def test_paragraphs_are_the_lines_that_say_something(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize("remarks", [{}, {1: ""}, {1: "  \n"}])
def test_no_remark_is_no_text(remarks: dict[int, str]) -> None:
    assert pinned(remarks) == ""
    assert pins(pinned(remarks), LETTER) == {}


def test_what_was_destroyed_says_nothing() -> None:
    assert pins(None, LETTER) == {}


@given(st.dictionaries(st.integers(1, 3), st.text()))
def test_what_was_pinned_is_found_again(remarks: dict[int, str]) -> None:
    kept = {number: text.strip() for number, text in remarks.items() if text.strip()}
    assert pins(pinned(remarks), LETTER) == kept


def test_a_remark_on_a_paragraph_that_is_not_there_stands_at_the_end() -> None:
    assert pins(pinned({9: "附件也要改"}), LETTER) == {3: "附件也要改"}


def test_no_remark_is_lost_where_several_stand_at_the_end() -> None:
    found = pins(pinned({3: "第三段", 8: "八", 9: "九"}), LETTER)
    assert all(text in found[3] for text in ("第三段", "八", "九"))
