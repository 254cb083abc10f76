"""Sums across two years: what last year's report carried out, this year's carries in."""

from collections.abc import Iterator
from typing import NamedTuple

from gongkai.annual.checks.lines import Line, lines, place, undecided
from gongkai.annual.checks.registry import Case, check
from gongkai.annual.compare import Counterparts
from gongkai.annual.exact import minus, plain, total
from gongkai.annual.finding import Finding
from gongkai.annual.form import Yearly
from gongkai.annual.report import Report, Value
from gongkai.refusal import Refusal


def must_follow(report: Report, previous: Report) -> None:
    """Refuse a report as last year's that says it is of another year."""
    if report.year is None or previous.year is None or previous.year == report.year - 1:
        return
    raise Refusal("previous_year", year=report.year, wanted=report.year - 1, given=previous.year)


@check("other-body")
def other_body(case: Case) -> Iterator[Finding]:
    """上年度报告应是同一机关的；机关更名、合并的除外。"""
    previous = case.previous
    if previous is None or not previous.body or not case.report.body:
        return
    if previous.body != case.report.body:
        yield Finding(
            "other-body",
            "note",
            expected=case.report.body,
            found=previous.body,
            values={"body": case.report.body, "previous": previous.body},
        )


@check("yearly")
def yearly(case: Case) -> Iterator[Finding]:
    """上年结转等于上年报告的结转下年度；现行有效等于上年现行有效加制发减废止。"""
    past = Past(case.previous, Counterparts(case.forms.values())) if case.previous else None
    for form, table in case.tables():
        for rule in form.yearly:
            for line in lines(form, rule):
                if line.table.id == table.id:
                    yield from _judge(case.report, past, rule, line)


class Past(NamedTuple):
    """Last year's report, asked in the cell ids of this year's forms."""

    report: Report
    counterparts: Counterparts

    def values(self, cells: list[str]) -> list[Value] | None:
        """What last year's report says of these cells; None where it does not say for sure."""
        known, unsure = self.report.cells, undecided(self.report) | self.report.inferred
        found = [self.counterparts.of(cell, known) for cell in cells]
        if not all(found) or not unsure.isdisjoint(cell for group in found for cell in group):
            return None
        return [known[cell] for group in found for cell in group]


def _judge(report: Report, past: Past | None, rule: Yearly, line: Line) -> Iterator[Finding]:
    own = [line.cell(term) for term in (rule.equals, *rule.plus, *rule.minus)]
    if not (undecided(report) | report.inferred).isdisjoint(own):
        return
    values = [report.cells.get(cell) for cell in own]
    last = past.values([line.cell(term) for term in rule.last]) if past else None
    if all(value is None for value in (*values, *(last or []))):
        return
    plus = total(values[1 : 1 + len(rule.plus)])
    less = total(values[1 + len(rule.plus) :])
    change = minus(plus, less)
    should = total([*(last or []), change])
    value = total(values[:1])
    if last is None:
        broken = bool(rule.plus) and value < change
    else:
        broken = value != should or (values[0] is None and any((*last, plus, less)))
    if broken:
        shown: dict[str, object] = {
            "plus": plain(plus),
            "minus": plain(less),
            "change": plain(change),
            "last": plain(total(last or [])),
            "should": plain(should),
        }
        yield _finding(report, rule, line, values[0], tuple(own), shown, alone=last is None)


def _finding(
    report: Report,
    rule: Yearly,
    line: Line,
    found: Value,
    cells: tuple[str, ...],
    shown: dict[str, object],
    *,
    alone: bool,
) -> Finding:
    kind = "year-stock" if rule.plus or rule.minus else "year-carried"
    labels = {
        "table": line.table.label,
        "line": line.label,
        "equals": line.labels[rule.equals],
        "last_label": "、".join(line.labels[term] for term in rule.last if term in line.labels),
    }
    return Finding(
        code=rule.check,
        level=rule.level,
        cells=cells,
        place=place(report, cells),
        expected=shown["should"],
        found=plain(found),
        basis=rule.basis,
        template=f"{kind}-alone" if alone else kind,
        values={**labels, **shown, "found": plain(found)},
    )
