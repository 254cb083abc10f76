"""The clocks of a million applications, one with its derivation, and what it costs to start."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Aim, Line, medians, milliseconds, timed
from bench.elsewhere import Elsewhere
from bench.starting import run
from gongkai.law.calendar import state_council
from gongkai.law.case.derivation import derivation
from gongkai.law.case.events import (
    Answer,
    Channel,
    ConsultationAnswered,
    Consulted,
    Event,
    Extended,
    Means,
    Received,
    Replied,
    Role,
    SupplementAsked,
    SupplementMade,
)
from gongkai.law.case.fold import Case, fold
from gongkai.law.policy import DEFAULT

MILLION = 1_000_000
ROUNDS = 3
STARTS = 21
AIM = Aim(4, "build and walk the events")
FIRST = date(2020, 1, 2)
DAYS = [FIRST + timedelta(number) for number in range(2300)]
PYTHON = "import gongkai.law.case.fold, gongkai.law.calendar as c; c.state_council()"


def lines() -> Iterator[Line]:
    """The lines of the table about the law."""
    ours, bare = medians(ROUNDS, timed(_clocks), timed(_walk))
    yield AIM.line("clocks of 1,000,000 cases of 6 events", ours, bare)
    yield _counted(ours)
    yield from _one()
    yield from _starts()


def events(number: int) -> list[Event]:
    """The six events of one case of the million: every third is of another course."""
    at = number % (len(DAYS) - 30)
    start, later = DAYS[at], DAYS[at + 3 : at + 31 : 5]
    if number % 3 == 0:
        return [
            Received(start, Channel.ONLINE),
            SupplementAsked(later[0], later[3]),
            SupplementMade(later[1]),
            Consulted(later[2], "甲", Role.THIRD_PARTY),
            ConsultationAnswered(later[3], "甲", Answer.OBJECTS),
            Replied(later[5], Means.POSTED),
        ]
    if number % 3 == 1:
        return [
            Received(start, Channel.MAIL_SIGNED),
            Consulted(later[0], "甲", Role.THIRD_PARTY),
            Consulted(later[1], "乙", Role.CO_PRODUCER),
            ConsultationAnswered(later[2], "甲", Answer.CONSENTS),
            Extended(later[3], 20),
            ConsultationAnswered(later[4], "乙", Answer.CONSENTS),
        ]
    return [
        Received(start, Channel.COUNTER),
        SupplementAsked(later[0], later[1]),
        SupplementMade(later[1]),
        Extended(later[2], 10),
        Consulted(later[3], "甲", Role.OTHER_ORGAN),
        ConsultationAnswered(later[4], "甲", Answer.CONSENTS),
    ]


def _clocks() -> int:
    """Status, due date and days left of every case, on the day of its last event."""
    calendar, running = state_council(), 0
    for number in range(MILLION):
        entries = events(number)
        standing = fold(entries, DEFAULT, calendar).at(entries[-1].on)
        if standing.reply_due is not None and standing.workdays_left is not None:
            running += standing.status == "running"
    return running


def _walk() -> int:
    """The bare loop: the same events built and walked, their days and kinds looked at."""
    found = 0
    for number in range(MILLION):
        before = FIRST
        for event in events(number):
            if type(event) is not Received and event.on >= before:
                found += 1
            before = event.on
    return found


def _counted(ours: float) -> Line:
    """numpy counts the working days between the same dates, without swaps, stops or reasons."""
    with TemporaryDirectory() as folder, Elsewhere() as other:
        file = Path(folder) / "dates.txt"
        pairs = (events(number) for number in range(MILLION))
        file.write_text("".join(f"{each[0].on} {each[-1].on}\n" for each in pairs))
        reference = min(other.seconds("numpy", file) for _ in range(ROUNDS))
    shown = f"`numpy.busday_count` {milliseconds(reference)}"
    ratio = f"{ours / reference:.0f}× as long"
    return Line("the same dates", milliseconds(ours), shown, ratio, "for the record", met=None)


def _one() -> Iterator[Line]:
    """One case, and one with its derivation in words."""
    calendar, entries = state_council(), events(0)
    day = entries[-1].on

    def clock() -> Case:
        found = fold(events(0), DEFAULT, calendar)
        found.at(day)
        return found

    def told() -> Sequence[str]:
        return [step.sentence() + step.article for step in derivation(clock(), day)]

    ours, bare = medians(201, timed(told), timed(clock))
    ratio = f"{ours / bare:.0f}× as long"
    yield Line(
        "one case with its derivation in words",
        milliseconds(ours),
        f"its clock {milliseconds(bare)}",
        ratio,
        "for the record",
        met=None,
    )


def _starts() -> Iterator[Line]:
    ours, ready, bare = medians(
        STARTS,
        run([sys.executable, "-c", "import gongkai.law.case.fold"]),
        run([sys.executable, "-c", PYTHON]),
        run([sys.executable, "-c", "pass"]),
    )
    for what, seconds in (("import the clock", ours), ("the same, calendar ready", ready)):
        yield Line(
            what,
            milliseconds(seconds),
            f"bare Python {milliseconds(bare)}",
            f"{seconds / bare:.1f}× as long",
            "for the record",
            met=None,
        )
