"""Whose turn it is: the step of our own work that an application waits for, if any."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from gongkai.law.case.events import Means
from gongkai.law.case.state import Stage, State
from gongkai.office.applications import said as say
from gongkai.office.applications.gates import LEGALITY, SECRECY, last, since_draft
from gongkai.office.applications.steps import Step
from gongkai.office.applications.telling import Told
from gongkai.office.bodies.access import Access, visible
from gongkai.office.bodies.roles import TABLE, Relation, Role

# The steps that are done by each action.
DONE_BY: dict[str, tuple[Step, ...]] = {
    "confirm": (Step.CONFIRM,),
    "draft": (Step.HANDLE, Step.REDRAFT),
    "find_reasons": (Step.FINDING,),
    "review_legality": (Step.LEGALITY, Step.REVIEWS),
    "review_secrecy": (Step.SECRECY, Step.REVIEWS),
    "approve": (Step.APPROVE,),
    "reply": (Step.SEND,),
    "record_delivery": (Step.DELIVER,),
}


def steps_of(access: Access) -> tuple[Step, ...]:
    """The steps that somebody may take somewhere, in the order of the work."""
    held = {Role.of(each.role) for each in access.held}
    steps = {each for action, done in DONE_BY.items() if held & TABLE[action].keys() for each in done}
    return tuple(each for each in Step if each in steps)


def step(found: Sequence[Told], state: State) -> Step | None:
    """The step that an application waits for, as its entries and the law make it."""
    if state.stage is Stage.UNCONFIRMED:
        return Step.CONFIRM
    if state.stage is Stage.ENDED:
        return _after(found)
    if state.stage is not Stage.OPEN:
        return None
    if state.reasons_asked and not state.reasons_given:
        return Step.FINDING
    draft = since_draft(found)
    if not draft:
        return Step.HANDLE
    return _drafted(draft)


def _drafted(draft: Sequence[Told]) -> Step:
    """What a draft waits for: of each review, and of the approval, the last word counts."""
    passed: dict[str, bool] = {}
    for each in draft:
        if isinstance(each.said, say.Reviewed):
            passed[each.said.of] = each.said.passed
    decided = last(draft, say.Approved)
    refused = decided and isinstance(decided.said, say.Approved) and not decided.said.passed
    if refused or False in passed.values():
        return Step.REDRAFT
    open_ = [of for of in (LEGALITY, SECRECY) if of not in passed]
    if open_:
        return {2: Step.REVIEWS, 1: Step(open_[0])}[len(open_)]  # type: ignore[call-arg]
    return Step.SEND if decided else Step.APPROVE


def _after(found: Sequence[Told]) -> Step | None:
    """A reply that was posted needs its proof of delivery, 条例第四十条."""
    replied = last(found, say.Replied)
    if replied is None or last(found, say.Delivered, say.Replied) is not replied:
        return None
    assert isinstance(replied.said, say.Replied)
    return Step.DELIVER if replied.said.means is Means.POSTED else None


def mine(access: Access, on: date) -> Q:
    """The applications that wait for a step that this person may take."""
    wanted = Q(pk__in=[])
    for held in access.held:
        for action, steps in DONE_BY.items():
            for relation, bodies in visible(held, action, on):
                part = Q(body_id__in=bodies, step__in=steps)
                if relation is Relation.SECTION:
                    part &= Q(section=held.section)
                wanted |= part
    return wanted
