"""Why a case stands as it does: step by step, each with its day, a sentence and the article.

Made only when asked for; the events are folded once more, and each is spoken of as it happens.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from gongkai.law.calendar import DAY
from gongkai.law.case.events import (
    Closed,
    Confirmed,
    ConsultationAnswered,
    Consulted,
    Event,
    Extended,
    FeeNotified,
    FeePaid,
    ReasonsAsked,
    ReasonsGiven,
    Reopened,
    Replied,
    SupplementAsked,
    SupplementMade,
    Withdrawn,
)
from gongkai.law.case.fold import Case, first, record
from gongkai.law.case.rules import ALWAYS_CONFIRMED
from gongkai.law.case.standing import Standing, Status
from gongkai.law.case.state import Consultation, Stage, State
from gongkai.law.step import Step
from gongkai.law.tables import table

Told = Iterator[Step]

LAPSES = {
    Status.LAPSED_SUPPLEMENT: "lapsed-supplement",
    Status.LAPSED_PAYMENT: "lapsed-payment",
}
PAUSES = {
    "after_sent_through_answer": "pause-sent",
    "after_served_through_answer": "pause-served",
}


def step(on: date, code: str, values: Mapping[str, object]) -> Step:
    """A step of the derivation, with its article and setting from data/steps.toml."""
    row = table("steps")[code]
    return Step(code, row["source"], values, on, row.get("setting"))


def derivation(case: Case, day: date) -> list[Step]:
    """The steps that lead to where a case stands at the end of a day, in order of time."""
    case = case if day >= case.entries[-1].on else case.until(day)
    state = first(case.entries, case.policy, case.calendar)
    steps = [*_receipt(state)]
    told: set[int] = set()
    for event in case.entries[1:]:
        steps += _silences(state, event.on - DAY, told)
        steps += TELLERS[type(event)](state, event)
    steps += _silences(state, day, told)
    return [*steps, *_conclusion(state, case.at(day))]


def _receipt(state: State) -> Told:
    on, channel = state.received, state.channel
    if state.receipt is None:
        code = "receipt-open" if channel in ALWAYS_CONFIRMED else "receipt-open-setting"
        yield step(on, code, {"channel": channel.label})
        return
    yield step(on, f"receipt-{channel}", {"channel": channel.label})
    yield _period(state, on)


def _period(state: State, on: date) -> Step:
    values = {"days": state.length, "first": state.calendar.after(on, 1)}
    return step(on, "period", values)


def _confirmed(state: State, event: Confirmed) -> Told:
    waiting = state.stage is Stage.UNCONFIRMED
    record(state, event)
    yield step(event.on, "confirmed" if waiting else "confirmed-noted", {})
    if waiting:
        yield _period(state, event.on)


def _supplement_asked(state: State, event: SupplementAsked) -> Told:
    record(state, event)
    notice = Standing(state, event.on).supplement_notice_due
    values = {"by": event.by, "notice": notice, "days": state.limits.supplement_notice}
    if notice is None:  # ordered to be handled, though the receipt was never confirmed
        code = "supplement-asked-undated"
    else:
        code = "supplement-asked-late" if event.on > notice else "supplement-asked"
    yield step(event.on, code, values)


def _supplement_made(state: State, event: SupplementMade) -> Told:
    late, by = state.lapsed(event.on), state.supplement_by
    yield from _restarted(state, event, "supplement-made-late" if late else "supplement-made", by)


def _restarted(state: State, event: Event, code: str, by: date | None) -> Told:
    extended, days = state.extended, state.extension
    record(state, event)
    if state.ordered:
        yield step(event.on, "order-stands", {"due": state.fixed, "label": event.LABEL})
        return
    yield step(event.on, code, {"by": by})
    if extended:
        yield step(event.on, f"extension-{'kept' if state.extended else 'dropped'}", {"days": days})
    yield _period(state, event.on)


def _reasons_asked(state: State, event: ReasonsAsked) -> Told:
    record(state, event)
    yield step(event.on, "reasons-asked", {"by": event.by})


def _reasons_given(state: State, event: ReasonsGiven) -> Told:
    record(state, event)
    if event.defer_to:
        yield step(event.on, "deferred", {"due": event.defer_to})
    else:
        yield step(event.on, "reasons-accepted" if event.accepted else "reasons-rejected", {})


def _consulted(state: State, event: Consulted) -> Told:
    record(state, event)
    letter = state.latest(event.party)
    assert letter is not None
    values = {
        "party": event.party,
        "served": letter.served,
        "last": letter.last,
        "days": state.limits.answer(event.role),
    }
    yield step(event.on, f"consulted-{event.role}", values)
    if not letter.excludes:
        yield step(event.on, "consulted-idle", {"due": state.due(event.on)})
    elif letter.served != letter.sent:
        yield step(event.on, PAUSES[state.policy.consultation_pause], values)


def _answered(state: State, event: ConsultationAnswered) -> Told:
    record(state, event)
    letter = state.latest(event.party)
    assert letter is not None
    values = {"party": event.party, "answer": event.answer.label, "last": letter.last}
    if event.on > letter.last:
        yield step(event.on, "answered-late", values)
    else:
        yield step(event.on, "answered", values | _pause(letter))


def _pause(letter: Consultation) -> dict[str, object]:
    """The days that one letter takes out, whatever others take out too."""
    end = letter.last_position if letter.end is None else letter.end
    return {"excluded": max(0, end - letter.begin) if letter.excludes else 0}


def _silences(state: State, day: date, told: set[int]) -> Told:
    """The parties whose period ran out without an answer, told once each."""
    for letter in state.consultations:
        if letter.end is None and letter.last <= day and id(letter) not in told:
            told.add(id(letter))
            values = {"party": letter.party} | _pause(letter)
            yield step(letter.last, f"silent-{letter.role}", values)


def _extended(state: State, event: Extended) -> Told:
    record(state, event)
    values = {"days": event.workdays, "most": state.limits.extension_most, "total": state.length}
    yield step(event.on, "extended", values)


def _fee_notified(state: State, event: FeeNotified) -> Told:
    record(state, event)
    values = {"yuan": event.yuan, "served": state.notified, "by": state.payment_due}
    yield step(event.on, "fee-notified", values | {"days": state.limits.payment_period})


def _fee_paid(state: State, event: FeePaid) -> Told:
    yield from _restarted(state, event, "fee-paid", state.payment_due)


def _replied(state: State, event: Replied) -> Told:
    record(state, event)
    yield step(event.on, f"replied-{event.means}", {"day": event.day})


def _closed(state: State, event: Closed) -> Told:
    record(state, event)
    yield step(event.on, f"closed-{event.outcome}", {})


def _withdrawn(state: State, event: Withdrawn) -> Told:
    record(state, event)
    yield step(event.on, "withdrawn", {})


def _reopened(state: State, event: Reopened) -> Told:
    record(state, event)
    if event.due:
        yield step(event.on, "reopened-until", {"by": event.by.label, "due": event.due})
    else:
        yield step(event.on, "reopened", {"by": event.by.label})
        yield _period(state, event.on)


TELLERS: dict[type[Event], Callable[[State, Any], Told]] = {
    Confirmed: _confirmed,
    SupplementAsked: _supplement_asked,
    SupplementMade: _supplement_made,
    ReasonsAsked: _reasons_asked,
    ReasonsGiven: _reasons_given,
    Consulted: _consulted,
    ConsultationAnswered: _answered,
    Extended: _extended,
    FeeNotified: _fee_notified,
    FeePaid: _fee_paid,
    Replied: _replied,
    Closed: _closed,
    Withdrawn: _withdrawn,
    Reopened: _reopened,
}


def _conclusion(state: State, standing: Standing) -> Told:
    """Where all this leads to on the day."""
    day, status = standing.day, standing.status
    if status in LAPSES:
        yield step(day, LAPSES[status], {"by": state.awaited_by})
    if standing.reply_due and state.fixed is None:
        values = _sum(state, standing)
        yield step(day, "due-paused" if values["excluded"] else "due", values)
    if standing.reply_due_if_silent:
        silent = standing.reply_due_if_silent
        yield step(day, "due-open", {"used": standing.workdays_used, "silent": silent})
    if status is Status.OVERDUE:
        late = state.calendar.between(standing.reply_due or day, day)
        set_by = "-ordered" if state.ordered else "-deferred"
        code = "overdue" if state.fixed is None else f"overdue{set_by}"
        yield step(day, code, {"due": standing.reply_due, "days": late})
    if standing.late is not None:
        code = "late" if standing.late else "in-time"
        code += "" if state.fixed is None else "-set"
        yield step(day, code, {"due": standing.reply_due})
    if standing.provisional:
        known = state.calendar.years
        years = [year for year in standing.provisional_years if year not in known]
        code = "provisional" if years else "provisional-region"
        said = "、".join(map(str, years or standing.provisional_years))
        yield step(day, code, {"years": said})


def _sum(state: State, standing: Standing) -> dict[str, object]:
    """The period, what was taken out of it, and its last day."""
    assert standing.reply_due is not None
    counted = state.calendar.position(standing.reply_due) - state.start
    start = state.calendar.day(state.start + 1)
    excluded = counted - state.length
    return {"first": start, "days": state.length, "excluded": excluded, "due": standing.reply_due}
