"""Every action once: what is done before it, who may take it, and what is said with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.law.case.events import Channel
from gongkai.office.applications.actions import act
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import TABLE, Role
from tests.office.factory import RECEIVED, SECTION, letter

Given = dict[str, Any]
# Taken on the tenth working day after the letter, what went before on the ninth.
BEFORE: dict[str, list[tuple[str, Given]]] = {
    "make_supplement": [("ask_supplement", {"by": "2026-04-01", "items": "年度"})],
    "state_reasons": [("ask_reasons", {"by": "2026-03-27"})],
    "find_reasons": [("ask_reasons", {"by": "2026-03-27"})],
    "record_answer": [("consult", {"party": "甲", "role": "third_party"})],
    "record_payment": [("notify_fee", {"yuan": 100})],
    "close": [("ask_supplement", {"by": "2026-03-14", "items": "年度"})],
}
REVIEWED = ("approve", "reply", "record_delivery", "reopen", "suggest_publication")
APPROVED = REVIEWED[1:]
SENT = REVIEWED[2:]
DRAFTED = ("review_legality", "review_secrecy", *REVIEWED)
SAID: dict[str, Given] = {
    "ask_supplement": {"by": "2026-04-03", "items": "请写明年度"},
    "make_supplement": {"content": "2025年的合同"},
    "ask_reasons": {"by": "2026-03-27"},
    "find_reasons": {"accepted": "true", "defer_to": "2026-05-08", "finding": "可以"},
    "consult": {"party": "甲", "role": "third_party", "named": "某公司"},
    "record_answer": {"party": "甲", "answer": "objects", "opinion": "不同意"},
    "extend": {"workdays": "15", "reason": "材料多"},
    "notify_fee": {"yuan": "100"},
    "transfer": {"section": SECTION},
    "send_back": {"reason": "不属于本科室"},
    "log_search": {"where": "档案室", "words": "维修", "held": "false"},
    "draft": {"outcome": "partly_disclosed", "grounds": ["third_party_rights"], "text": "第一段"},
    "review_legality": {"passed": "true"},
    "review_secrecy": {"passed": "false", "note": "有一处"},
    "approve": {"passed": "true"},
    "reply": {"means": "posted", "outcome": "internal_affairs"},
    "record_delivery": {"proof": "回执"},
    "close": {"outcome": "supplement_lapsed"},
    "reopen": {"by": "court"},
    "state_reasons": {"reasons": "写论文用"},
    "suggest_publication": {"why": "许多人要"},
    "annul": {"reason": "登记错了"},
}


def who(action: str) -> Role:
    """A role that may take an action."""
    return next(iter(TABLE[action]))


def prepared(body: Body, people: Mapping[Role, Person], action: str, on: date) -> str:
    """The code of an application with a section for which an action is ready."""
    more: Given = {}
    if action == "confirm":
        more = {"channel": Channel.MAIL_ORDINARY, "person": people[Role.REGISTRAR]}
    code = letter(body, on=RECEIVED, **more).code

    def do(name: str, **given: Any) -> None:  # noqa: ANN401
        act(code, name, people[who(name)], on=on, **given)

    do("transfer", section=SECTION)
    for name, given in BEFORE.get(action, []):
        do(name, **given)
    outcome = "disclosed" if action == "suggest_publication" else "internal_affairs"
    if action in DRAFTED:
        do("draft", outcome=outcome, text="第一段\n第二段")
    if action in REVIEWED:
        do("review_legality", passed=True)
        do("review_secrecy", passed=True)
    if action in APPROVED:
        do("approve", passed=True)
    if action in SENT:
        do("reply", means="posted", outcome=outcome)
    return code
