"""What the events of an application leave behind, and the arithmetic of its clock."""

from datetime import date
from enum import StrEnum

from gongkai.law.calendar import Calendar
from gongkai.law.case.events import Channel, Closed, Replied, Role, Withdrawn
from gongkai.law.parameters import Limits
from gongkai.law.policy import Policy


class Stage(StrEnum):
    """What may happen next depends first of all on this; it does not depend on the day."""

    UNCONFIRMED = "unconfirmed"
    OPEN = "open"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class Consultation:
    """One party's opinion: the days after `begin` through its end count towards no period.

    `begin`, `last_position` and `end` are positions in the calendar (see Calendar). `end` is None
    until the answer. `excludes` is false where nothing was left to pause.
    """

    __slots__ = (
        "answered",
        "begin",
        "end",
        "excludes",
        "last",
        "last_position",
        "party",
        "role",
        "sent",
        "served",
    )

    def __init__(
        self, party: str, role: Role, sent: date, served: date, begin: int, last_position: int
    ) -> None:
        self.party = party
        self.role = role
        self.sent = sent
        self.served = served
        self.begin = begin
        self.last_position = last_position
        self.last = date.max
        self.answered: date | None = None
        self.end: int | None = None
        self.excludes = True

    def open_on(self, day: date) -> bool:
        """Whether an answer is still awaited at the end of a day."""
        return self.end is None and day <= self.last


class State:
    """An application after some of its events. Changed by `rules` only, and only while folding.

    `start` and `length` are the running reply period; where `fixed` stands (a deferral, or the
    term of an order) it takes the period's place.
    """

    channel: Channel
    received: date
    limits: Limits
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
    consultations: list[Consultation]

    def __init__(self, policy: Policy, calendar: Calendar) -> None:
        self.policy = policy
        self.calendar = calendar
        self.consultations = []

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

    def clock(self, day: date, *, silent: bool = False, ended: bool = False) -> tuple[int, int]:
        """The position of the due day and the working days used, at the end of a day.

        The due day is 0 while an open consultation stops the clock, unless all open parties are
        taken to stay `silent`, or to have been cut short by a reply of that day (`ended`).
        """
        now = self.calendar.position(day)
        cursor = self.start
        target = cursor + self.length
        used = now - cursor
        paused = False
        for each in self.consultations:
            begin = each.begin if each.begin > cursor else cursor
            if begin >= target or not each.excludes:
                continue
            end = each.end
            if end is None:
                if silent or day > each.last:
                    end = each.last_position
                else:
                    end = now
                    paused = not ended
            if end > begin:
                target += end - begin
                cursor = end
                if now > begin:
                    used -= (end if end < now else now) - begin
        return (0 if paused else target), used

    def due(self, day: date) -> date | None:
        """The day by which a reply is due, as known at the end of a day; None while stopped."""
        if self.fixed is not None:
            return self.fixed
        target = self.clock(day)[0]
        return self.calendar.day(target) if target else None

    def over(self, day: date) -> bool:
        """Whether nothing is left of the reply period after a day: it is the due day, or later."""
        if self.fixed is None and self.calendar.position(day) < self.start + self.length:
            return False  # pauses only put the due day off
        due = self.due(day)
        return due is not None and day >= due

    def overdue(self, day: date) -> bool:
        """Whether the reply period is over before a day."""
        return self.over(day) and day != self.due(day)

    def lapsed(self, day: date) -> bool:
        """Whether the supplement or the payment that is outstanding was not made in time."""
        by = self.supplement_by if self.stage is Stage.SUPPLEMENT else self.payment_due
        return by is not None and day > by

    def latest(self, party: str) -> Consultation | None:
        """The last letter to a party."""
        return next((c for c in reversed(self.consultations) if c.party == party), None)
