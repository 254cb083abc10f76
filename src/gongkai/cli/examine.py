"""One file from its path to what is printed of it; runs in this process or in a worker."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from gongkai.annual.check import case_of, check
from gongkai.annual.checks.identities import codes
from gongkai.annual.finding import Finding
from gongkai.annual.form import forms
from gongkai.annual.report import Report
from gongkai.cli.files import load
from gongkai.cli.screen import Screen
from gongkai.cli.words import Words
from gongkai.refusal import Refusal

if TYPE_CHECKING:
    from gongkai.annual.repair import Mends

Style = Literal["json", "full", "line"]


class Job(NamedTuple):
    """What every file is checked against, and how the answer is put."""

    style: Style
    language: str
    previous: Report | None = None
    others: tuple[Report, ...] = ()
    screen: Screen = Screen()

    def do(self, file: str) -> "FileResult":
        """The outcome of one file."""
        return examine(file, self)

    def died(self, file: str) -> "FileResult":
        """The outcome of a file on which the system killed its process."""
        return refused(file, Refusal("died"), self)


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is kept of one file: the text to print, and how many findings of each kind."""

    text: str
    readable: bool = True
    levels: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)


def examine(file: str, job: Job) -> FileResult:
    """Read and check one file. Whatever goes wrong is the outcome of this file alone."""
    try:
        return _examine(file, job)
    except Exception as error:  # a fault of ours must not stop the other files
        return refused(file, crash(error), job)


def _examine(file: str, job: Job) -> FileResult:
    try:
        report = load(file, job.previous)
        findings = check(report, previous=job.previous, others=job.others)
    except Refusal as refusal:
        return refused(file, refusal, job)
    return FileResult(
        text=_text(report, findings, file, job),
        levels=Counter(finding.level for finding in findings),
        faults=Counter(finding.code for finding in findings if finding.level != "note"),
    )


def crash(error: Exception) -> Refusal:
    """A fault of ours as people are told of it: what happened, and in which line."""
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return Refusal("crash", error=repr(error)[:200], where=where)


def given(file: str) -> Report:
    """A report that others are held against; whatever goes wrong with it is a refusal."""
    try:
        return load(file)
    except Refusal as refusal:
        refusal.add_note(file)
        raise
    except Exception as error:
        raise crash(error) from error


def refused(file: str, refusal: Refusal, job: Job) -> FileResult:
    """The outcome of a file that could not be read."""
    if job.style == "json":
        from gongkai.annual.serial import error_json

        return FileResult(_dump(error_json(refusal, file)), readable=False)
    words = Words(job.language)
    said = words("line-error", file=file, message=words.refusal(refusal))
    return FileResult(job.screen.paint("✗ ", "error") + said + "\n", readable=False)


def _text(report: Report, findings: list[Finding], file: str, job: Job) -> str:
    words = Words(job.language)
    if job.style == "json":
        from gongkai.annual.serial import to_json

        return _dump(to_json(report, findings, file, mends=_mends(report, findings)))
    if job.style == "full":
        from gongkai.cli.show import show

        case = case_of(report, previous=job.previous, others=job.others)
        mends = _mends(report, findings)
        return show(case, findings, file, words, job.screen, mends)
    return _line(findings, file, words, job.screen)


def _mends(report: Report, findings: list[Finding]) -> "Mends | None":
    """What would make the sums hold; None where no sum is broken."""
    if codes(forms()).isdisjoint(finding.code for finding in findings):
        return None
    from gongkai.annual.repair import mends

    return mends(report)


def _line(findings: list[Finding], file: str, words: Words, screen: Screen) -> str:
    """One line for a report with something to put right, nothing for any other."""
    worst = findings[0].level if findings else "note"
    if worst == "note":
        return ""
    codes = dict.fromkeys(f.code for f in findings if f.level != "note")
    said = words(
        "line-faulty",
        file=file,
        counts=words.counts(Counter(f.level for f in findings if f.level != "note")),
        faults=words.listing([words.fault(code) for code in codes]),
    )
    return screen.paint("✗ " if worst == "error" else "! ", worst) + said + "\n"


def _dump(found: dict[str, object]) -> str:
    import json

    return json.dumps(found, ensure_ascii=False)
