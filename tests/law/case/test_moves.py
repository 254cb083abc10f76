"""What the law allows on a day, what if, and what another calendar moves."""

import pytest

from gongkai.law.case.events import (
    Authority,
    Channel,
    Closed,
    Consulted,
    Event,
    Extended,
    Means,
    Received,
    Reopened,
    Replied,
    Role,
    SupplementAsked,
    Withdrawn,
)
from gongkai.law.case.moves import Moved, moved, moves
from gongkai.law.case.rules import NotAllowed
from gongkai.refusal import Refusal
from gongkai.words import Outcome
from tests.law.case.cases import CALENDAR, case, day

RECEIVED = Received(day("03-02"), Channel.COUNTER)
SUPPLEMENT = SupplementAsked(day("03-04"), day("03-20"))
OPEN = {
    "supplement_asked",
    "reasons_asked",
    "consulted",
    "extended",
    "fee_notified",
    "replied",
    "closed",
    "withdrawn",
}


@pytest.mark.parametrize(
    ("events", "on", "allowed"),
    [
        ([RECEIVED], "03-10", OPEN),
        ([RECEIVED], "03-30", OPEN),
        (
            [RECEIVED],
            "03-31",
            {"reasons_asked", "consulted", "replied", "closed", "withdrawn", "reopened"},
        ),
        (
            [Received(day("03-02"), Channel.FAX)],
            "03-10",
            {"confirmed", "closed", "withdrawn"},
        ),
        ([RECEIVED, SUPPLEMENT], "03-10", {"supplement_made", "closed", "withdrawn"}),
        (
            [RECEIVED, Consulted(day("03-03"), "甲公司", Role.THIRD_PARTY)],
            "03-10",
            OPEN | {"consultation_answered"},
        ),
        ([RECEIVED, Extended(day("03-03"), 20)], "03-10", OPEN - {"extended"}),
        ([RECEIVED, Replied(day("03-10"), Means.POSTED)], "03-11", {"reopened"}),
        ([RECEIVED, Withdrawn(day("03-10"))], "03-11", set()),
    ],
)
def test_what_is_allowed(events: list[Event], on: str, allowed: set[str]) -> None:
    assert {move.kind.WHAT for move in moves(case(*events), day(on))} == allowed


@pytest.mark.parametrize(
    ("on", "outcomes"),
    [
        ("03-20", (Outcome.OTHER_HANDLING,)),
        ("03-21", (Outcome.SUPPLEMENT_LAPSED, Outcome.OTHER_HANDLING)),
    ],
)
def test_how_a_case_may_be_closed_depends_on_the_lapse(
    on: str, outcomes: tuple[Outcome, ...]
) -> None:
    found = moves(case(RECEIVED, SUPPLEMENT), day(on))
    assert next(move.outcomes for move in found if move.kind is Closed) == outcomes


def test_a_plan_is_shown_with_what_it_changes_and_changes_nothing() -> None:
    found = case(RECEIVED)
    planned = found.plus(Extended(day("03-10"), 20))
    assert planned.at(day("03-10")).reply_due == day("04-28")
    assert found.at(day("03-10")).reply_due == day("03-30")


def test_a_plan_the_law_does_not_allow_is_refused_as_it_would_be() -> None:
    with pytest.raises(NotAllowed) as refused:
        case(RECEIVED).plus(Extended(day("03-31"), 5))
    assert refused.value.code == "case-extended-overdue"


def test_a_calendar_moves_the_dates_that_rest_on_it() -> None:
    cases = {
        "甲": case(RECEIVED),
        "乙": case(RECEIVED, Consulted(day("03-03"), "丙公司", Role.THIRD_PARTY)),
        "丙": case(Received(day("05-06"), Channel.COUNTER)),
    }
    off = CALENDAR.overriding({day("03-12"): False})
    assert list(moved(cases.items(), off, day("05-06"))) == [
        Moved("甲", "reply_due", day("03-30"), day("03-31")),
        Moved("乙", "reply_due", day("04-21"), day("04-22")),
        Moved("乙", "consultation_due:丙公司", day("03-24"), day("03-25")),
    ]


def test_a_silent_case_can_be_ordered_once_it_is_overdue() -> None:
    ordered = case(RECEIVED).plus(Reopened(day("04-10"), Authority.COURT))
    assert ordered.at(day("04-10")).reply_due == day("05-12")
    with pytest.raises(NotAllowed):
        case(RECEIVED).plus(Reopened(day("03-30"), Authority.COURT))


def test_before_the_letter_there_is_no_case() -> None:
    with pytest.raises(Refusal) as refused:
        case(RECEIVED).at(day("03-01"))
    assert refused.value.code == "case-not-yet"
