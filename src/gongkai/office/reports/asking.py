"""What a report leaves open that only the body itself knows: each fact asked for by name."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.annual.check import check
from gongkai.annual.checks.identities import codes
from gongkai.annual.compare import places
from gongkai.annual.finding import Finding
from gongkai.annual.form import forms
from gongkai.annual.narrative.aspects import label
from gongkai.annual.repair import mends
from gongkai.annual.report import Report
from gongkai.annual.sentence import sentence
from gongkai.office.messages import MESSAGES
from gongkai.office.reports.mending import words
from gongkai.office.tables import table


class Question(NamedTuple):
    """A fact that is wanted: its name, the question, and where the answer can be counted.

    `register` names the register whose rows answer it ("publications"), "" for none.
    """

    name: str
    text: str
    register: str = ""


def questions(report: Report) -> list[Question]:
    """What remains after all mends: only what no figure of the report can tell."""
    return list(_questions(_after_all(report)))


def _after_all(report: Report) -> Report:
    """The report with its text mended. Of figures several mends may fit, so none is chosen."""
    pressed: set[str] = set()
    while offer := next((each for each in words(report) if each.key not in pressed), None):
        pressed.add(offer.key)
        report = offer.after
    return report


def _questions(report: Report) -> Iterator[Question]:
    blank: list[str] = []
    sums = codes(forms()) if mends(report).shown else frozenset()
    for finding in check(report):
        match finding.code:
            case "missing-aspect":
                yield from _aspects(finding)
            case "vague-number":
                yield _vague(finding)
            case "missing-section":
                section = str(finding.values["section"])
                yield Question(f"section:{section}", _ask("section", section=section))
            case "blank-cell":
                blank += finding.cells
            case "extra-value":
                pass  # a mend, no question
            case code if code in sums:
                pass  # nor is this: a choice among mends
            case _ if finding.level == "error":
                yield Question(f"figures:{finding.code}", sentence(finding))
    if blank:
        at = places(report, forms())
        names = [f"{at[cell].row.label}（{at[cell].column.label}）" for cell in blank if cell in at]
        most = table("past")["most_cells"]
        some = "、".join(names[:most])
        code = "cells-more" if len(names) > most else "cells"
        yield Question("cells", _ask(code, cells=some, count=len(names)))


def _aspects(finding: Finding) -> Iterator[Question]:
    found = finding.found if isinstance(finding.found, dict) else {}
    wanted = finding.expected if isinstance(finding.expected, list) else []
    for aspect in wanted:
        if aspect not in found:
            hint = MESSAGES.say("past", f"aspect-{aspect}", {})
            yield Question(f"aspect:{aspect}", _ask("aspect", aspect=label(aspect), hint=hint))


def _vague(finding: Finding) -> Question:
    number, text = str(finding.values["number"]), str(finding.values["text"])
    register = "publications" if any(w in text for w in table("past")["published"]) else ""
    code = "vague-published" if register else "vague"
    return Question(f"number:{number}", _ask(code, number=number, text=text), register)


def _ask(code: str, **values: object) -> str:
    return MESSAGES.say("past", f"ask-{code}", values)
