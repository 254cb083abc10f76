"""Times and lines of the table: ours against a reference, measured in turn, medians compared.

Work in one process is measured in processor time, which other programs on the machine disturb
least; whole commands by the clock on the wall.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

Timed = Callable[[], float]
"""Does something once and says how many seconds it took."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `met` is None where there is no aim."""

    what: str
    ours: str
    reference: str
    ratio: str
    aim: str
    met: bool | None

    def texts(self) -> tuple[str, ...]:
        """As printed."""
        met = "" if self.met is None else "yes" if self.met else "**no**"
        return (self.what, self.ours, self.reference, self.ratio, self.aim, met)


@dataclass(frozen=True, slots=True)
class Aim:
    """What the ratio of two medians should be. `of` names what it is a ratio to."""

    bound: float
    of: str
    faster: bool = False

    def line(self, what: str, ours: float, reference: float) -> Line:
        """Ours against the reference: how many times as long, or how many times as fast."""
        ratio = reference / ours if self.faster else ours / reference
        met = (operator.ge if self.faster else operator.le)(ratio, self.bound)
        words = "faster" if self.faster else "as long"
        aim = f"{'≥' if self.faster else '≤'} {self.bound:g}×"
        shown = f"{self.of} {milliseconds(reference)}"
        return Line(what, milliseconds(ours), shown, f"{ratio:.1f}× {words}", aim, met)


def milliseconds(seconds: float) -> str:
    """A time as printed."""
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def timed(work: Callable[[], object], clock: Timed = process_time) -> Timed:
    """The work with a clock around it."""

    def run() -> float:
        started = clock()
        work()
        return clock() - started

    return run


def medians(rounds: int, *contestants: Timed) -> list[float]:
    """The median of each; they take turns, so that a slow moment of the machine hits them all."""
    for contestant in contestants:
        contestant()
    times = [[contestant() for contestant in contestants] for _ in range(rounds)]
    return [median(column) for column in zip(*times, strict=True)]
