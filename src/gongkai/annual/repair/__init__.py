"""The least change that makes all sums of a report hold, and likelier ones that explain it all."""

from collections.abc import Sequence
from math import prod

from gongkai.annual.form import Form
from gongkai.annual.form import forms as known_forms
from gongkai.annual.repair.least import SETS, Least
from gongkai.annual.repair.mend import Change, Mend, Mends, apply, mend_for
from gongkai.annual.repair.rank import Option, best, of_explanation, of_least
from gongkai.annual.repair.said import changes_json, mend_of, mends_json, rest, sentence
from gongkai.annual.repair.sums import Part, parts
from gongkai.annual.repair.whole import Whole
from gongkai.annual.report import Report

__all__ = [
    "Change",
    "Mend",
    "Mends",
    "apply",
    "changes_json",
    "mend_for",
    "mends",
    "mends_json",
    "rest",
    "sentence",
]

SHOWN = 5


def mends(report: Report, forms: Sequence[Form] | None = None) -> Mends:
    """The best ways to make every sum of a report hold that can be judged.

    First digits transposed and figures shifted or exchanged that explain everything, then the
    least sets of cells. None where all holds, or where the faults are too many.
    """
    broken = list(parts(report, known_forms() if forms is None else forms))
    if not broken:
        return Mends()
    searched = [_options(part, report.inferred) for part in broken]
    count = prod(len(options) for options, _ in searched)
    shown = best([options for options, _ in searched], SHOWN) if count else []
    return Mends(
        shown=tuple(mend_of(broken, options) for options in shown),
        more=min(count, SETS) - len(shown),
        counted=count <= SETS and all(complete for _, complete in searched),
    )


def _options(part: Part, inferred: frozenset[str]) -> tuple[list[Option], bool]:
    explained = [
        of_explanation(part, e.changed, inferred, e.kind, e.values) for e in Whole(part).found()
    ]
    searched = Least(part)
    known = [option.changed for option in explained]
    sets = [of_least(part, found, inferred) for found in searched.found if found not in known]
    return explained + sets, searched.complete
