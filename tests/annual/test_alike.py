"""How much of one text stands in another."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.alike import SHORTEST, alike, weight

SENTENCE = "全年通过政府网站主动公开政府信息一百余条，及时回应公众关切，未发生泄密事件。"
OTHER = "本单位安排两名工作人员专门办理申请，逐件登记、逐件答复，并把答复书存入卷宗备查。"
TEXTS = st.text(alphabet="政府信息公开申请办理结果年度报告。，0123456789\n", max_size=300)


def test_a_text_is_wholly_alike_itself() -> None:
    share, passages = alike(SENTENCE, SENTENCE)
    assert share == 1
    assert [p.a for p in passages] == [SENTENCE.rstrip("。")]


def test_strangers_share_nothing() -> None:
    assert alike(SENTENCE, OTHER) == (0.0, ())


def test_the_share_is_that_of_the_first_text() -> None:
    share, passages = alike(SENTENCE + OTHER, SENTENCE)
    assert share == pytest.approx(weight(SENTENCE) / weight(SENTENCE + OTHER))
    assert len(passages) == 1
    assert alike(SENTENCE, SENTENCE + OTHER)[0] == 1


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (
            "2023年，本局主动公开政府信息1,280条，办理申请35件。",
            "2022年，本局主动公开政府信息97条，办理申请4件。",
        ),
        (
            "全年公开信息 80 余条，其中政策文件 12 件，解读 12 篇。",
            "全年公开信息80余条，其中政策文件3件，解读3篇！",
        ),
    ],
)
def test_new_numbers_in_old_sentences_are_still_alike(now: str, before: str) -> None:
    share, passages = alike(now, before)
    assert share == 1
    assert passages[0].a in now
    assert passages[0].b in before


def test_a_moved_passage_is_found_where_it_went() -> None:
    share, passages = alike(OTHER + SENTENCE, SENTENCE + OTHER)
    assert share == 1
    assert len(passages) == 2


def test_turns_of_phrase_are_not_passages() -> None:
    phrase = "认真贯彻落实条例，"
    assert alike(phrase + SENTENCE, phrase + OTHER) == (0.0, ())


def test_empty_texts_share_nothing() -> None:
    assert alike("", SENTENCE) == (0.0, ())
    assert alike(SENTENCE, "") == (0.0, ())
    assert alike("……！", "……！") == (0.0, ())


@given(TEXTS)
def test_any_long_enough_text_is_alike_itself(text: str) -> None:
    assert alike(text, text)[0] == (1.0 if weight(text) >= SHORTEST else 0.0)


@given(TEXTS, TEXTS, TEXTS)
def test_a_text_put_into_another_is_found_there(text: str, before: str, after: str) -> None:
    if weight(text) >= SHORTEST:
        whole = f"{before}。甲{text}乙。{after}"
        assert alike(f"甲{text}乙", whole)[0] == 1


@given(TEXTS, TEXTS)
def test_every_passage_stands_in_both_texts_and_the_share_is_a_share(a: str, b: str) -> None:
    share, passages = alike(a, b)
    assert 0 <= share <= 1
    assert (share > 0) == bool(passages)
    for passage in passages:
        assert passage.a in a
        assert passage.b in b
        assert weight(passage.a) == weight(passage.b) >= SHORTEST


def test_long_and_repetitive_texts_take_no_longer_than_a_blink() -> None:
    start = time.perf_counter()
    alike("一" * 100_000, ("一" * 30 + "二") * 3_000)
    alike(SENTENCE * 2_000, OTHER * 2_000 + SENTENCE)
    assert time.perf_counter() - start < 3
