"""Mending a report with planted faults, against checking the same report."""

import random
from collections.abc import Callable, Iterator, Sequence

from bench.clock import Aim, Line, Timed, medians, timed
from gongkai.annual.check import check
from gongkai.annual.repair import mends
from gongkai.annual.report import Report
from tests import reports

ROUNDS = 101
PLANTED = (1, 2, 4)
DRAWN = 20
AIM = Aim(5, "check")


def lines() -> Iterator[Line]:
    """The lines of the table about mending."""
    for count in PLANTED:
        faulty = [planted(count, seed) for seed in range(DRAWN)]
        ours, reference = medians(ROUNDS, _each(mends, faulty), _each(check, faulty))
        name = f"mend {count} planted fault{'s' * (count > 1)}"
        yield AIM.line(name, ours / DRAWN, reference / DRAWN)


def _each(work: Callable[[Report], object], faulty: Sequence[Report]) -> Timed:
    return timed(lambda: [work(report) for report in faulty])


def planted(count: int, seed: int) -> Report:
    """A busy year's report with so many wrong figures in tables three and four."""
    chance = random.Random(seed)
    report = reports.busy()
    cells = [cell for cell in report.cells if cell.startswith(("applications.", "disputes."))]
    for cell in chance.sample(cells, count):
        report.cells[cell] = reports.whole(report.cells[cell]) + chance.randint(1, 40)
    return report
