"""What the entries of a dispute leave behind, and which of them may follow which."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Any, NamedTuple

from gongkai.law.calendar import Calendar
from gongkai.law.disputes import (
    Counting,
    Instance,
    Limit,
    Procedure,
    Ruling,
    answer,
    appeal,
    column,
    first_instance,
    rulings,
)
from gongkai.office.applications.said import Said
from gongkai.office.disputes import said as say
from gongkai.office.disputes.telling import Told
from gongkai.refusal import Refusal
from gongkai.words import Dispute, DisputeResult


class End(NamedTuple):
    """A decision: at which instance, what, when, and when it came."""

    instance: Instance
    ruling: Ruling
    on: date
    served: date


@dataclass
class State:
    """How a dispute stands; only folding changes it."""

    filed: say.Filed
    filed_on: date
    calendar: Calendar
    counting: Counting
    organ: str
    case_number: str
    instance: Instance
    open: bool = True
    struck: bool = False
    procedure: Procedure | None = None
    notified_on: date | None = None
    limit: Limit | None = None
    answer_due: date | None = None
    answered_on: date | None = None
    evidence_due: date | None = None
    evidence_on: date | None = None
    hearing_on: date | None = None
    ends: list[End] = field(default_factory=list)
    appeal_limit: Limit | None = None
    ordered: say.Concluded | None = None

    @property
    def end(self) -> End | None:
        """The last decision."""
        return self.ends[-1] if self.ends else None

    @property
    def due(self) -> date | None:
        """The first day by which something must be handed in that has not been."""
        missing = [self.answer_due if self.answered_on is None else None]
        missing.append(self.evidence_due if self.evidence_on is None else None)
        days = [each for each in missing if each]
        return min(days) if self.open and days else None

    def begin(self, instance: Instance) -> None:
        """It lies with another instance, which has not decided."""
        self.instance, self.open = instance, True
        self.procedure = self.notified_on = self.limit = self.hearing_on = None
        self.answer_due = self.answered_on = self.evidence_due = self.evidence_on = None
        self.appeal_limit = self.ordered = None


class Rule(NamedTuple):
    """Why something may not be said now (None: it may), and what it does."""

    bar: Callable[[State, Any], str | None]
    apply: Callable[[State, Any, date], None]


def fold(found: Sequence[Told], counting: Counting, calendar: Calendar) -> State:
    """The state that the entries make, in the order of time; on one day, as recorded.

    Raises Refusal for what cannot follow what was before.
    """
    first = found[0]
    assert isinstance(first.said, say.Filed)
    amended = [each.said for each in found if isinstance(each.said, say.Amended)]
    days = [each.filed for each in amended if each.filed]
    state = State(
        first.said,
        days[-1] if days else first.on,
        calendar,
        counting,
        first.said.organ,
        first.said.case_number,
        first_instance(first.said.dispute),
    )
    for each in sorted(found[1:], key=lambda told: told.on):
        rule = RULES.get(type(each.said))
        if rule is None:
            continue
        if each.on < state.filed_on:
            raise Refusal("dispute-before-filed", on=each.on, filed=state.filed_on)
        if why := bar(state, each.said):
            raise Refusal(why, label=each.said.label, instance=state.instance.label)
        rule.apply(state, each.said, each.on)
    return state


def bar(state: State, said: Said) -> str | None:
    """Why something may not be said of a dispute as it stands; None if it may."""
    rule = RULES.get(type(said))
    if rule is None:
        return None
    return "dispute-struck" if state.struck else rule.bar(state, said)


def _open(state: State, _: Said) -> str | None:
    return None if state.open else "dispute-concluded"


def _any(_: State, __: Said) -> str | None:
    return None


def _unnotified(state: State, said: Said) -> str | None:
    return _open(state, said) or ("dispute-notified" if state.notified_on else None)


def _notified(state: State, said: Said) -> str | None:
    return _open(state, said) or (None if state.notified_on else "dispute-not-notified")


def _unanswered(state: State, said: Said) -> str | None:
    return _notified(state, said) or ("dispute-answered" if state.answered_on else None)


def _extendable(state: State, said: say.EvidenceExtended) -> str | None:
    if why := _notified(state, said):
        return why
    if state.instance is Instance.RECONSIDERATION:
        return "dispute-only-court"
    early = (
        state.evidence_due is not None and getattr(said, "until", date.max) <= state.evidence_due
    )
    return "dispute-no-extension" if early else None


def _decidable(state: State, said: say.Concluded) -> str | None:
    if why := _open(state, said):
        return why
    ruling = getattr(said, "ruling", None)
    return "dispute-ruling" if ruling and ruling not in rulings(state.instance) else None


def _appealable(state: State, _: Said) -> str | None:
    first = state.instance is Instance.FIRST and not state.open
    return None if first and state.appeal_limit else "dispute-no-appeal"


def _final(state: State, _: Said) -> str | None:
    suit = state.instance is not Instance.RECONSIDERATION
    return None if suit and not state.open else "dispute-no-retrial"


def _orderable(state: State, _: Said) -> str | None:
    return None if state.ordered and not state.open else "dispute-nothing-ordered"


def _amend(state: State, said: say.Amended, _: date) -> None:
    state.organ = said.organ or state.organ
    state.case_number = said.case_number or state.case_number


def _notify(state: State, said: say.Notified, on: date) -> None:
    state.notified_on, state.procedure = on, said.procedure
    state.limit = answer(state.instance, said.procedure, on, state.calendar)
    due = said.answer_by or (state.limit.due if state.limit else None)
    state.answer_due = due
    # 二审、再审 may have new evidence, for which the law sets no day.
    first = state.instance in (Instance.RECONSIDERATION, Instance.FIRST)
    state.evidence_due = due if first else None


def _answer(state: State, said: say.Answered, on: date) -> None:
    state.answered_on = on
    if said.with_evidence and state.evidence_on is None:
        state.evidence_on = on


def _hand_in(state: State, _: Said, on: date) -> None:
    state.evidence_on = state.evidence_on or on


def _extend(state: State, said: say.EvidenceExtended, _: date) -> None:
    state.evidence_due = said.until


def _hear(state: State, said: say.HearingSet, _: date) -> None:
    state.hearing_on = said.day


def _pass(_: State, __: Said, ___: date) -> None:
    """Something that is remembered and changes nothing."""


def _conclude(state: State, said: say.Concluded, on: date) -> None:
    end = End(state.instance, said.ruling, on, said.arrived or on)
    state.ends.append(end)
    if said.ruling is Ruling.REMANDED:
        state.begin(Instance.FIRST)
        return
    state.open = False
    state.ordered = said if said.ordered else None
    if state.instance is Instance.FIRST:
        state.appeal_limit = appeal(said.ruling, end.served, state.calendar)


def _appeal(state: State, said: say.Appealed, _: date) -> None:
    _go_on(state, said, Instance.APPEAL)


def _retry(state: State, said: say.Retried, _: date) -> None:
    _go_on(state, said, Instance.RETRIAL)


def _go_on(state: State, said: say.Appealed | say.Retried, instance: Instance) -> None:
    state.begin(instance)
    state.organ = said.organ or state.organ
    state.case_number = said.case_number or state.case_number


def _carry_out(state: State, _: Said, __: date) -> None:
    state.ordered = None


def _strike(state: State, _: Said, __: date) -> None:
    state.struck, state.open = True, False


RULES: Mapping[type[Said], Rule] = {
    say.Amended: Rule(_any, _amend),
    say.Notified: Rule(_unnotified, _notify),
    say.Answered: Rule(_unanswered, _answer),
    say.EvidenceHandedIn: Rule(_notified, _hand_in),
    say.EvidenceExtended: Rule(_extendable, _extend),
    say.HearingSet: Rule(_open, _hear),
    say.Stepped: Rule(_open, _pass),
    say.Concluded: Rule(_decidable, _conclude),
    say.Ordered: Rule(_orderable, _carry_out),
    say.Appealed: Rule(_appealable, _appeal),
    say.Retried: Rule(_final, _retry),
    say.Struck: Rule(_any, _strike),
}


class Counted(NamedTuple):
    """The end of a dispute as table 四 counts it; without a day it is pending."""

    result: DisputeResult | None
    on: date | None


PENDING = Counted(None, None)


def counted(state: State) -> Counted:
    """The end that counts, by the setting for suits; a reconsideration has but one."""
    by = state.counting.suit_counted_by
    if state.filed.dispute is Dispute.RECONSIDERATION:
        return _last(state, state.ends, open_=state.open)
    if by == "first_instance":
        first = [end for end in state.ends if end.instance is Instance.FIRST][:1]
        return _last(state, first, open_=not first)
    if by == "retrial":
        return _last(state, state.ends, open_=state.open)
    before = list(takewhile(lambda end: end.instance is not Instance.RETRIAL, state.ends))
    retried = state.instance is Instance.RETRIAL or len(before) < len(state.ends)
    return _last(state, before, open_=state.open and not retried)


def _last(state: State, ends: Sequence[End], *, open_: bool) -> Counted:
    """The last of some ends, by what it says, or by that before it where it leaves it in force."""
    if open_ or not ends:
        return PENDING
    for end in reversed(ends):
        if end.ruling is Ruling.REMANDED:
            return PENDING
        if found := column(end.ruling, state.counting):
            return Counted(found, ends[-1].on)
    return PENDING
