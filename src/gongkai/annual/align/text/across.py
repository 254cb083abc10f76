"""The table whose rows stand side by side, out of a text: one run of figures, or several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from gongkai.annual.align.board import Board, across_sums, row_sums
from gongkai.annual.align.fit import adds_up
from gongkai.annual.align.lines import Line
from gongkai.annual.document import Place
from gongkai.annual.form import Block, Form, Row


@dataclass(slots=True)
class Run:
    """Figures in a row, and the label just before them: a row of the form, or a column."""

    row: Row | None
    column: str
    texts: list[str] = field(default_factory=list)
    position: int = -1


def lay_across(
    board: Board,
    form: Form,
    block: Block,
    runs: Sequence[Run],
    place: Callable[[int, str], Place],
) -> None:
    """Lay down the figures of all runs: by label, else in order, else by what adds up."""
    filled = [run for run in runs if run.texts]
    if not filled:
        return
    texts = [text for run in filled for text in run.texts]
    where = place(filled[0].position, " ".join(texts))
    cells = [block.cell(row, column) for row in block.rows for column in block.columns]
    if _each_labelled(filled, block):
        for run in filled:
            assert run.row
            board.put_line(form, block, run.row, Line(tuple(run.texts), where))
    elif len(filled) == 1 or _in_order(filled, block):
        glued = len(texts) < len(block.rows) * len(block.columns)
        board.put_across(form, block, Line(tuple(texts), where, glued=glued))
    elif regrouped := _regroup(runs, form, block):
        for row, line in regrouped:
            own = [block.cell(row, column) for column in block.columns]
            board.put_reading(own, line, Line(line, where))
            board.inferred.update(own)
    elif len(texts) == len(cells) and adds_up(tuple(texts), across_sums(form, block)):
        board.put_reading(cells, tuple(texts), Line(tuple(texts), where))
        board.inferred.update(cells)
    else:
        board.report("unplaced", where, cells, printed=" ".join(texts))


def _each_labelled(filled: Sequence[Run], block: Block) -> bool:
    """A line of its own for each row, right after the label of the row."""
    rows = [run.row for run in filled]
    return (
        all(rows)
        and len({row.id for row in rows if row}) == len(rows)
        and all(len(run.texts) == len(block.columns) for run in filled)
    )


def _in_order(filled: Sequence[Run], block: Block) -> bool:
    """Whether each column label that breaks the figures names the column that comes next."""
    count = 0
    for run in filled:
        expected = block.columns[count % len(block.columns)].id
        if count and run.column and run.column != expected:
            return False
        count += len(run.texts)
    return True


def _regroup(
    runs: Sequence[Run], form: Form, block: Block
) -> list[tuple[Row, tuple[str, ...]]] | None:
    """Lines torn into addends and totals, put together as they add up, if in just one way.

    A line is known by the row label that alone stands between it and the figures before;
    the lines that are left take the rows that are left, in order.
    """
    sums = row_sums(form, block)
    parts = [tuple(run.texts) for run in runs if run.texts]
    lines = _put_together(parts, len(block.columns), sums)
    if lines is None or len(lines) != len(block.rows):
        return None
    labels = _labels_before(runs)
    known = {k: labels[k][0] for k, _ in lines if len(labels[k]) == 1}
    left = [row for row in block.rows if row not in known.values()]
    return [(known.get(k) or left.pop(0), line) for k, line in lines]


def _labels_before(runs: Sequence[Run]) -> list[list[Row]]:
    """For each run with figures, the row labels since the figures before it."""
    found: list[list[Row]] = []
    since: list[Row] = []
    for run in runs:
        if run.row:
            since.append(run.row)
        if run.texts:
            found.append(since)
            since = []
    return found


def _put_together(
    parts: Sequence[tuple[str, ...]], width: int, sums: Sequence[Sequence[int]]
) -> list[tuple[int, tuple[str, ...]]] | None:
    """Whole lines as they are; lines without a total each with the one total that fits."""
    whole = [(k, part) for k, part in enumerate(parts) if len(part) == width]
    short = [(k, part) for k, part in enumerate(parts) if len(part) == width - 1]
    totals = [part for part in parts if len(part) == 1]
    if len(whole) + len(short) + len(totals) != len(parts) or len(short) != len(totals):
        return None
    ways = {
        tuple(part + total for (_, part), total in zip(short, order, strict=True))
        for order in permutations(totals)
        if all(adds_up(part + total, sums) for (_, part), total in zip(short, order, strict=True))
    }
    if len(ways) != 1:
        return None
    joined = zip((k for k, _ in short), ways.pop(), strict=True)
    return sorted([*whole, *joined])
