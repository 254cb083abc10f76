"""What holds of all finds: in order, apart, where they say they are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.privacy import Find, masked, scan
from tests.law.privacy.cases import found
from tests.law.privacy.texts import WIDE, card_check, id_check, planted

PIECES = (
    *"0123456789",
    *"Xx-— ：:@.★·（）()，。\n😀",
    *("15400001234", "632999199003070014", "6230999999990015", "0571-", "(010)", "+86", "86-"),
    *("护照", "E0000123", "4", "出生", "生于", "1990年3月7日", "住址：", "临江市", "8号", "301室"),
    *("浙Z", "12345", "机密", "5年", "a@example.com", "元", "http://a.cn/"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_finds_are_in_order_and_do_not_overlap(text: str) -> None:
    assert all(a.end <= b.start for a, b in pairwise(scan(text)))


@given(TEXTS)
def test_a_find_is_the_text_at_its_place(text: str) -> None:
    for find in scan(text):
        assert find.start < find.end
        assert text[find.start : find.end] == find.text
        assert find.mask != find.text


@given(TEXTS, st.sampled_from(("😀", "𠮷，", "某某。", "\n")))
def test_what_stands_before_shifts_the_places_and_no_more(text: str, before: str) -> None:
    shift = len(before)
    places = [(f.kind, f.start + shift, f.end + shift) for f in scan(text)]
    assert [(f.kind, f.start, f.end) for f in scan(before + text)] == places


@given(TEXTS)
def test_full_width_is_found_at_the_same_places(text: str) -> None:
    places = [(f.kind, f.start, f.end) for f in scan(text)]
    assert [(f.kind, f.start, f.end) for f in scan(text.translate(WIDE))] == places


@given(st.text())
def test_any_text_can_be_scanned(text: str) -> None:
    assert all(isinstance(find, Find) for find in scan(text))


def test_a_masked_text_has_nothing_left_to_find() -> None:
    for sentence in planted(300, seed=11):
        assert scan(sentence.text)
        assert scan(masked(sentence.text)) == [], sentence.text


def both_checks(body: str) -> str:
    """A resident ID from its first 14 digits that passes a card's check too."""
    numbers = (f"{body}{n:03}" for n in range(1000))
    rights = (number + id_check(number) for number in numbers)
    return next(n for n in rights if n.isdigit() and card_check(n[:-1]) == n[-1])


def test_a_resident_id_goes_before_a_card_of_the_same_digits() -> None:
    number = both_checks("32999919900307")
    assert found(f"账户{number}") == [("resident_id", number)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15400001234@example.com", [("email", "15400001234@example.com")]),
        ("出生632999199003070014", [("resident_id", "632999199003070014")]),
        ("住址：临江市632999199003070014号", [("address", "临江市632999199003070014号")]),
    ],
)
def test_of_two_that_overlap_the_longer_is_found(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_the_same_number_twice_is_two_finds() -> None:
    assert [f.start for f in scan("15400001234、15400001234")] == [0, 12]
