"""The faulty part of a table, drawn: rows and columns concerned, both sums, the fault marked."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.annual.checks.lines import Line, lines
from gongkai.annual.exact import plain
from gongkai.annual.finding import Finding
from gongkai.annual.form import Form, Identity, Yearly
from gongkai.annual.report import Report
from gongkai.cli.screen import FAULT
from gongkai.cli.words import Words

MANY = 8  # terms of a sum, above which those that are 0 are left out


class Picture(NamedTuple):
    """Findings of one rule, with the lines of the table they concern."""

    rule: Identity | Yearly
    faults: Sequence[tuple[Line, Finding]]

    def rows(self, report: Report, words: Words) -> list[list[str]]:
        """The table to draw, its head first."""
        labels = self.faults[0][0].labels
        terms = self._terms(labels)
        shown, left_out = self._worth_showing(report, terms)
        drawn = [["", *(labels[term] for term in shown)]]
        drawn += [
            [line.label, *(self._cell(report, line, term, words) for term in shown)]
            for line, _ in self.faults
        ]
        self._add_sums(drawn, words)
        if self.rule.per == "column":
            drawn = [list(row) for row in zip(*drawn, strict=True)]
            if left_out:
                blank = [""] * len(self.faults)
                drawn.insert(_before_total(drawn), [words("rest", count=left_out), *blank])
        return drawn

    def _terms(self, labels: Mapping[str, str]) -> list[str]:
        """The terms in the order to draw: as printed; a balance left side first."""
        if isinstance(self.rule, Identity) and len(self.rule.left) > 1:
            return [*self.rule.left, *self.rule.right]
        used = {*_totals(self.rule), *_addends(self.rule)}
        return [term for term in labels if term in used]

    def _worth_showing(self, report: Report, terms: list[str]) -> tuple[list[str], int]:
        if self.rule.per == "row" or len(terms) <= MANY:
            return terms, 0
        kept = [
            term
            for term in terms
            if term in _totals(self.rule)
            or any(report.cells.get(line.cell(term)) for line, _ in self.faults)
        ]
        return kept, len(terms) - len(kept)

    def _cell(self, report: Report, line: Line, term: str, words: Words) -> str:
        value = plain(report.cells.get(line.cell(term)))
        text = report.marks.get(line.cell(term), "") if value is None else str(value)
        totals = _totals(self.rule)
        at_fault = len(totals) == 1 and term in totals
        return f"{FAULT} {text or words('blank')}" if at_fault else text

    def _add_sums(self, drawn: list[list[str]], words: Words) -> None:
        """Both sums of a balance after their sides; else what the total should be, at the end."""
        both = isinstance(self.rule, Identity) and len(self.rule.left) > 1
        middle = 1 + len(_totals(self.rule))
        for row, finding in zip(drawn, [None, *(f for _, f in self.faults)], strict=True):
            if both:
                sums = (finding.expected, finding.found) if finding else (words("sum"),) * 2
                mark = f"{FAULT} " if finding else ""
                row.insert(middle, f"{mark}{sums[0]}")
                row.append(f"{mark}{sums[1]}")
            else:
                row.append(str(finding.expected) if finding else words("should"))


def picture(form: Form, findings: Sequence[Finding]) -> Picture | None:
    """The picture of findings that share a code, None where no rule of the form made them."""
    first = findings[0]
    code, block = first.code, first.cells[0].split(".")[0] if first.cells else ""
    known: tuple[Identity | Yearly, ...] = (*form.identities, *form.yearly)
    rule = next((r for r in known if r.check == code and r.block == block), None)
    if rule is None:
        return None
    by_cells = {finding.cells: finding for finding in findings}
    faults = [
        (line, by_cells[cells])
        for line in lines(form, rule)
        if (cells := _cells(rule, line)) in by_cells
    ]
    return Picture(rule, faults) if faults else None


def _cells(rule: Identity | Yearly, line: Line) -> tuple[str, ...]:
    return tuple(line.cell(term) for term in (*_totals(rule), *_addends(rule)))


def _totals(rule: Identity | Yearly) -> tuple[str, ...]:
    return rule.left if isinstance(rule, Identity) else (rule.equals,)


def _addends(rule: Identity | Yearly) -> tuple[str, ...]:
    return rule.right if isinstance(rule, Identity) else (*rule.plus, *rule.minus)


def _before_total(drawn: list[list[str]]) -> int:
    """The row above the total that is marked."""
    return next(at for at, row in enumerate(drawn) if any(c.startswith(FAULT) for c in row[1:]))
