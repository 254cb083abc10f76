"""What was done with a letter or kept on a register, as it will be recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai.office.demo.letters import Letter
from gongkai.office.publications.words import Record
from gongkai.words import Dispute


class Step(NamedTuple):
    """One action of a person (None: the applicant) on a day.

    What is given names a step by its place (`step`), another story by itself (`story`, `parts`),
    a dispute or another paper too (`dispute`, `by`).
    """

    on: date
    action: str
    who: str | None
    given: Mapping[str, object]


@dataclass(eq=False)
class Story:
    """A letter and what became of it; a part of a split letter has no receipt of its own.

    `joined`: another is merged into it, perhaps after its own last step.
    """

    letter: Letter
    received: date
    part: bool = False
    joined: bool = False
    steps: list[Step] = field(default_factory=list)


@dataclass(eq=False)
class Contest:
    """A dispute about the reply of a story; `after` is the reconsideration before a suit."""

    kind: Dispute
    organ: str
    case_number: str
    claim: str
    after: "Contest | None" = None


@dataclass(eq=False)
class Paper:
    """A document, a figure, a slip or a publication, and what was recorded of it."""

    record: Record
    steps: list[Step] = field(default_factory=list)

    @property
    def received(self) -> date:
        """The day on which it was entered."""
        return self.steps[0].on
