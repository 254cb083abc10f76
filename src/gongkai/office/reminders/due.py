"""What there is to be told of an application on a day; of one whose clock stands still, nothing."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import reaches
from gongkai.law.case.fold import Case
from gongkai.law.case.standing import Standing, Status
from gongkai.law.case.state import Stage
from gongkai.office.applications import said as say
from gongkai.office.applications.awaiting import step
from gongkai.office.applications.gates import last
from gongkai.office.applications.steps import Step
from gongkai.office.applications.telling import Told
from gongkai.words import Word

PAUSED = frozenset({Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.CONSULTING})
LAPSED = frozenset({Status.LAPSED_SUPPLEMENT, Status.LAPSED_PAYMENT})


class Kind(Word):
    """Why an application is named, the most pressing first."""

    OVERDUE = "overdue", "已经逾期"
    DUE = "due", "快要到期"
    LEGALITY = "legality", Step.LEGALITY.label
    SECRECY = "secrecy", Step.SECRECY.label
    APPROVE = "approve", Step.APPROVE.label
    SEND = "send", Step.SEND.label
    REDRAFT = "redraft", Step.REDRAFT.label
    CONFIRM = "confirm", Step.CONFIRM.label
    LAPSED = "lapsed", "申请人逾期没有补正或者缴费"
    SILENT = "silent", "对方逾期没有答复征求的意见"
    REASONS = "reasons", "申请人逾期没有说明理由"


class Item(NamedTuple):
    """One thing to be told: a day that it is about, and the working days left until then."""

    kind: Kind
    on: date | None = None
    left: int | None = None


def items(case: Case, found: Sequence[Told], today: date, days: Collection[int]) -> list[Item]:
    """What there is to be told today; `days` are the working days before the due day on which it
    is spoken of, beside the day itself.

    Nothing on a day on which nobody works, and nothing while the clock stands still.
    """
    calendar = case.state.calendar
    standing = case.at(today)
    if not calendar.is_workday(today) or standing.status in PAUSED or standing.concluded:
        return []
    if standing.status is Status.UNCONFIRMED:
        return [Item(Kind.CONFIRM)]
    if standing.status in LAPSED:
        return [Item(Kind.LAPSED, case.state.awaited_by)]
    return [*_limit(standing, days), *_step(case, found), *_others(case, found, today)]


def _limit(standing: Standing, days: Collection[int]) -> Iterator[Item]:
    due, today, calendar = standing.reply_due, standing.day, standing.state.calendar
    if due is None or not reaches(due):
        return
    if standing.status is Status.OVERDUE:
        yield Item(Kind.OVERDUE, due, -calendar.between(due, today))
    elif (left := calendar.between(today, due)) in days or left == 0:
        yield Item(Kind.DUE, due, left)


def _step(case: Case, found: Sequence[Told]) -> Iterator[Item]:
    """Whose turn it is with the draft, if there is one."""
    waiting = step(found, case.state)
    yield from map(Item, STEPS.get(waiting, ()) if waiting else ())


# New letters and proofs of delivery have their place in the desk, and no reminder each day.
STEPS: dict[Step, tuple[Kind, ...]] = {
    Step.REVIEWS: (Kind.LEGALITY, Kind.SECRECY),
    Step.LEGALITY: (Kind.LEGALITY,),
    Step.SECRECY: (Kind.SECRECY,),
    Step.APPROVE: (Kind.APPROVE,),
    Step.SEND: (Kind.SEND,),
    Step.REDRAFT: (Kind.REDRAFT,),
}


def _others(case: Case, found: Sequence[Told], today: date) -> Iterator[Item]:
    """Who was asked and let the day pass."""
    state = case.state
    if state.stage is not Stage.OPEN:
        return
    silent = [each.last for each in state.consultations if each.end is None and each.last < today]
    if silent:
        yield Item(Kind.SILENT, min(silent))
    asked = None if state.reasons_given else last(found, say.ReasonsAsked)
    if asked and isinstance(asked.said, say.ReasonsAsked) and asked.said.by < today:
        yield Item(Kind.REASONS, asked.said.by)
