"""What of the evidence for an answer the records hold already, and what is still missing."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.law.evidence import Evidence, evidence
from gongkai.office.applications import said as say
from gongkai.office.applications.gates import LEGALITY
from gongkai.office.applications.telling import Told

# What is recorded by a step; the rest is paper that only people can look for.
RECORDED: dict[Evidence, type[say.Said]] = {
    Evidence.SEARCH_LOG: say.Searched,
    Evidence.REVIEW_RECORD: say.Reviewed,
    Evidence.CONSULTATION_RECORD: say.Consulted,
    Evidence.SUPPLEMENT_NOTICE: say.SupplementAsked,
    Evidence.SUPPLEMENT_ANSWER: say.SupplementMade,
    Evidence.REASONS_RECORD: say.ReasonsAsked,
    Evidence.FEE_NOTICE: say.FeeNotified,
    Evidence.PAYMENT_RECORD: say.FeePaid,
    Evidence.SERVICE_EVIDENCE: say.Delivered,
    Evidence.WITHDRAWAL: say.Withdrawn,
}


class Proof(NamedTuple):
    """A piece of evidence; `held` is None where the records cannot tell."""

    label: str
    text: str
    held: bool | None


def proofs(wanted: Iterable[Evidence], found: Sequence[Told]) -> list[Proof]:
    """The evidence that an answer needs, with what the records say of each."""
    rules = evidence()
    return [Proof(each.label, rules[each].text, _held(each, found)) for each in wanted]


def _held(kind: Evidence, found: Sequence[Told]) -> bool | None:
    recorded = RECORDED.get(kind)
    if recorded is None:
        return None
    told = [each.said for each in found if isinstance(each.said, recorded)]
    if recorded is say.Reviewed:
        return any(isinstance(s, say.Reviewed) and s.of == LEGALITY and s.passed for s in told)
    return bool(told)
