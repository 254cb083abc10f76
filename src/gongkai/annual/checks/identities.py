"""Sums within one report. Which they are is said by the form; here is only how they are judged."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gongkai.annual.checks.lines import Line, lines, place, undecided
from gongkai.annual.checks.registry import Case, check
from gongkai.annual.exact import minus, plain, total
from gongkai.annual.finding import Finding
from gongkai.annual.form import Form, Identity, Table
from gongkai.annual.report import Report, Value


class Sum(NamedTuple):
    """An identity on one line of a table, with the ids of its cells, left to right."""

    identity: Identity
    line: Line
    cells: tuple[str, ...]


class Equation(NamedTuple):
    """A sum of a report, with the values that stand there."""

    identity: Identity
    line: Line
    cells: tuple[str, ...]
    left: tuple[Value, ...]
    right: tuple[Value, ...]

    @property
    def holds(self) -> bool:
        """Whether both sides agree."""
        return agree(self.left, self.right)


def agree(left: Sequence[Value], right: Sequence[Value]) -> bool:
    """Whether two sides are equal; a blank total of addends that are not all 0 is not."""
    if len(left) == 1 and left[0] is None:
        return not any(right)
    return total(left) == total(right)


def equations(case: Case) -> Iterator[Equation]:
    """Every identity that can be judged: not all blank, nothing undecided, nothing inferred."""
    report = case.report
    excluded = undecided(report) | report.inferred
    for form, table in case.tables():
        for identity, line, cells in sums(form, table):
            values = tuple(map(report.cells.get, cells))
            if values.count(None) < len(values) and excluded.isdisjoint(cells):
                middle = len(identity.left)
                yield Equation(identity, line, cells, values[:middle], values[middle:])


@cache
def sums(form: Form, table: Table) -> tuple[Sum, ...]:
    """The sums of a table, as its form has them."""
    return tuple(
        Sum(rule, line, tuple(map(line.cell, (*rule.left, *rule.right))))
        for rule in form.identities
        for line in lines(form, rule)
        if line.table is table
    )


@cache
def codes(forms: tuple[Form, ...]) -> frozenset[str]:
    """The codes of the findings that say a sum is broken."""
    return frozenset(rule.check for form in forms for rule in form.identities)


@check("identities")
def identities(case: Case) -> Iterator[Finding]:
    """表内勾稽关系：各项相加应当相等；空白的分项按 0 计，空白的总计不等于 0 以外的和。"""
    for equation in equations(case):
        if not equation.holds:
            yield _finding(case.report, equation)


def _finding(report: Report, equation: Equation) -> Finding:
    identity, line = equation.identity, equation.line
    left, right = total(equation.left), total(equation.right)
    balance = len(equation.left) > 1
    found: Value = right if balance else equation.left[0]
    last = minus(left, total(equation.right[:-1]))
    return Finding(
        code=identity.check,
        level="error",
        cells=equation.cells,
        place=place(report, equation.cells),
        expected=plain(left if balance else right),
        found=plain(found),
        basis=identity.basis,
        template=_template(equation, last),
        values={
            "table": line.table.label,
            "line": line.label,
            "total": "” + “".join(line.labels[term] for term in identity.left),
            "addends": "” + “".join(line.labels[term] for term in identity.right),
            "last": line.labels[identity.right[-1]],
            "left": plain(left),
            "right": plain(right),
            "found": plain(found),
            "difference": plain(minus(max(left, right), min(left, right))),
            "should": plain(last),
        },
    )


def _template(equation: Equation, last: int | Decimal) -> str:
    """How to say it: by the kind of identity, so that a new form needs no new sentence."""
    per = equation.identity.per
    if len(equation.left) > 1:
        return f"balance-{per}" if last >= 0 else f"balance-{per}-short"
    blank = all(value is None for value in equation.right)
    return f"sum-{per}-blank" if blank else f"sum-{per}"
