"""The desk among a thousand applications and among very many, on both databases.

Two counties: one whose bodies become more, each with as much to do as before; and one of ten
bodies, of which the clerk's has a tenth of everything. `GONGKAI_BENCH_CASES` says how many are
very many; SQLite's counties are kept, and found again the same day, in the folder
`GONGKAI_BENCH_COUNTIES` if there is one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple

from bench.clock import Line, milliseconds
from bench.elsewhere import ROOT
from bench.office import POSTGRES

FEW = 1_000
MANY = int(os.environ.get("GONGKAI_BENCH_CASES", "100_000"))
KEPT = os.environ.get("GONGKAI_BENCH_COUNTIES")
SEED = 1
ROUNDS, WARM = 25, 5
AT_MOST = 2.0
USUAL = 400  # applications of a body that is like any other
MOST_BODIES = 2_000
TENTH = 10  # bodies of the county in which one has a tenth


class Shape(NamedTuple):
    """A county of a size, and how many applications the clerk's body shall have about."""

    name: str
    bodies: int
    cases: int
    wanted: int


class Told(NamedTuple):
    """What was made: a page is a name that `ask` knows."""

    bodies: int
    cases: int
    own: int
    pages: Sequence[str]


def shapes(cases: int) -> list[Shape]:
    """The two counties of a size."""
    bodies = min(MOST_BODIES, max(3, cases // USUAL))
    return [
        Shape("usual", bodies, cases, USUAL),
        Shape("tenth", TENTH, cases, cases // TENTH),
    ]


class County:
    """A county in a process of its own, which says how long its pages take."""

    def __init__(self, before: Sequence[str], shape: Shape, folder: str) -> None:
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "bench.desk_work", *map(str, shape[1:]), str(SEED)],
            cwd=ROOT,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "County":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.communicate()

    def told(self) -> Told | None:
        """What it has, once it is made; None where its database cannot be started."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        return Told(**json.loads(line)) if line.startswith("{") else None

    def ask(self, page: str) -> tuple[float, int]:
        """Seconds and queries of a page, once."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(page + "\n")
        self.process.stdin.flush()
        seconds, queries = self.process.stdout.readline().split()
        return float(seconds), int(queries)


def environment(folder: str) -> Mapping[str, str]:
    """Where a program of the office keeps its records: the database is set before it, if any."""
    given = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "GONGKAI_OFFICE_KEY")}
    return {
        **given,
        "GONGKAI_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }


def lines() -> Iterator[Line]:
    """The lines of the table about the desk; without PostgreSQL its lines are left out."""
    for name, before in (("SQLite", []), ("PostgreSQL", POSTGRES)):
        for small, large in zip(shapes(FEW), shapes(MANY), strict=True):
            yield from measured(name, before, small, large)


def measured(name: str, before: Sequence[str], small: Shape, large: Shape) -> Iterator[Line]:
    """The pages of two counties, asked in turn."""
    with ExitStack() as stack:
        counties = []
        for shape in (small, large):
            folder = stack.enter_context(TemporaryDirectory())
            if KEPT and not before:
                made = "-".join(map(str, (*shape, SEED, f"{datetime.now(UTC):%Y%m%d}")))
                folder = str(Path(KEPT) / made)
            counties.append(stack.enter_context(County(before, shape, folder)))
        few, many = counties
        has, had = many.told(), few.told()
        if has and had:
            for page in has.pages:
                yield line(f"{name}, {page}", has, had, in_turn(page, few, many))


def in_turn(page: str, few: County, many: County) -> list[tuple[float, int]]:
    """The medians of a page in both, with the most queries."""
    for county in (few, many):
        for _ in range(WARM):
            county.ask(page)
    rounds = [(few.ask(page), many.ask(page)) for _ in range(ROUNDS)]
    return [
        (median(each[0] for each in column), max(each[1] for each in column))
        for column in zip(*rounds, strict=True)
    ]


def line(page: str, has: Told, had: Told, found: Sequence[tuple[float, int]]) -> Line:
    """A line of the table."""
    (few, asked), (many, asks) = found
    ratio = many / few
    return Line(
        f"{page}; {has.own:,} of {has.cases:,} are the clerk's body's, {has.bodies:,} bodies",
        f"{milliseconds(many)}, {asks} queries",
        f"{had.own:,} of {had.cases:,} {milliseconds(few)}, {asked} queries",
        f"{ratio:.2f}× as long",
        f"≤ {AT_MOST:g}×",
        met=ratio <= AT_MOST,
    )
