"""Readings of a run-together line that agree with last year's report, where one was given."""

from gongkai.annual.align.board import Open
from gongkai.annual.align.fit import Texts
from gongkai.annual.form import Block, Form, Yearly
from gongkai.annual.report import Report


def agreeing(line: Open, form: Form, previous: Report) -> tuple[Texts, ...]:
    """The readings under which the line follows from last year's; all, if none or no rule does."""
    block, row = line.block, line.rows[0].id
    kept = line.readings
    for rule in form.yearly:
        if rule.block == block.id and (rule.per == "row" or rule.equals == row):
            kept = tuple(way for way in kept if _follows(rule, block, row, way, previous)) or kept
    return kept


def _follows(rule: Yearly, block: Block, row: str, way: Texts, previous: Report) -> bool:
    at = {column.id: int(text or 0) for column, text in zip(block.columns, way, strict=True)}
    if rule.per == "column":
        if rule.plus or rule.minus:
            return True
        return all(
            _past(previous, [f"{block.id}.{term}.{column}" for term in rule.last], value)
            for column, value in at.items()
        )
    moved = sum(at[term] for term in rule.plus) - sum(at[term] for term in rule.minus)
    return _past(
        previous, [f"{block.id}.{row}.{term}" for term in rule.last], at[rule.equals] - moved
    )


def _past(previous: Report, cells: list[str], value: int) -> bool:
    """Whether last year's cells sum to a value; a cell that is not known speaks against nothing."""
    known = [previous.cells.get(cell) for cell in cells]
    if None in known or not previous.inferred.isdisjoint(cells):
        return True
    return sum(v or 0 for v in known) == value
