"""A report counted from ever more applications, against one bare GROUP BY over the same facts."""

from collections.abc import Iterator
from dataclasses import replace

from bench.clock import Aim, Line, milliseconds
from bench.office import POSTGRES, measure

CASES = (1_000, 100_000, 1_000_000)
AIM = Aim(3, "bare GROUP BY")
LINEAR = 1.5  # times as long a case: what the database needs to sort them is in it
WHEN = {"now": "now", "as_of": "as of a freeze"}


def lines() -> Iterator[Line]:
    """The lines of the table about counting; without PostgreSQL its lines are left out."""
    for name, before in (("SQLite", []), ("PostgreSQL", POSTGRES)):
        found = [measure(before, "bench.counting_work", cases) for cases in CASES]
        told = [each for each in found if each is not None]
        for each in told:
            yield from _ratios(name, each)
        if told:
            yield _growth(name, told[-2], told[-1])


def _ratios(name: str, found: dict[str, float]) -> Iterator[Line]:
    """There is an aim for the most only: of few, what is fixed is most of it."""
    cases = int(found["cases"])
    for key, when in WHEN.items():
        what = f"{name}, report of {cases:,} applications, {when}"
        line = AIM.line(what, found[key], found[f"{key}_bare"])
        yield line if cases == CASES[-1] else replace(line, aim="for the record", met=None)


def _growth(name: str, few: dict[str, float], many: dict[str, float]) -> Line:
    """So many times the applications, so many times the time."""
    ratio = many["now"] / few["now"] / (many["cases"] / few["cases"])
    return Line(
        f"{name}, report of {int(many['cases']):,} applications",
        milliseconds(many["now"]),
        f"{int(few['cases']):,} applications {milliseconds(few['now'])}",
        f"{ratio:.2f}× a case",
        f"≤ {LINEAR}× a case",
        met=ratio <= LINEAR,
    )
