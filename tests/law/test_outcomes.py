"""The table of outcomes: complete, cited, and at one with the words, the form and the remedies."""

from itertools import chain

import pytest

from gongkai.annual.form import forms
from gongkai.law.basis import Certainty
from gongkai.law.citations import cited
from gongkai.law.evidence import Evidence, evidence
from gongkai.law.letters import Letter, letters
from gongkai.law.outcomes import RemedyKind, outcomes
from gongkai.law.path import questions
from gongkai.law.tables import table
from gongkai.words import Outcome

ARTICLES = {
    "disclosed": "条例第三十六条第（一）项、第（二）项",
    "partly_disclosed": "条例第三十七条",
    "state_secret": "条例第十四条",
    "prohibited_by_law": "条例第十四条",
    "security_or_stability": "条例第十四条",
    "third_party_rights": "条例第十五条",
    "internal_affairs": "条例第十六条第一款",
    "process_information": "条例第十六条第二款",
    "enforcement_file": "条例第十六条第二款",
    "registry_query": "条例第三十六条第（七）项",
    "not_held": "条例第三十六条第（四）项、第（五）项",
    "would_need_creating": "条例第三十八条",
    "still_unclear": "条例第三十条",
    "petition": "条例第三十九条第一款",
    "repeated": "条例第三十六条第（六）项",
    "published_matter": "条例第三十九条第二款",
    "excessive": "条例第三十五条",
    "asks_confirmation": None,
    "supplement_lapsed": "条例第三十条",
    "fee_unpaid": "国办函〔2020〕109号第六条",
    "other_handling": None,
}

MUST_HOLD = [
    (Letter.NOT_EXISTING, Evidence.SEARCH_LOG),
    (Letter.NOT_RESPONSIBLE, Evidence.RESPONSIBLE_BODY),
    (Letter.STATE_SECRET, Evidence.SECRECY_MARK),
    (Letter.PROHIBITED_BY_LAW, Evidence.PROHIBITION),
    (Letter.SECURITY_OR_STABILITY, Evidence.HARM_STATEMENT),
    (Letter.THIRD_PARTY_RIGHTS, Evidence.CONSULTATION_RECORD),
    (Letter.INTERNAL_AFFAIRS, Evidence.KIND_STATEMENT),
    (Letter.PROCESS_INFORMATION, Evidence.KIND_STATEMENT),
    (Letter.REPEATED, Evidence.EARLIER_REPLY),
    (Letter.EXCESSIVE, Evidence.REASONS_RECORD),
    (Letter.STILL_UNCLEAR, Evidence.SUPPLEMENT_NOTICE),
    (Letter.SUPPLEMENT_LAPSED, Evidence.SUPPLEMENT_NOTICE),
    (Letter.FEE_UNPAID, Evidence.FEE_NOTICE),
    (Letter.PARTLY_DISCLOSED, Evidence.SEVERANCE_RECORD),
]


def test_the_outcomes_are_those_of_the_words_in_their_order() -> None:
    assert list(outcomes()) == list(Outcome)
    assert len(outcomes()) == 21


def test_every_letter_and_every_evidence_has_one_row() -> None:
    rows = {name: [row["id"] for row in table(name)[name]] for name in ("letters", "evidence")}
    assert rows["letters"] == list(Letter) == list(letters())
    assert rows["evidence"] == list(Evidence) == list(evidence())


def test_the_rows_are_those_of_the_form() -> None:
    form = next(form for form in forms() if form.holds(2026))
    rows = [row.id for t in form.tables for b in t.blocks for row in b.rows if row.outcome]
    assert [rule.row for rule in outcomes().values()] == rows


def test_labels_come_from_the_words_and_are_not_retyped() -> None:
    assert [rule.label for rule in outcomes().values()] == [each.label for each in Outcome]
    assert not [row["id"] for row in table("outcomes")["outcomes"] if "label" in row]


@pytest.mark.parametrize("outcome", Outcome)
def test_the_article_of_an_outcome(outcome: Outcome) -> None:
    assert outcomes()[outcome].article == ARTICLES[outcome]


def test_what_the_regulations_do_not_provide_for_still_has_a_source() -> None:
    for outcome in (Outcome.ASKS_CONFIRMATION, Outcome.OTHER_HANDLING):
        assert outcomes()[outcome].basis.source == "国办公开办函〔2021〕30号表三"


def test_the_remedy_follows_articles_14_to_16() -> None:
    groups = {
        kind: {o for o, rule in outcomes().items() if rule.remedy is kind} for kind in RemedyKind
    }
    refused = {
        outcome
        for outcome, rule in outcomes().items()
        if cited(rule.basis.source, "条例") & {14, 15, 16}
    }
    assert groups[RemedyKind.REFUSAL] == refused
    assert len(refused) == 7
    assert groups[RemedyKind.PARTIAL] == {Outcome.PARTLY_DISCLOSED}
    assert groups[RemedyKind.REGISTRY] == {Outcome.REGISTRY_QUERY}


def test_each_reply_says_one_outcome_and_proves_its_service() -> None:
    replies = list(chain.from_iterable(rule.letters for rule in outcomes().values()))
    assert len(replies) == len(set(replies))
    for letter, rule in letters().items():
        assert (Evidence.SERVICE_EVIDENCE in rule.evidence) is (letter in replies)


def test_a_letter_that_says_one_outcome_only_is_named_like_it() -> None:
    single = {
        o.value: rule.letters[0].value for o, rule in outcomes().items() if not rule.letters[1:]
    }
    assert len(single) == 18
    assert all(outcome == letter for outcome, letter in single.items())


@pytest.mark.parametrize(("letter", "held"), MUST_HOLD)
def test_what_must_be_in_the_file_before_the_letter_goes(letter: Letter, held: Evidence) -> None:
    assert held in letters()[letter].evidence


def test_the_evidence_of_an_outcome_is_that_of_its_letters() -> None:
    assert outcomes()[Outcome.NOT_HELD].evidence == (
        Evidence.SEARCH_LOG,
        Evidence.SERVICE_EVIDENCE,
        Evidence.RESPONSIBLE_BODY,
    )


def test_no_evidence_is_without_use() -> None:
    wanted = set(chain.from_iterable(rule.evidence for rule in letters().values()))
    for question in questions().values():
        wanted |= set(chain.from_iterable(answer.evidence for answer in question.answers))
    assert wanted == set(Evidence)


def test_whatever_is_said_is_a_sentence_with_its_basis() -> None:
    rows = [(rule.text, rule.basis) for rule in outcomes().values()]
    rows += [(rule.text, rule.basis) for rule in letters().values()]
    rows += [(rule.text, rule.basis) for rule in evidence().values()]
    for text, basis in rows:
        assert text.endswith("。")
        assert not set(text) & set(",;:()?")
        assert basis.source.startswith(("条例", "国办"))


def test_what_practice_alone_supports_does_not_pass_for_certain() -> None:
    sure = {Certainty.FOUND, Certainty.HIGH}
    unsure = {o for o, rule in outcomes().items() if rule.basis.certainty not in sure}
    assert unsure == {Outcome.ASKS_CONFIRMATION}
