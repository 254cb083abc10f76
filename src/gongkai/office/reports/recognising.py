"""What a file of an earlier year says: read, checked, counted. Pure, so that a process of its
own can do it to the file of a stranger.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gongkai.annual.check import check
from gongkai.annual.load import load, load_bytes
from gongkai.annual.report import Report
from gongkai.annual.serial import to_json
from gongkai.refusal import Refusal


class Recognised(NamedTuple):
    """A report as it was read; `report` is its JSON, `digest` the SHA-256 of the file.

    `body`, `year` and `scope` are as the report itself says, None where it does not.
    `cells` counts those that have a value, `findings` the errors and warnings.
    """

    name: str
    digest: str
    report: str
    body: str | None
    title: str
    year: int | None
    scope: str | None
    form: str
    cells: int
    findings: int


class Unread(NamedTuple):
    """A file in which there is no report to be had, and why."""

    name: str
    code: str
    values: Mapping[str, object]


Outcome = Recognised | Unread


def recognise(name: str, data: bytes) -> Recognised:
    """The report in a file's bytes. Raises Refusal where there is none."""
    return _recognised(name, hashlib.sha256(data).hexdigest(), load_bytes(data, name))


class Reading:
    """The work of a pool of processes: each path to what is in its file."""

    def do(self, file: str) -> Outcome:
        """Read one file; whatever goes wrong with it is said of it alone."""
        path = Path(file)
        try:
            report = load(path)
            with path.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            return _recognised(path.name, digest, report)
        except Refusal as refusal:
            return Unread(path.name, refusal.code, refusal.values)
        except Exception as error:  # a fault of ours must not stop the other files
            return Unread(path.name, "past-fault", {"error": repr(error)[:200]})

    def died(self, file: str) -> Outcome:
        """A file on which its process was killed."""
        return Unread(Path(file).name, "died", {})


def _recognised(name: str, digest: str, report: Report) -> Recognised:
    found = check(report)
    return Recognised(
        name=name,
        digest=digest,
        report=kept(report, name),
        body=report.body,
        title=report.title,
        year=report.year,
        scope=report.scope,
        form=form_of(report),
        cells=filled(report),
        findings=sum(finding.level != "note" for finding in found),
    )


def kept(report: Report, name: str) -> str:
    """A report as it is kept: JSON that `opened` reads back."""
    return json.dumps(to_json(report, (), name), ensure_ascii=False)


def opened(text: str) -> Report:
    """A report that was kept."""
    return load_bytes(text.encode(), "report.json")


def form_of(report: Report) -> str:
    """The forms of its tables, "2021", or "2019、2021" where they differ."""
    return "、".join(sorted({form for form in report.form.values() if form}))


def filled(report: Report) -> int:
    """How many cells have a value."""
    return sum(value is not None for value in report.cells.values())
