"""What was done with a letter, as it will be recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gongkai.office.demo.letters import Letter


class Step(NamedTuple):
    """One action of a person (None: the applicant) on a day.

    What is given names a step by its place (`step`), another story by itself (`story`, `parts`).
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
