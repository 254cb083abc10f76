"""The table of moves: at which stage an event is allowed, what bars it, what it does."""

from bisect import insort
from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from gongkai.law.case.events import (
    Channel,
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
from gongkai.law.case.state import Consultation, Stage, State
from gongkai.refusal import Refusal
from gongkai.words import Outcome

NEVER_CONFIRMED = {Channel.COUNTER, Channel.MAIL_SIGNED, Channel.ORAL}
ALWAYS_CONFIRMED = {Channel.MAIL_ORDINARY, Channel.FAX}
LAPSES = {Outcome.SUPPLEMENT_LAPSED: Stage.SUPPLEMENT, Outcome.FEE_UNPAID: Stage.PAYMENT}
FROM_SENT = "after_sent_through_answer"
CLOSINGS = (*LAPSES, Outcome.OTHER_HANDLING)


class NotAllowed(Refusal):
    """The law does not allow this event here and now."""


class Rule(NamedTuple):
    """One row of the table. `bar` names why a kind of event is refused on a day, if it is."""

    stages: tuple[Stage, ...]
    bar: Callable[[State, date], str | None] | None
    apply: Callable[[State, Any], None]


def needs_confirmation(state: State) -> bool:
    """Whether the receipt date is that of the confirmation, 条例第三十一条."""
    if state.channel in ALWAYS_CONFIRMED:
        return True
    online = state.channel not in NEVER_CONFIRMED
    return online and state.policy.online_receipt == "confirmation"


def bar_confirmed(state: State, _day: date) -> str | None:
    """条例第三十一条: once, and only where the receipt can need it."""
    if state.channel in NEVER_CONFIRMED:
        return "confirmed-needless"
    return "confirmed-twice" if state.confirmed else None


def confirm(state: State, event: Confirmed) -> None:
    """The receipt date, where it was still open."""
    state.confirmed = True
    if state.stage is Stage.UNCONFIRMED:
        state.receipt = event.on
        state.stage = Stage.OPEN
        state.begin(event.on)


def bar_supplement(state: State, day: date) -> str | None:
    """条例第三十条: all at once, and while a reply can still be given."""
    if state.supplement_asked:
        return "supplement-twice"
    return "supplement-overdue" if state.overdue(day) else None


def ask_supplement(state: State, event: SupplementAsked) -> None:
    """Wait for the applicant until the day set."""
    state.supplement_asked = True
    state.supplement_by = event.by
    state.stage = Stage.SUPPLEMENT


def make_supplement(state: State, event: SupplementMade) -> None:
    """条例第三十条: the period starts afresh, also where the body accepts it after the lapse."""
    state.supplement_by = None
    state.stage = Stage.OPEN
    state.begin(event.on)


def bar_reasons(state: State, _day: date) -> str | None:
    """条例第三十五条: asked once."""
    return "reasons-twice" if state.reasons_asked else None


def ask_reasons(state: State, _event: ReasonsAsked) -> None:
    """Asking pauses nothing."""
    state.reasons_asked = True


def bar_finding(state: State, _day: date) -> str | None:
    """A finding on reasons needs the question, and comes once."""
    if not state.reasons_asked:
        return "reasons-unasked"
    return "reasons-found" if state.reasons_given else None


def find_reasons(state: State, event: ReasonsGiven) -> None:
    """条例第三十五条: a reasonable time may take the place of the period."""
    if (until := event.defer_to) is not None:
        if until < event.on:
            raise NotAllowed("case-defer-back", on=event.on, until=until)
        if state.ordered:
            raise NotAllowed("case-ordered", on=event.on, due=state.fixed, label="延迟答复")
        state.fixed = until
    state.reasons_given = True


def consult(state: State, event: Consulted) -> None:
    """条例第三十三条第三款: the clock stops, unless nothing is left of the period."""
    before = state.latest(event.party)
    if before and before.open_on(event.on):
        raise NotAllowed("case-party-open", on=event.on, party=event.party, last=before.last)
    calendar, served = state.calendar, event.served or event.on
    got = calendar.position(served)
    last = got + state.limits.answer(event.role)
    from_sent = state.policy.consultation_pause == FROM_SENT and served != event.on
    begin = calendar.position(event.on) if from_sent else got
    letter = Consultation(
        event.party,
        event.role,
        sent=event.on,
        served=served,
        last=calendar.day(last),
        begin=begin,
        last_position=last,
        excludes=state.fixed is None and not state.used_up(event.on),
    )
    insort(state.consultations, letter, key=attrgetter("begin"))


def served_on(event: Consulted | FeeNotified) -> date:
    """When a letter was got; not before it was sent."""
    served = event.served or event.on
    if served < event.on:
        raise Refusal("case-served-early", on=event.on, served=served)
    return served


def bar_answer(state: State, day: date) -> str | None:
    """An answer needs a letter that its party has got and not answered."""
    for each in state.consultations:
        if each.answered is None and each.served <= day:
            return None
    return "answer-nobody"


def answer(state: State, event: ConsultationAnswered) -> None:
    """The pause ends on the day of the answer; an answer after the period changes no date."""
    letter = state.latest(event.party)
    if letter is None:
        raise NotAllowed("case-answer-stranger", on=event.on, party=event.party)
    if letter.answered is not None:
        raise NotAllowed("case-answer-twice", on=event.on, party=event.party)
    if event.on < letter.served:
        raise NotAllowed("case-answer-early", on=event.on, party=event.party, served=letter.served)
    letter.answered = event.on
    letter.end = min(state.calendar.position(event.on), letter.last_position)


def bar_extension(state: State, day: date) -> str | None:
    """条例第三十三条第二款: once in a period, in time, and not where a day was set."""
    if state.fixed is not None:
        return "extended-ordered" if state.ordered else "extended-fixed"
    if state.extended:
        return "extended-twice"
    return "extended-overdue" if state.overdue(day) else None


def extend(state: State, event: Extended) -> None:
    """At most twenty working days more."""
    if event.workdays > (most := state.limits.extension_most):
        raise NotAllowed("case-extended-long", on=event.on, workdays=event.workdays, most=most)
    state.extended = True
    state.extension = event.workdays
    state.length += event.workdays


def bar_fee(state: State, day: date) -> str | None:
    """国办函〔2020〕109号第六条: one notice, within the reply period."""
    if state.notified is not None:
        return "fee-twice"
    return "fee-overdue" if state.overdue(day) else None


def notify_fee(state: State, event: FeeNotified) -> None:
    """Wait for payment, twenty working days from the day after the notice was got."""
    state.notified = event.served or event.on
    state.payment_due = state.calendar.after(state.notified, state.limits.payment_period)
    state.stage = Stage.PAYMENT


def bar_payment(state: State, day: date) -> str | None:
    """After the lapse the fee can no longer be paid."""
    return "payment-late" if state.lapsed(day) else None


def pay(state: State, event: FeePaid) -> None:
    """The period starts afresh."""
    state.payment_due = None
    state.stage = Stage.OPEN
    state.begin(event.on)


def reply(state: State, event: Replied) -> None:
    """The application is concluded by a reply."""
    state.end = event
    state.stage = Stage.ENDED


def withdraw(state: State, event: Withdrawn) -> None:
    """The application is concluded, and nothing can reopen it."""
    state.end = event
    state.stage = Stage.WITHDRAWN


def close(state: State, event: Closed) -> None:
    """A lapse closes what lapsed, and nothing before it did."""
    if reason := bar_closing(state, event.on, event.outcome):
        raise NotAllowed(f"case-{reason}", on=event.on, by=state.awaited_by)
    state.end = event
    state.stage = Stage.ENDED


def bar_closing(state: State, day: date, outcome: Outcome) -> str | None:
    """Why an application cannot be closed in this way on a day."""
    stage = LAPSES.get(outcome)
    if stage is None:
        return None
    if state.stage is not stage:
        return "closed-no-supplement" if stage is Stage.SUPPLEMENT else "closed-no-fee"
    return None if state.lapsed(day) else "closed-early"


def bar_reopening(state: State, day: date) -> str | None:
    """An order to reply needs a reply to annul, or a period that ran out without one."""
    return None if state.stage is Stage.ENDED or state.overdue(day) else "reopened-early"


def reopen(state: State, event: Reopened) -> None:
    """As ordered: until a day, or a fresh period; what belonged to the first reply is over."""
    state.end = None
    state.stage = Stage.OPEN
    state.extended = state.supplement_asked = False
    state.supplement_by = state.payment_due = state.notified = None
    state.consultations = []
    state.fixed, state.ordered = event.due, event.due is not None
    state.begin(event.on)


OPEN = (Stage.OPEN,)
WAITING = (Stage.OPEN, Stage.SUPPLEMENT, Stage.PAYMENT)
UNDER_WAY = (Stage.UNCONFIRMED, *WAITING)

RULES: dict[type[Event], Rule] = {
    Confirmed: Rule((Stage.UNCONFIRMED, Stage.OPEN), bar_confirmed, confirm),
    SupplementAsked: Rule(OPEN, bar_supplement, ask_supplement),
    SupplementMade: Rule((Stage.SUPPLEMENT,), None, make_supplement),
    ReasonsAsked: Rule(OPEN, bar_reasons, ask_reasons),
    ReasonsGiven: Rule(OPEN, bar_finding, find_reasons),
    Consulted: Rule(OPEN, None, consult),
    ConsultationAnswered: Rule(WAITING, bar_answer, answer),
    Extended: Rule(OPEN, bar_extension, extend),
    FeeNotified: Rule(OPEN, bar_fee, notify_fee),
    FeePaid: Rule((Stage.PAYMENT,), bar_payment, pay),
    Replied: Rule(OPEN, None, reply),
    Closed: Rule(UNDER_WAY, None, close),
    Withdrawn: Rule(UNDER_WAY, None, withdraw),
    Reopened: Rule((Stage.OPEN, Stage.ENDED), bar_reopening, reopen),
}
