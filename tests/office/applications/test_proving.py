"""Evidence: on record, missing, or for people to look for."""

import pytest

from gongkai.law.evidence import Evidence, evidence
from gongkai.office.applications.actions import act
from gongkai.office.applications.proving import RECORDED, proofs
from gongkai.office.applications.telling import told
from gongkai.office.bodies.roles import Role
from tests.office.every_action import SAID, prepared, who
from tests.office.factory import RECEIVED, body, desk

pytestmark = pytest.mark.django_db
MADE_BY = {
    Evidence.SEARCH_LOG: "log_search",
    Evidence.REVIEW_RECORD: "review_legality",
    Evidence.CONSULTATION_RECORD: "consult",
    Evidence.SUPPLEMENT_NOTICE: "ask_supplement",
    Evidence.SUPPLEMENT_ANSWER: "make_supplement",
    Evidence.REASONS_RECORD: "ask_reasons",
    Evidence.FEE_NOTICE: "notify_fee",
    Evidence.PAYMENT_RECORD: "record_payment",
    Evidence.SERVICE_EVIDENCE: "record_delivery",
    Evidence.WITHDRAWAL: "withdraw",
}


def held(code: str, kind: Evidence) -> bool | None:
    """Whether the records hold it."""
    (proof,) = proofs([kind], told(code))
    assert proof.label == kind.label
    assert proof.text == evidence()[kind].text
    return proof.held


def test_each_record_is_made_by_an_action() -> None:
    assert MADE_BY.keys() == RECORDED.keys()


@pytest.mark.parametrize("kind", MADE_BY)
def test_evidence_is_missing_until_it_is_recorded(kind: Evidence) -> None:
    bureau, action = body(), MADE_BY[kind]
    people = desk(bureau)
    code = prepared(bureau, people, action, RECEIVED)
    assert held(code, kind) is False
    act(code, action, people[who(action)], on=RECEIVED, **SAID.get(action, {}))
    assert held(code, kind) is True


def test_a_review_counts_once_it_passed() -> None:
    bureau = body()
    people = desk(bureau)
    code = prepared(bureau, people, "review_legality", RECEIVED)
    secret, legal = people[Role.SECRECY_REVIEWER], people[Role.LEGAL_REVIEWER]
    act(code, "review_secrecy", secret, on=RECEIVED, passed=True)
    act(code, "review_legality", legal, on=RECEIVED, passed=False)
    assert held(code, Evidence.REVIEW_RECORD) is False


def test_of_paper_the_records_say_nothing() -> None:
    bureau = body()
    code = prepared(bureau, desk(bureau), "draft", RECEIVED)
    for kind in set(Evidence) - RECORDED.keys():
        assert held(code, kind) is None
