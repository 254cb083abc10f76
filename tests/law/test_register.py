"""No rule without a citation and a first day."""

from datetime import date

import pytest

from gongkai.law.basis import Certainty
from gongkai.law.outcomes import Letter
from gongkai.law.register import Rule, cite, cited, rules

RULES = rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_where_it_stands_and_since_when(rule: Rule) -> None:
    assert rule.label
    assert rule.basis.source
    assert isinstance(rule.basis.valid_from, date)
    assert rule.basis.certainty in Certainty


def test_rules_have_names_of_their_own() -> None:
    names = [rule.id for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_what_the_law_leaves_open_and_a_setting_changes_is_marked_so() -> None:
    by_setting = {rule.setting for rule in RULES if rule.setting}
    assert {"online_receipt", "consultation_pause", "registry_query_remedy"} <= by_setting


def test_the_rules_of_an_article() -> None:
    found = {rule.id for rule in cite(33)}
    assert {"parameters.reply_period.values[0]", "steps.extended", "letters.extension"} <= found
    assert "parameters.supplement_notice.values[0]" not in found
    assert len(Letter) > 20


@pytest.mark.parametrize(
    ("source", "law", "articles"),
    [
        ("条例第三十三条第二款、第三款", "条例", {33}),
        ("条例第三十条、第三十三条第二款", "条例", {30, 33}),
        ("行政复议法第二十三条第一款第（四）项、条例第十四条至第十六条", "条例", {14, 15, 16}),
        ("行政复议法第二十三条第一款第（四）项、条例第十四条至第十六条", "行政复议法", {23}),
        ("条例第三十三条第三款，参照第三十四条", "条例", {33, 34}),
        ("参照条例第三十四条", "条例", {34}),
        ("条例（2007）第十八条", "条例", set()),
        ("保守国家秘密法实施条例第四十二条", "条例", set()),
        ("国办函〔2020〕109号第六条", "国办函〔2020〕109号", {6}),
        ("行政复议法第一百零八条", "行政复议法", {108}),
        ("指导案例26号", "条例", set()),
    ],
)
def test_the_articles_that_a_citation_names(source: str, law: str, articles: set[int]) -> None:
    assert cited(source, law) == articles
