"""What of a text is looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.search.queries import query
from gongkai.office.search.tokens import read, spelled, token_of_value, tokens
from gongkai.office.search.wording import LONGEST, bare, normal, pieces
from gongkai.refusal import Refusal

HAN = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF),
)
SAID = st.text(st.one_of(HAN, st.sampled_from(" \n\t，。；（）Ab3２Ｃ-/")), min_size=2, max_size=60)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("行政\n  复议", "行政复议"),
        ("ＧＢ／Ｔ　9704", "gb/t 9704"),
        ("第３ 条", "第3条"),
        ("Data Sheet\n2", "data sheet 2"),
        ("葛\U000e0100城", "葛城"),
        ("复\u200b议", "复议"),
    ],
)
def test_width_case_and_line_ends_do_not_matter(text: str, same: str) -> None:
    assert normal(text) == same


@pytest.mark.parametrize(
    ("plain", "found"),
    [
        ("复议", {"复议"}),
        ("行政复议", {"行政", "政复", "复议"}),
        ("复。议", set()),
        ("gb/t 9704", {"gb", "t", "9704"}),
        ("2025年度", {"2025", "2025年", "年度"}),
        ("𠮷𡈽", {"𠮷𡈽"}),
        ("王\ue863", {"王\ue863"}),
        ("〇一", {"〇一"}),
    ],
)
def test_pairs_of_characters_and_whole_foreign_words(plain: str, found: set[str]) -> None:
    assert pieces(plain) == found


@given(SAID, st.data())
def test_whatever_stands_in_a_text_is_found_by_it(text: str, data: st.DataObject) -> None:
    plain = normal(text)
    start = data.draw(st.integers(0, max(0, len(plain) - 2)))
    end = data.draw(st.integers(start, len(plain)))
    part = plain[start:end]
    if not part or any(c.isascii() for c in part):
        return
    assert pieces(part) <= pieces(plain)
    if len(bare(part)) > 1:
        assert query(part).in_texts([plain])


def test_a_text_of_any_length_is_looked_at_in_time() -> None:
    assert len(normal("复议" * LONGEST)) == LONGEST


@given(st.integers(0, 2**30 - 1))
def test_a_token_is_read_as_it_is_spelled(token: int) -> None:
    assert read(spelled(token)) == token
    assert len(spelled(token)) == 6


@pytest.mark.django_db
def test_a_word_has_another_token_at_each_body_and_as_a_value() -> None:
    one, other = tokens(1, ["复议"]), tokens(2, ["复议"])
    assert not one & other
    assert one == tokens(1, ["复议"])
    assert token_of_value(1, "复议") not in one


@pytest.mark.parametrize("text", ["", " ", "复", " a ", "-复-"])
def test_less_than_two_characters_are_refused(text: str) -> None:
    with pytest.raises(Refusal, match="office-search-short"):
        query(text)


def test_endless_searches_are_refused() -> None:
    with pytest.raises(Refusal, match="office-search-long"):
        query("复议 " * 100)


def test_every_word_must_occur_in_one_text_or_another() -> None:
    wanted = query("复议 决定")
    assert wanted.in_texts(["申请行政复议", "公开决定书"])
    assert not wanted.in_texts(["申请行政复议"])
    assert not wanted.in_texts(["议复决定"])
