"""Lines with several readings, settled by the sums of their columns or reported."""

from decimal import Decimal
from itertools import product
from math import prod

from gongkai.annual.align.board import Board, Open
from gongkai.annual.align.fit import Texts
from gongkai.annual.align.past import agreeing
from gongkai.annual.figures import figure
from gongkai.annual.form import Block, Column, Form, Identity
from gongkai.annual.report import Report

MOST_COMBINATIONS = 20_000


def settle(board: Board, form: Form, table: str, previous: Report | None = None) -> None:
    """Of all readings take those under which every column sum holds, if they are just one set.

    Last year's report, where it was given, first leaves out the readings that it contradicts.
    """
    found = form.table(table)
    for block in found.blocks if found else ():
        lines = [line for line in board.open if line.block is block]
        if not lines:
            continue
        ways = [agreeing(line, form, previous) if previous else line.readings for line in lines]
        chosen = _only_set(board, form, block, lines, ways)
        for i, line in enumerate(lines):
            left = [chosen[i]] if chosen else ways[i]
            if len(left) > 1:
                _report(board, line)
            else:
                board.put_reading(line.cells, left[0], line.line)
                board.inferred.update(_undecided(line))
        board.open = [line for line in board.open if line.block is not block]


def _undecided(line: Open) -> set[str]:
    """The cells in which the readings of a line differ."""
    texts = zip(*line.readings, strict=True)
    return {cell for cell, ways in zip(line.cells, texts, strict=True) if len(set(ways)) > 1}


def _report(board: Board, line: Open) -> None:
    board.report(
        "ambiguous",
        line.line.place,
        line.cells,
        printed="".join(line.line.texts),
        ways=len(line.readings),
        label=line.rows[0].label,
    )


def _only_set(
    board: Board, form: Form, block: Block, lines: list[Open], ways: list[tuple[Texts, ...]]
) -> tuple[Texts, ...] | None:
    """One reading for each line under which the column sums hold, if there is just one such set."""
    rules = [rule for rule in form.identities if rule.block == block.id and rule.per == "column"]
    rules = [rule for rule in rules if _is_whole(board, block, rule, lines)]
    spoken_of = {term for rule in rules for term in (*rule.left, *rule.right)}
    if any(row.id not in spoken_of for line in lines for row in line.rows):
        return None
    if prod(map(len, ways)) > MOST_COMBINATIONS:
        return None
    fixed = _fixed(board, block, rules)
    signs = [[_sign(rule, line.rows[0].id) for rule in rules] for line in lines]
    found = []
    for chosen in product(*ways):
        if _balanced(chosen, signs, fixed):
            found.append(chosen)
            if len(found) > 1:
                return None
    return found[0] if found else None


def _is_whole(board: Board, block: Block, rule: Identity, lines: list[Open]) -> bool:
    """Whether each row of a rule is either open or laid down in full."""
    open_rows = {row.id for line in lines for row in line.rows}
    return all(
        term in open_rows
        or all(f"{block.id}.{term}.{column.id}" in board.texts for column in block.columns)
        for term in (*rule.left, *rule.right)
    )


def _sign(rule: Identity, term: str) -> int:
    return (term in rule.left) - (term in rule.right)


def _fixed(board: Board, block: Block, rules: list[Identity]) -> list[list[Decimal]]:
    """For each rule and column: left minus right, over the cells that are laid down."""

    def laid(term: str, column: Column) -> Decimal:
        return Decimal(figure(board.texts.get(f"{block.id}.{term}.{column.id}", "")).value or 0)

    return [
        [
            sum((_sign(rule, t) * laid(t, c) for t in (*rule.left, *rule.right)), Decimal())
            for c in block.columns
        ]
        for rule in rules
    ]


def _balanced(
    chosen: tuple[Texts, ...], signs: list[list[int]], fixed: list[list[Decimal]]
) -> bool:
    numbers = [[int(text or 0) for text in reading] for reading in chosen]
    return all(
        start[k] + sum(sign[r] * line[k] for sign, line in zip(signs, numbers, strict=True)) == 0
        for r, start in enumerate(fixed)
        for k in range(len(start))
    )
