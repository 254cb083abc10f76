"""Every kind has its rule, dated and cited."""

from datetime import date

import pytest

from gongkai.law.basis import Certainty
from gongkai.law.citations import rules
from gongkai.law.privacy.find import Confidence, Kind
from gongkai.law.privacy.scan import scan
from gongkai.law.tables import table

KINDS = "privacy.kinds."
CITED = {rule.id.removeprefix(KINDS): rule for rule in rules() if rule.id.startswith(KINDS)}


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_rule_with_its_article(kind: Kind) -> None:
    basis = CITED[kind].basis
    assert "条例第十五条" in basis.source or "保守国家秘密法" in basis.source
    assert date(2019, 5, 15) <= basis.valid_from <= date(2026, 1, 1)
    assert basis.certainty in {Certainty.FOUND, Certainty.HIGH, Certainty.MEDIUM}


def test_there_is_no_rule_without_a_kind() -> None:
    assert table("privacy")["kinds"].keys() == {kind.value for kind in Kind}


def test_a_bank_card_is_sensitive_by_the_letter_of_the_law() -> None:
    assert "第二十八条" in CITED[Kind.BANK_CARD].basis.source


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("15400001234", Confidence.MEDIUM),
        ("联系电话15400001234", Confidence.HIGH),
        ("文号15400001234", Confidence.LOW),
        ("文号见附件，电话15400001234", Confidence.HIGH),
        ("电话见附件，编号15400001234", Confidence.LOW),
        ("电话一二三四五六七八九十一二15400001234", Confidence.MEDIUM),
        ("编号6230999999990015", Confidence.LOW),
        ("银行卡6230999999990015", Confidence.HIGH),
        ("编号632999199003070014", Confidence.HIGH),  # its check and date speak for themselves
        ("编号机密★5年", Confidence.HIGH),
        ("1990年3月7日生，", Confidence.MEDIUM),
        ("1990年3月7日生汉族", Confidence.MEDIUM),
        ("1990年3月7日生一女", Confidence.LOW),
        ("联系电话15400001234元", Confidence.MEDIUM),
    ],
)
def test_the_nearest_word_before_it_says_how_sure_a_find_is(
    text: str, confidence: Confidence
) -> None:
    assert [find.confidence for find in scan(text)] == [confidence]
