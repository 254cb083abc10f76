"""What is done with a report, in a process of its own: no Django here, so that it starts fast."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from gongkai.annual.check import check
from gongkai.annual.compare import places
from gongkai.annual.figures import figure
from gongkai.annual.finding import Finding
from gongkai.annual.form import forms
from gongkai.annual.load import load_bytes
from gongkai.annual.messages import say
from gongkai.annual.repair import Mends, apply, changes_json, mends, rest
from gongkai.annual.repair import sentence as mend_sentence
from gongkai.annual.report import Report
from gongkai.annual.sentence import LEVELS, sentence
from gongkai.annual.serial import to_json
from gongkai.annual.writers import write
from gongkai.refusal import Refusal
from gongkai.web.portal.checking.sheet import WORDS, Link, Sheet


class Entry(NamedTuple):
    """A finding, or something that was not sure to be read right, with links to its places."""

    id: str
    level: str
    word: str
    message: str
    basis: str
    links: tuple[Link, ...]


class Offer(NamedTuple):
    """A mend: its sentence, and its changes as JSON."""

    number: int
    message: str
    changes: str


class Checked(NamedTuple):
    """A report that was read and checked, ready to be shown. `report` is its JSON."""

    name: str
    prefix: str
    title: str
    body: str
    year: int | None
    previous_year: int | None
    sheet: str
    entries: tuple[Entry, ...]
    doubts: tuple[Entry, ...]
    offers: tuple[Offer, ...]
    more: str
    report: str
    previous: str
    sums: str


class Step(NamedTuple):
    """A report that is on the page already, and what to do with it next."""

    name: str
    prefix: str
    report: str
    previous: str = ""
    edits: Mapping[str, str] = {}
    mend: int | None = None
    fonts: str = ""


def examine(name: str, data: bytes, prefix: str, previous: str = "") -> Checked:
    """Read a file and check it; `previous` is the JSON of last year's report."""
    before = _read(previous)
    return _checked(name, prefix, load_bytes(data, name, previous=before), previous, before)


def again(step: Step) -> Checked:
    """Check a report as it stands after an edit or a mend."""
    return _checked(step.name, step.prefix, _after(step), step.previous, _read(step.previous))


def export(step: Step, ending: str) -> bytes:
    """A report as a file."""
    report = _after(step)
    if ending == "json":
        return write(report, ending, previous=_read(step.previous), file=step.name)
    if ending == "pdf":
        from gongkai.typeset.fonts import find

        return write(report, ending, fonts=find(Path(step.fonts) if step.fonts else None))
    return write(report, ending)


def _read(text: str) -> Report | None:
    return load_bytes(text.encode(), "report.json") if text else None


def _after(step: Step) -> Report:
    report = _read(step.report)
    if report is None:
        raise Refusal("form_broken")
    report = edited(report, step.edits)
    if step.mend is None:
        return report
    shown = mends(report).shown
    if not 0 <= step.mend < len(shown):
        raise Refusal("no_such_mend")
    return apply(report, shown[step.mend])


def edited(report: Report, edits: Mapping[str, str]) -> Report:
    """A report with the texts of some cells typed anew."""
    cells, marks = dict(report.cells), dict(report.marks)
    known = places(report, forms())
    for cell, text in edits.items():
        if cell not in known or text != text.encode("utf-8", "replace").decode():
            raise Refusal("form_broken")
        found = figure(text, known[cell].column.kind)
        cells[cell] = found.value
        marks.pop(cell, None)
        if found.mark:
            marks[cell] = found.mark
    return replace(report, cells=cells, marks=marks, inferred=report.inferred - edits.keys())


def _checked(
    name: str, prefix: str, report: Report, previous: str, before: Report | None
) -> Checked:
    findings, offered = check(report, previous=before), mends(report)
    sheet = Sheet(report, findings, prefix)
    counts = [sum(1 for f in findings if f.level == level) for level in LEVELS]
    return Checked(
        name=name,
        prefix=prefix,
        title=sheet.title or name,
        body=report.body or "",
        year=report.year,
        previous_year=before.year if before else None,
        sheet=sheet.markup(),
        entries=tuple(_entry(f, n, sheet) for n, f in enumerate(findings, 1)),
        doubts=tuple(_doubts(report, sheet)),
        offers=tuple(_offers(offered)),
        more=rest(offered),
        report=json.dumps(to_json(report, (), name), ensure_ascii=False),
        previous=previous,
        sums=_sums(counts),
    )


def _sums(counts: list[int]) -> str:
    """How much was found, in words."""
    said = [
        say("cli", f"count-{level}", {"count": count})
        for level, count in zip(LEVELS, counts, strict=True)
        if count
    ]
    return "，".join(said)


def _entry(finding: Finding, number: int, sheet: Sheet) -> Entry:
    return Entry(
        id=f"{sheet.prefix}finding-{number}",
        level=finding.level,
        word=WORDS[finding.level],
        message=sentence(finding),
        basis=finding.basis,
        links=sheet.links(finding),
    )


def _doubts(report: Report, sheet: Sheet) -> list[Entry]:
    return [
        Entry(
            id=f"{sheet.prefix}doubt-{number}",
            level="doubt",
            word=WORDS["doubt"],
            message=say("damage", damage.code, damage.values),
            basis="",
            links=sheet.cells(damage.cells),
        )
        for number, damage in enumerate(report.damage, 1)
    ]


def _offers(found: Mends) -> list[Offer]:
    return [
        Offer(number, mend_sentence(mend), json.dumps(changes_json(mend.changes)))
        for number, mend in enumerate(found.shown)
    ]
