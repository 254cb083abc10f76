"""Whose turn it is: the step of our own work that an application waits for, if any."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from gongkai.law.case.events import Means
from gongkai.law.case.state import Stage, State
from gongkai.office.applications import said as say
from gongkai.office.applications.gates import LEGALITY, SECRECY, last, since_draft
from gongkai.office.applications.models import UNDER_WAY
from gongkai.office.applications.scopes import scopes
from gongkai.office.applications.steps import Step
from gongkai.office.applications.telling import Told
from gongkai.office.bodies.access import Access
from gongkai.office.search.asking import Scope

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


def mine(access: Access) -> Q:
    """The applications that wait for what this person may do; what lapsed, for who may close it.

    Of rows from `scopes.within`, which know their body as `at`.
    """
    wanted = Q(pk__in=[])
    for action, steps in DONE_BY.items():
        wanted |= _at(scopes(access, action)) & Q(step__in=steps)
    wanted &= ~Q(step="")  # said for the partial index, which no database infers
    return wanted | (_at(scopes(access, "close")) & UNDER_WAY & Q(lapse_on__lt=access.on))


def _at(places: Iterable[Scope]) -> Q:
    wanted = Q(pk__in=[])
    for body, section in places:
        wanted |= Q(at=body) if section is None else Q(at=body, section=section)
    return wanted
