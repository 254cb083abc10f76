"""What the events of an application leave behind, and the arithmetic of its clock."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import Closed, Received, Replied, Role, Withdrawn
from gongkai.law.parameters import limits
from gongkai.law.policy import Policy


class Stage(StrEnum):
    """What may happen next depends first of all on this; it does not depend on the day."""

    UNCONFIRMED = "unconfirmed"
    OPEN = "open"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(slots=True)
class Consultation:
    """One party's opinion: the days after `begin` through its end count towards no period.

    `begin`, `last_position` and `end` are positions in the calendar (see Calendar). `end` is None
    until the answer. `excludes` is false where nothing was left to pause.
    """

    party: str
    role: Role
    sent: date
    served: date
    last: date
    begin: int
    last_position: int
    excludes: bool
    answered: date | None = None
    end: int | None = None

    def open_on(self, day: date) -> bool:
        """Whether an answer is still awaited at the end of a day."""
        return self.end is None and day <= self.last


class Open(Enum):
    """What is taken to become of the parties that have not answered."""

    AWAITED = auto()  # their answers stop the clock, for as long as may be
    SILENT = auto()  # they let their periods run out
    CUT_SHORT = auto()  # a reply of the day looked at went ahead without them


class State:
    """An application after some of its events. Changed by `rules` only, and only while folding.

    `start` and `length` are the running reply period; where `fixed` stands (a deferral, or the
    term of an order) it takes the period's place.
    """

    stage = Stage.OPEN
    receipt: date | None = None
    confirmed = False
    start = 0
    length = 0
    extension = 0
    extended = False
    fixed: date | None = None
    ordered = False
    supplement_asked = False
    supplement_by: date | None = None
    notified: date | None = None
    payment_due: date | None = None
    reasons_asked = False
    reasons_given = False
    end: Replied | Closed | Withdrawn | None = None

    def __init__(self, received: Received, policy: Policy, calendar: Calendar) -> None:
        self.channel = received.channel
        self.received = received.on
        self.limits = limits(received.on)
        self.policy = policy
        self.calendar = calendar
        self.consultations: list[Consultation] = []

    def begin(self, day: date) -> None:
        """Start a fresh reply period; the day itself is not counted."""
        self.start = self.calendar.position(day)
        self.length = self.limits.reply_period
        if self.extended and self.policy.extension_survives_restart:
            self.length += self.extension
        else:
            self.extended = False
        if not self.ordered:
            self.fixed = None

    def clock(self, day: date, parties: Open = Open.AWAITED) -> tuple[int | None, int]:
        """The position of the due day and the working days used, at the end of a day.

        The due day is None while a party that is awaited stops the clock.
        """
        now = self.calendar.position(day)
        cursor = self.start
        target = cursor + self.length
        used = now - cursor
        stopped = False
        for each in self.consultations:
            begin = each.begin if each.begin > cursor else cursor
            if begin >= target or not each.excludes:
                continue
            end = each.end
            if end is None:
                if day > each.last or parties is Open.SILENT:
                    end = each.last_position
                else:
                    end = now
                    stopped = parties is Open.AWAITED
            if end > begin:
                target += end - begin
                cursor = end
                if now > begin:
                    used -= (end if end < now else now) - begin
        return (None if stopped else target), used

    def due(self, day: date, parties: Open = Open.AWAITED) -> date | None:
        """The day by which a reply is due, as known at the end of a day; None while stopped."""
        if self.fixed is not None:
            return self.fixed
        target = self.clock(day, parties)[0]
        return None if target is None else self.calendar.day(target)

    def used_up(self, day: date) -> bool:
        """Whether nothing is left of the reply period after a day: the due day, or a later one."""
        if self.fixed is None and self.calendar.position(day) < self.start + self.length:
            return False  # what stops the clock only puts the due day off
        due = self.due(day)
        return due is not None and due <= day

    def overdue(self, day: date) -> bool:
        """Whether the due day is past."""
        return self.used_up(day) and self.due(day) != day

    @property
    def awaited_by(self) -> date | None:
        """The last day for the supplement or the payment that is outstanding."""
        if self.stage is Stage.SUPPLEMENT:
            return self.supplement_by
        return self.payment_due if self.stage is Stage.PAYMENT else None

    def lapsed(self, day: date) -> bool:
        """Whether what is outstanding was not made in time."""
        by = self.awaited_by
        return by is not None and day > by

    def latest(self, party: str) -> Consultation | None:
        """The last letter to a party."""
        for each in reversed(self.consultations):
            if each.party == party:
                return each
        return None
