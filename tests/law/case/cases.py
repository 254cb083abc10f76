"""Applications made up for the tests, by hand and by hypothesis."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from gongkai.law.calendar import state_council
from gongkai.law.case.events import (
    Answer,
    Authority,
    Channel,
    Closed,
    ConsultationAnswered,
    Consulted,
    Event,
    Extended,
    FeeNotified,
    Means,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Reopened,
    Replied,
    Role,
    SupplementAsked,
)
from gongkai.law.case.fold import Case, fold
from gongkai.law.case.moves import moves
from gongkai.law.policy import DEFAULT, Policy
from gongkai.words import Outcome

CALENDAR = state_council()
PARTIES = ("甲公司", "乙局", "丙某")


def day(text: str) -> date:
    """A day of 2026 written "03-02"."""
    return date.fromisoformat(f"2026-{text}")


def case(*events: Event, policy: Policy = DEFAULT) -> Case:
    """The case of these events."""
    return fold(events, policy, CALENDAR)


policies = st.builds(
    Policy,
    online_receipt=st.sampled_from(["submission", "confirmation"]),
    consultation_pause=st.sampled_from(
        ["after_sent_through_answer", "after_served_through_answer"]
    ),
    extension_survives_restart=st.booleans(),
)


@st.composite
def cases(draw: st.DrawFn, most: int = 10) -> Case:
    """An application that the law allows, event by event, over two years with their holidays."""
    on = draw(st.dates(date(2025, 1, 1), date(2026, 6, 30)))
    entries: list[Event] = [Received(on, draw(st.sampled_from(list(Channel))))]
    found = fold(entries, draw(policies), CALENDAR)
    for _ in range(draw(st.integers(0, most))):
        on += timedelta(draw(st.integers(0, 25)))
        allowed = moves(found, on)
        if not allowed:
            break
        move = draw(st.sampled_from(allowed))
        happened = draw(event(move.kind, found, on, move.outcomes))
        if happened is not None:
            found = found.plus(happened)
    return found


@st.composite
def event(
    draw: st.DrawFn, kind: type[Event], of: Case, on: date, outcomes: Sequence[Outcome]
) -> Event | None:
    """One event of a kind, such as the law allows; None where no party fits."""
    later = on + timedelta(draw(st.integers(0, 30)))
    soon = on + timedelta(draw(st.integers(0, 5)))
    waiting = [c.party for c in of.state.consultations if c.answered is None and c.served <= on]
    free = [p for p in PARTIES if not (last := of.state.latest(p)) or not last.open_on(on)]
    if (kind is Consulted and not free) or (kind is ConsultationAnswered and not waiting):
        return None
    defer = draw(st.booleans()) and not of.state.ordered
    made: dict[type[Event], Callable[[], Event]] = {
        SupplementAsked: lambda: SupplementAsked(on, later),
        ReasonsAsked: lambda: ReasonsAsked(on, later),
        ReasonsGiven: lambda: ReasonsGiven(on, accepted=True, defer_to=later if defer else None),
        Consulted: lambda: Consulted(
            on, draw(st.sampled_from(free)), draw(st.sampled_from(list(Role))), soon
        ),
        ConsultationAnswered: lambda: ConsultationAnswered(
            on, draw(st.sampled_from(waiting)), draw(st.sampled_from(list(Answer)))
        ),
        Extended: lambda: Extended(on, draw(st.integers(1, 20))),
        FeeNotified: lambda: FeeNotified(on, 100, soon),
        Replied: lambda: Replied(on, Means.HANDED_OVER, soon),
        Closed: lambda: Closed(on, draw(st.sampled_from(outcomes))),
        Reopened: lambda: Reopened(on, Authority.COURT, later if defer else None),
    }
    return made.get(kind, lambda: kind(on))()
