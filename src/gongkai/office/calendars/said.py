"""What the journal can say of calendars, in the chain of the body above all others."""

from dataclasses import dataclass
from datetime import date

from gongkai.office.journal.kinds import kind


@kind("calendar.proposed")
@dataclass(frozen=True)
class Proposed:
    """The notice of a year was typed in or read from a file; nothing counts by it yet."""

    code: str
    year: int
    source: str


@kind("calendar.confirmed")
@dataclass(frozen=True)
class Confirmed:
    """From now on all periods are counted by it: its days whole, and how many limits it moved."""

    code: str
    year: int
    source: str
    off: tuple[date, ...]
    made_up: tuple[date, ...]
    moved: int
    citation: str | None = None
    address: str | None = None
    published_on: date | None = None


@kind("calendar.dropped")
@dataclass(frozen=True)
class Dropped:
    """A proposal was taken back, or another of the same year took its place."""

    code: str
    year: int
