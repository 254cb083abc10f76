"""What the journal can say of the demonstration."""

from dataclasses import dataclass

from gongkai.office.journal.kinds import kind


@kind("demo.made")
@dataclass(frozen=True)
class DemoMade:
    """Everything here is invented; `mark` is the digest of the key in the folder's mark file."""

    mark: str
    seed: int
