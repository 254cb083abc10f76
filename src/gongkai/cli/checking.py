"""`gongkai check`: files in, findings out, an exit status that scripts can rely on."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from gongkai.cli.arguments import USAGE, Arguments
from gongkai.cli.examine import FileResult, Job, Style, given
from gongkai.cli.files import gather
from gongkai.cli.many import each_of, progress
from gongkai.cli.screen import Screen, standard_output
from gongkai.cli.words import Words
from gongkai.refusal import Refusal

CLEAN, FAULTY, UNREADABLE = 0, 1, 2
COMMONEST = 10


class Tally:
    """What is remembered of many files: counts, never the files."""

    def __init__(self, *, strict: bool) -> None:
        self._levels = ("error", "warning") if strict else ("error",)
        self.files = self.faulty = self.unreadable = 0
        self.reports: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()

    def add(self, outcome: FileResult) -> None:
        """Count one file."""
        self.files += 1
        self.unreadable += not outcome.readable
        self.faulty += any(outcome.levels[level] for level in self._levels)
        self.reports.update(outcome.faults.keys())
        self.findings.update(outcome.faults)

    @property
    def status(self) -> int:
        """The exit status: an unreadable file weighs more than a faulty one."""
        return UNREADABLE if self.unreadable else FAULTY if self.faulty else CLEAN


def run(arguments: Arguments, words: Words) -> int:
    """Check the files and print the findings."""
    try:
        files, skipped = gather(arguments.files)
        job = _job(arguments, len(files), words)
    except Refusal as refusal:
        sys.stderr.write(words.complaint(refusal) + "\n")
        return USAGE
    tally = Tally(strict=arguments.strict)
    with progress(len(files), words) as step:
        outcomes = _counted(each_of(files, job), tally, step)
        (_write_json if arguments.json else _write)(outcomes)
    if len(files) > 1 and not arguments.json:
        sys.stdout.write(_summary(tally, words, job.screen))
    if skipped:
        sys.stderr.write(words("skipped", count=skipped) + "\n")
    return tally.status


def _job(arguments: Arguments, count: int, words: Words) -> Job:
    if arguments.previous and count > 1:
        raise Refusal("one_previous", count=count)
    style: Style = "json" if arguments.json else "full" if count == 1 else "line"
    return Job(
        style=style,
        language=words.language,
        previous=given(arguments.previous) if arguments.previous else None,
        others=tuple(given(file) for file in arguments.alike),
        screen=standard_output(),
    )


def _counted(
    outcomes: Iterable[FileResult], tally: Tally, step: Callable[[], None]
) -> Iterator[FileResult]:
    for outcome in outcomes:
        tally.add(outcome)
        step()
        yield outcome


def _write(outcomes: Iterable[FileResult]) -> None:
    for outcome in outcomes:
        sys.stdout.write(outcome.text)


def _write_json(outcomes: Iterable[FileResult]) -> None:
    """One list, written as it grows: ten thousand reports are never held at once."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(encoding="utf-8")
    before = "[\n"
    for outcome in outcomes:
        sys.stdout.write(before + outcome.text)
        before = ",\n"
    sys.stdout.write("\n]\n")


def _summary(tally: Tally, words: Words, on: Screen) -> str:
    """How many passed, and which faults were commonest."""
    passed = tally.files - tally.faulty - tally.unreadable
    lines = [
        "",
        words(
            "total",
            files=tally.files,
            passed=passed,
            faulty=tally.faulty,
            unreadable=tally.unreadable,
        ),
    ]
    if rows := _commonest(tally, words):
        lines += ["", on.paint(words("commonest"), "bold"), *on.table(rows), words("one")]
    return "\n".join(lines) + "\n"


def _commonest(tally: Tally, words: Words) -> list[list[str]]:
    rows = [
        [words.fault(code), code, str(reports), str(tally.findings[code])]
        for code, reports in tally.reports.most_common(COMMONEST)
    ]
    if tally.unreadable:
        rows.append([words("unreadable-fault"), "", str(tally.unreadable), ""])
    head = [words(code) for code in ("head-fault", "head-code", "head-files", "head-findings")]
    return [head, *rows] if rows else []
