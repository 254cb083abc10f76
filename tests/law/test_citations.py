"""Every rule on one list, with its name, what it says, and its citation."""

import pytest

from gongkai.law.citations import NAMES, Rule, cite, cited, rules
from gongkai.law.evidence import Evidence
from gongkai.law.fees import Method
from gongkai.law.letters import Letter
from gongkai.law.privacy.find import Kind
from gongkai.law.tables import table
from gongkai.words import Outcome, Word

RULES = {rule.id: rule for rule in rules()}
# Where the label is the whole rule: a thing to publish, the sentence of a step.
LABEL_SAYS_ALL = {f"catalogue.{row['id']}" for row in table("catalogue")["heads"]}
STEP = "steps."


def test_rules_have_names_of_their_own() -> None:
    assert len(RULES) == len(rules())


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_is_named_and_says_something(rule: Rule) -> None:
    assert rule.label
    assert bool(rule.says) is not (rule.id in LABEL_SAYS_ALL or rule.id.startswith(STEP))
    assert rule.says != rule.label
    assert not set(rule.label + rule.says) & set("{}_")


@pytest.mark.parametrize("parent", NAMES)
def test_what_has_a_word_is_called_by_its_label(parent: str) -> None:
    named = {word: RULES.get(f"{parent}.{word}") for word in NAMES[parent]}
    assert any(named.values())
    assert [w for w, rule in named.items() if rule and rule.label != w.label] == []


@pytest.mark.parametrize(
    ("parent", "kind"),
    [
        ("outcomes", Outcome),
        ("letters", Letter),
        ("evidence", Evidence),
        ("privacy.kinds", Kind),
        ("fees", Method),
    ],
)
def test_every_word_has_its_rule(parent: str, kind: type[Word]) -> None:
    assert {f"{parent}.{word}" for word in kind} <= RULES.keys()


@pytest.mark.parametrize(
    ("id", "says"),
    [
        ("parameters.reply_period.values[0]", "20 个工作日"),
        ("publishing.penalty_decision.values[0]", "自决定作出之日起 7 个工作日"),
        ("remedies.periods.suit_months.values[0]", "6"),
        ("fees.pay_period", "自收到收费通知次日起20个工作日内"),
        ("applicants.charity", "社会公益组织：登记或者认定为慈善组织的"),
        ("remedies.organs[1]", "履行行政复议机构职责的司法行政部门；县级"),
        ("remedies.procedural[0]", "补正告知书、延期答复告知书"),
        ("path.matter.rectification", "其他；更正告知书"),
        ("catalogue.township", "贯彻落实农业农村政策、农田水利"),
        ("regions.ningxia", "开斋节、古尔邦节"),
        ("settings.extension_survives_restart", "不算：重新计算的期限是"),
        ("remedies.notice.chosen", "选择申请行政复议的，"),
    ],
)
def test_what_a_rule_says(id: str, says: str) -> None:
    assert RULES[id].says.startswith(says)


def test_what_cites_nothing_of_its_own_is_part_of_the_rule_around_it() -> None:
    assert "path.reasons" in RULES
    assert "path.reasons.reasonable" not in RULES
    assert RULES["path.matter.petition"].basis.source == "条例第三十九条第一款"
    assert RULES["applicants.natural_person"].basis.source == "国办公开办函〔2021〕30号表三"


def test_what_the_law_leaves_open_and_a_setting_changes_is_marked_so() -> None:
    by_setting = {rule.setting for rule in RULES.values() if rule.setting}
    assert {"online_receipt", "consultation_pause", "registry_query_remedy"} <= by_setting


def test_the_rules_of_an_article() -> None:
    found = {rule.id for rule in cite(33)}
    assert {"parameters.reply_period.values[0]", "steps.extended", "letters.extension"} <= found
    assert "parameters.supplement_notice.values[0]" not in found


@pytest.mark.parametrize("article", [14, 15, 16])
def test_an_article_in_brackets_is_cited_too(article: int) -> None:
    assert "settings.registry_query_remedy" in {rule.id for rule in cite(article)}


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
        ("国办函〔2020〕109号第三条至第六条", "国办函〔2020〕109号", {3, 4, 5, 6}),
        ("行政复议法第一百零八条", "行政复议法", {108}),
        ("指导案例26号", "条例", set()),
        ("法释〔2025〕8号第一条、第二条（条例第十四条至第十六条）", "条例", {14, 15, 16}),
        ("法释〔2025〕8号第一条（条例第十四条）、第二条", "法释〔2025〕8号", {1, 2}),
        ("行政复议法第二十六条（2017年修正：第十四条）、第三十条", "行政复议法", {26, 30}),
        ("行政复议法（2017年修正）第九条第一款", "行政复议法", set()),
    ],
)
def test_the_articles_that_a_citation_names(source: str, law: str, articles: set[int]) -> None:
    assert cited(source, law) == articles
