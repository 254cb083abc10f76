"""What the journal can say of the office's keys; never the keys themselves."""

from dataclasses import dataclass

from gongkai.office.journal.kinds import kind


@kind("key.rotated")
@dataclass(frozen=True)
class KeyRotated:
    """The data keys are wrapped by the office key of this name; how many were by another."""

    name: str
    count: int
