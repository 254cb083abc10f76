"""Stories of applications: where the seven steps lead, and what is refused on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.evidence import Evidence
from gongkai.law.letters import Letter
from gongkai.law.messages import say
from gongkai.law.path import walk
from gongkai.refusal import Refusal

Given = dict[str, str | list[str]]

GRANTED: Given = {
    "pursued": "continues",
    "complete": "complete",
    "quantity": "within",
    "matter": "information",
    "information": "government",
    "repeated": "first",
    "registry": "ordinary",
    "responsible": "made",
    "search": "found",
    "ready": "ready",
    "exempt": "none",
    "published": "unpublished",
    "form": "requested",
    "reply": "enclosed",
}

# What differs from a request that is granted, and how it ends: outcome, letter, grounds withheld.
STORIES: dict[str, tuple[Given, str, str, list[str]]] = {
    "可以公开，随答复书提供": ({}, "disclosed", "supplied", []),
    "可以公开，告知何时到哪里取": ({"reply": "told"}, "disclosed", "way_told", []),
    "文件早已在网站公开": ({"published": "published"}, "disclosed", "already_public", []),
    "旧图纸一复印就碎，请来查阅": ({"form": "inspection"}, "disclosed", "way_told", []),
    "撤回申请": ({"pursued": "withdrawn"}, "other_handling", "closed", []),
    "补正后仍看不出要什么": (
        {"complete": "unclear", "supplement": "unclear"},
        "still_unclear",
        "still_unclear",
        [],
    ),
    "没有身份证明，逾期不补": (
        {"complete": ["identity", "form"], "supplement": "lapsed"},
        "supplement_lapsed",
        "supplement_lapsed",
        [],
    ),
    "身份证明补来了，但看不出是本人": (
        {"complete": ["identity", "unclear"], "supplement": "unproved"},
        "other_handling",
        "closed",
        [],
    ),
    "补正后明确，予以公开": (
        {"complete": "unclear", "supplement": "made"},
        "disclosed",
        "supplied",
        [],
    ),
    "两年申请上百件，理由不合理": (
        {"quantity": "exceeds", "reasons": "unreasonable"},
        "excessive",
        "excessive",
        [],
    ),
    "理由合理，缴费后公开": (
        {"quantity": "exceeds", "reasons": "reasonable", "fee": "paid"},
        "disclosed",
        "supplied",
        [],
    ),
    "申请过多，不问理由，收费通知送达后不缴": (
        {"quantity": "exceeds_unasked", "fee": "unpaid"},
        "fee_unpaid",
        "fee_unpaid",
        [],
    ),
    "申请过多，仍不收费": (
        {"quantity": "exceeds_unasked", "fee": "none"},
        "disclosed",
        "supplied",
        [],
    ),
    "举报邻居违法建设": ({"matter": "petition"}, "petition", "petition", []),
    "问为什么不给办低保": ({"matter": "enquiry"}, "petition", "petition", []),
    "要买一套年鉴": ({"matter": "published_matter"}, "published_matter", "published_matter", []),
    "要求在复印件上盖章确认": (
        {"matter": "confirmation"},
        "asks_confirmation",
        "asks_confirmation",
        [],
    ),
    "要求更正婚姻登记": ({"matter": "rectification"}, "other_handling", "rectification", []),
    "要刑事侦查卷宗": ({"information": "other"}, "other_handling", "not_information", []),
    "去年答复过的同一份批文": ({"repeated": "again"}, "repeated", "repeated", []),
    "查企业登记档案": ({"registry": "special"}, "registry_query", "registry_query", []),
    "文件是上级机关制发的": ({"responsible": "elsewhere"}, "not_held", "not_responsible", []),
    "档案室和系统都查不到": ({"search": "absent"}, "not_held", "not_existing", []),
    "要一份从未做过的统计表": (
        {"ready": "creation"},
        "would_need_creating",
        "would_need_creating",
        [],
    ),
    "机密件，整份不能给": (
        {"exempt": "state_secret", "severance": "inseparable"},
        "state_secret",
        "state_secret",
        ["state_secret"],
    ),
    "机密件夹在登记资料里，主要是行政查询": (
        {
            "exempt": ["state_secret", "registry_query"],
            "severance": "inseparable",
            "main_ground": "registry_query",
        },
        "registry_query",
        "registry_query",
        ["state_secret", "registry_query"],
    ),
    "商业秘密，第三方有理由不同意": (
        {
            "exempt": "third_party_rights",
            "third_party": "objects",
            "public_interest": "yields",
            "severance": "inseparable",
        },
        "third_party_rights",
        "third_party_rights",
        ["third_party_rights"],
    ),
    "第三方同意": (
        {"exempt": "third_party_rights", "third_party": "consents"},
        "disclosed",
        "supplied",
        [],
    ),
    "第三方没有回音，本机关认为没有损害": (
        {"exempt": "third_party_rights", "third_party": "undecided", "harm": "harmless"},
        "disclosed",
        "supplied",
        [],
    ),
    "第三方不同意，污染数据关系公共利益": (
        {
            "exempt": "third_party_rights",
            "third_party": "objects",
            "public_interest": "outweighs",
        },
        "disclosed",
        "supplied",
        [],
    ),
    "遮去名单中的电话和会议讨论": (
        {
            "exempt": ["process_information", "third_party_rights"],
            "third_party": "undecided",
            "harm": "harms",
            "public_interest": "yields",
            "severance": "separable",
        },
        "partly_disclosed",
        "partly_disclosed",
        ["third_party_rights", "process_information"],
    ),
    "第三方同意，只遮去内部流程": (
        {
            "exempt": ["third_party_rights", "internal_affairs"],
            "third_party": "consents",
            "severance": "separable",
            "published": "published",
        },
        "partly_disclosed",
        "partly_disclosed",
        ["internal_affairs"],
    ),
    "夹有党务内容，其余提供": (
        {"exempt": "not_information", "severance": "separable"},
        "partly_disclosed",
        "partly_disclosed",
        ["not_information"],
    ),
    "请示附在执法案卷里，整卷不给": (
        {
            "exempt": ["process_information", "enforcement_file"],
            "severance": "inseparable",
            "main_ground": "enforcement_file",
        },
        "enforcement_file",
        "enforcement_file",
        ["process_information", "enforcement_file"],
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_story_ends_as_it_should(story: str) -> None:
    differs, outcome, letter, grounds = STORIES[story]
    walked = walk({**GRANTED, **differs})
    assert walked.next is None
    assert (walked.outcome, walked.letter) == (outcome, letter)
    assert list(walked.grounds) == grounds


@given(st.integers(0, len(GRANTED) - 1))
def test_with_some_answers_missing_the_first_of_them_is_asked(count: int) -> None:
    ids = list(GRANTED)
    walked = walk({id: GRANTED[id] for id in ids[:count]})
    assert walked.next is not None
    assert walked.next.id == ids[count]
    assert walked.outcome is None


def test_the_way_tells_what_was_sent_and_what_it_rests_on() -> None:
    walked = walk({**GRANTED, "complete": ["unclear"], "supplement": "unclear"})
    assert walked.notices == (Letter.SUPPLEMENT,)
    assert walked.evidence[0] is Evidence.SUPPLEMENT_NOTICE
    assert "条例第三十条" in walked.sources
    assert walked.unused == tuple(list(GRANTED)[2:])


def test_third_parties_told_before_disclosure_are_proved() -> None:
    story, *_ = STORIES["第三方不同意，污染数据关系公共利益"]
    walked = walk({**GRANTED, **story})
    assert Letter.THIRD_PARTY_NOTICE in walked.notices
    assert {Evidence.CONSULTATION_RECORD, Evidence.THIRD_PARTY_NOTICE} <= set(walked.evidence)


REFUSED: list[tuple[Given, str]] = [
    ({"colour": "red"}, "path-question"),
    ({"pursued": "perhaps"}, "path-answer"),
    ({"pursued": []}, "path-no-answer"),
    ({"pursued": ["continues", "withdrawn"]}, "path-one-answer"),
    ({"complete": ["complete", "form"]}, "path-alone"),
    (
        {**GRANTED, "exempt": ["state_secret", "enforcement_file"], "severance": "whole"},
        "path-closed",
    ),
    ({**GRANTED, "complete": ["identity", "form"], "supplement": "unclear"}, "path-closed"),
    ({**GRANTED, "complete": "unclear", "supplement": "unproved"}, "path-closed"),
]
NOT_TEXT = [
    None,
    7,
    True,
    1.5,
    b"continues",
    {"continues": 1},
    ["continues", 7],
    [["continues"]],
    [None],
]


@pytest.mark.parametrize(("answers", "code"), REFUSED)
def test_what_cannot_be_answered_is_refused_in_words(answers: Given, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        walk(answers)
    assert refused.value.code == code
    assert "{" not in say("refusal", code, refused.value.values)


@pytest.mark.parametrize("answer", NOT_TEXT, ids=repr)
def test_an_answer_that_is_no_text_is_refused_in_words(answer: object) -> None:
    with pytest.raises(Refusal) as refused:
        walk({"pursued": answer})  # type: ignore[dict-item]
    assert refused.value.code == "path-not-text"
    assert "{" not in say("refusal", "path-not-text", refused.value.values).replace(
        repr(answer), ""
    )
