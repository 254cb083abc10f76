"""What the journal can say of itself."""

from dataclasses import dataclass

from gongkai.office.journal.kinds import kind


@kind("journal.verified")
@dataclass(frozen=True)
class Verified:
    """The chain was walked through the entry of this number; `why` says where it broke, if so."""

    number: int
    whole: bool
    why: str | None = None
