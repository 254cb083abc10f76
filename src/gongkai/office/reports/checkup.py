"""体检: all that a reviewer would find, with its place, its mend, and the points it costs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongkai.annual.check import check
from gongkai.annual.finding import Finding
from gongkai.annual.report import Report
from gongkai.annual.sentence import sentence
from gongkai.office.messages import MESSAGES
from gongkai.office.reports.document import document, unwritten
from gongkai.office.reports.figures import after_freeze, missing
from gongkai.office.reports.models import YearReport
from gongkai.office.reports.neighbours import neighbours
from gongkai.office.reports.previous import report_of
from gongkai.office.reports.rules import UNWRITTEN, last_day
from gongkai.office.tables import table


class Fault(NamedTuple):
    """One thing to mend: how grave, what, at which cells or section, on what basis, its points.

    `explained` is the reason that was given for it, if it needs none but that.
    """

    code: str
    level: str
    text: str
    cells: tuple[str, ...]
    section: str
    basis: str
    points: int
    explained: str = ""


def checkup(row: YearReport, today: date) -> list[Fault]:
    """All faults of a report as it stands, the gravest first."""
    report = document(row)
    before = report_of(row.body, row.year - 1, row.scope)
    found = check(report, previous=before, others=neighbours(row))
    faults = [*_own(row, report, today), *(_of(row, finding) for finding in found)]
    order = {"error": 0, "warning": 1, "note": 2}
    return sorted(faults, key=lambda fault: (bool(fault.explained), order[fault.level]))


def blocking(faults: Sequence[Fault]) -> list[Fault]:
    """Those that keep a report from being signed: wrong figures that nobody explained."""
    return [fault for fault in faults if fault.level == "error" and not fault.explained]


def _of(row: YearReport, finding: Finding) -> Fault:
    reasons = [row.explained[cell] for cell in finding.cells if cell in row.explained]
    section = str(finding.values.get("section", ""))
    return Fault(
        finding.code,
        finding.level,
        sentence(finding),
        finding.cells,
        section,
        finding.basis,
        _points(finding.code),
        reasons[0] if reasons else "",
    )


def _own(row: YearReport, report: Report, today: date) -> Iterator[Fault]:
    """What only the office can know: figures missing or moved, parts unwritten, the day near."""
    if cells := missing(row):
        yield _fault("missing", "error", cells, count=len(cells))
    if moved := after_freeze(row):
        yield _fault("moved", "warning", list(moved), count=len(moved))
    for section, label in unwritten(row).items():
        yield _fault("empty", "error", (), section, label=label)
    for each in report.sections:
        if count := each.text.count(UNWRITTEN):
            yield _fault("unwritten", "error", (), each.id or "", count=count)
    last = last_day(row.year)
    if not row.published_on and (last - today).days <= table("score")["near"]:
        yield _fault("late" if today > last else "near", "warning", (), last=last)


def _fault(
    code: str, level: str, cells: Sequence[str], section: str = "", **values: object
) -> Fault:
    text = MESSAGES.say("checkup", code, values)
    return Fault(code, level, text, tuple(cells), section, "", _points(code))


def _points(code: str) -> int:
    """The points that a typical score sheet takes off for it."""
    points: int = table("score")["points"].get(code, 0)
    return points
