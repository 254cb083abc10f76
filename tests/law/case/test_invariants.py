"""What holds of every application that the law allows."""

from datetime import date, timedelta

from hypothesis import assume, example, given
from hypothesis import strategies as st

from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import (
    Answer,
    Authority,
    Channel,
    Closed,
    ConsultationAnswered,
    Consulted,
    ReasonsGiven,
    Received,
    Reopened,
    Role,
    SupplementAsked,
)
from gongkai.law.case.fold import Case, fold
from gongkai.law.case.moves import moved, moves
from gongkai.law.case.rules import CLOSINGS, RULES, NotAllowed
from gongkai.law.case.standing import Standing, Status
from gongkai.words import Outcome
from tests.law.case.cases import CALENDAR, case, cases, event

AFTERWARDS = st.integers(0, 90)


def figures(standing: Standing) -> tuple[object, ...]:
    """All that is said of a case on a day."""
    return (
        standing.status,
        standing.workdays_used,
        standing.workdays_left,
        standing.late,
        standing.supplement_due,
        standing.limits,
    )


@given(cases())
def test_a_prefix_agrees_with_the_whole_up_to_its_day(whole: Case) -> None:
    for index in range(1, len(whole.entries)):
        until = whole.entries[index].on - timedelta(1)
        if until < whole.entries[index - 1].on:
            continue  # the same day: looked at together
        prefix = fold(whole.entries[:index], whole.policy, CALENDAR)
        assert figures(prefix.at(until)) == figures(whole.at(until))


@given(cases())
def test_an_event_brings_no_due_date_forward_save_where_the_law_says_so(whole: Case) -> None:
    for index in range(1, len(whole.entries)):
        happened = whole.entries[index]
        before = fold(whole.entries[:index], whole.policy, CALENDAR)
        after = before.plus(happened).at(happened.on)
        known = before.at(happened.on).reply_due, after.reply_due
        if None in known or isinstance(happened, ReasonsGiven | Reopened):
            continue  # a deferral and an order set a day; what stops the clock leaves none
        assert known[1] is not None
        assert known[0] is not None
        assert known[1] >= known[0]


@given(cases(), AFTERWARDS)
def test_due_dates_are_working_days_save_those_that_are_set(found: Case, more: int) -> None:
    standing = found.at(found.entries[-1].on + timedelta(more))
    counted = [*standing.consultation_due.values(), standing.reply_due_if_silent]
    counted += [standing.reply_due] if found.state.fixed is None else []
    counted += [standing.payment_due, standing.supplement_notice_due]
    assert all(CALENDAR.is_workday(day) for day in counted if day is not None)


@given(
    st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    st.integers(0, 40),
    st.integers(0, 30),
)
def test_a_pause_of_n_working_days_moves_the_date_by_n(start: date, wait: int, take: int) -> None:
    sent, answered = start + timedelta(wait), start + timedelta(wait + take)
    plain = case(Received(start, Channel.COUNTER))
    due = plain.at(start).reply_due
    assert due is not None
    assume(sent < due)
    asked = plain.plus(Consulted(sent, "甲公司", Role.THIRD_PARTY))
    last = asked.at(sent).consultation_due["甲公司"]
    assume(answered <= last)
    found = asked.plus(ConsultationAnswered(answered, "甲公司", Answer.OBJECTS)).at(answered)
    pause = CALENDAR.between(sent, answered)
    assert found.reply_due == CALENDAR.after(due, pause) if pause else found.reply_due == due


@given(cases(), AFTERWARDS)
def test_used_and_left_are_the_period(found: Case, more: int) -> None:
    standing = found.at(found.entries[-1].on + timedelta(more))
    used, left = standing.workdays_used, standing.workdays_left
    if used is not None and standing.status is not Status.OVERDUE:
        assert left == found.state.length - used
        assert left >= 0


@given(cases(most=6), st.integers(0, 25), st.data())
def test_what_is_not_offered_is_refused(found: Case, wait: int, data: st.DataObject) -> None:
    on = found.entries[-1].on + timedelta(wait)
    offered = {move.kind for move in moves(found, on)}
    for kind in RULES.keys() - offered:
        happened = data.draw(event(kind, found, on, CLOSINGS))
        if happened is None:
            continue
        try:
            found.plus(happened)
        except NotAllowed as refusal:
            assert refusal.values["index"] == len(found.entries)
        else:
            raise AssertionError(f"{kind.WHAT} was not offered, and allowed")


FAX = case(
    Received(date(2026, 3, 2), Channel.FAX),
    Closed(date(2026, 3, 3), Outcome.OTHER_HANDLING),
    Reopened(date(2026, 5, 6), Authority.COURT),
    SupplementAsked(date(2026, 5, 7), date(2026, 5, 20)),
)


@given(cases(), AFTERWARDS)
@example(FAX, 0)  # reopened though the receipt was never confirmed
def test_every_step_has_a_sentence_and_an_article(found: Case, more: int) -> None:
    day = found.entries[-1].on + timedelta(more)
    steps = derivation(found, day)
    assert steps
    for step in steps:
        assert step.article
        assert "None" not in step.sentence()
        assert step.sentence("en").endswith(".")


@given(cases())
def test_the_same_calendar_moves_nothing(found: Case) -> None:
    assert not list(moved([("一", found)], CALENDAR, found.entries[-1].on))
