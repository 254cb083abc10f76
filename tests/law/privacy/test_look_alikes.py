"""Precision and recall on the sentences that are made for it."""

from collections import Counter

import pytest

from gongkai.law.privacy import scan
from gongkai.law.privacy.find import Confidence, Kind
from tests.law.privacy.look_alikes import IN_DOUBT, MAKERS, look_alikes
from tests.law.privacy.texts import ITEMS, card_check, planted

PLANTED = list(planted(1000, seed=3))
LOOK_ALIKES = list(look_alikes(1000, seed=5))


@pytest.mark.parametrize("kind", list(ITEMS))
def test_all_that_is_planted_is_found_and_nothing_else(kind: Kind) -> None:
    for sentence in (s for s in PLANTED if s.maker == kind.value):
        found = [(f.kind, f.text) for f in scan(sentence.text)]
        assert found == list(sentence.planted), sentence.text


@pytest.mark.parametrize("maker", sorted(MAKERS.keys() - IN_DOUBT))
def test_nothing_is_found_in_what_only_looks_so(maker: str) -> None:
    for sentence in (s for s in LOOK_ALIKES if s.maker == maker):
        assert scan(sentence.text) == [], sentence.text


@pytest.mark.parametrize("maker", sorted(IN_DOUBT))
def test_what_has_the_form_by_chance_is_found_with_low_confidence(maker: str) -> None:
    finds = [find for s in LOOK_ALIKES if s.maker == maker for find in scan(s.text)]
    assert finds
    assert {find.confidence for find in finds} == {Confidence.LOW}
    assert {find.kind for find in finds} <= {Kind.MOBILE, Kind.BANK_CARD}
    cards = [find.text.replace(" ", "") for find in finds if find.kind is Kind.BANK_CARD]
    assert all(card_check(card[:-1]) == card[-1] for card in cards)


def test_the_same_is_found_in_all_sentences_together() -> None:
    text = "\n".join(s.text for s in PLANTED)
    together = Counter((f.kind, f.text) for f in scan(text))
    assert together == Counter(item for s in PLANTED for item in s.planted)


def test_the_same_seed_makes_the_same_sentences() -> None:
    assert list(planted(20, seed=3)) == PLANTED[:20]
    assert list(look_alikes(20, seed=5)) == LOOK_ALIKES[:20]
    assert {s.maker for s in LOOK_ALIKES} == MAKERS.keys()
