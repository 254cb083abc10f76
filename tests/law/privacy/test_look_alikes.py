"""Precision and recall on the sentences that are made for it."""

from collections import Counter

import pytest

from gongkai.law.privacy import scan
from gongkai.law.privacy.find import Confidence, Kind
from tests.law.privacy.look_alikes import BY_CHANCE, MAKERS, look_alikes
from tests.law.privacy.texts import ITEMS, card_check, planted

PLANTED = list(planted(1000, seed=3))
LOOK_ALIKES = list(look_alikes(1000, seed=5))


@pytest.mark.parametrize("kind", list(ITEMS))
def test_all_that_is_planted_is_found_and_nothing_else(kind: Kind) -> None:
    for sentence in (s for s in PLANTED if s.maker == kind.value):
        found = [(f.kind, f.text) for f in scan(sentence.text)]
        assert found == list(sentence.planted), sentence.text


@pytest.mark.parametrize("maker", sorted(MAKERS.keys() - BY_CHANCE))
def test_nothing_is_found_in_what_only_looks_so(maker: str) -> None:
    for sentence in (s for s in LOOK_ALIKES if s.maker == maker):
        assert scan(sentence.text) == [], sentence.text


@pytest.mark.parametrize("maker", sorted(BY_CHANCE))
def test_a_serial_that_passes_the_check_of_a_card_is_found_with_low_confidence(maker: str) -> None:
    for sentence in (s for s in LOOK_ALIKES if s.maker == maker):
        for find in scan(sentence.text):
            assert (find.kind, find.confidence) == (Kind.BANK_CARD, Confidence.LOW)
            assert card_check(find.text[:-1]) == find.text[-1]


def test_the_same_is_found_in_all_sentences_together() -> None:
    text = "\n".join(s.text for s in PLANTED)
    together = Counter((f.kind, f.text) for f in scan(text))
    assert together == Counter(item for s in PLANTED for item in s.planted)


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert list(planted(20, seed=3)) == PLANTED[:20]
    assert list(look_alikes(20, seed=5)) == LOOK_ALIKES[:20]
    assert {s.maker for s in LOOK_ALIKES} == MAKERS.keys()
