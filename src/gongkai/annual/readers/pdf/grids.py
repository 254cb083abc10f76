"""Fills the cells of a page's tables with its text, and hands back what stands outside."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from gongkai.annual.document import Cell, Grid
from gongkai.annual.readers.pdf.lattice import Lattice
from gongkai.annual.readers.pdf.letters import Letter, Line, Run, is_latin, lines_of, runs_of

PADDING = 12.0
"""What a cell leaves free beside its text, both sides together, in points."""


def filled(lattices: Sequence[Lattice], runs: Sequence[Run]) -> tuple[list[Grid | None], list[Run]]:
    """Each lattice as a grid, None where it holds no text, and the runs outside them all."""
    cells: list[dict[int, list[Run]]] = [{} for _ in lattices]
    outside: list[Run] = []
    for run in runs:
        home = _home(lattices, run)
        if home is None:
            outside.append(run)
            continue
        for cell, part in _parts(lattices[home], run):
            cells[home].setdefault(cell, []).append(part)
    grids = [
        _grid(lattice, texts) if texts else None
        for lattice, texts in zip(lattices, cells, strict=True)
    ]
    return grids, outside


def _home(lattices: Sequence[Lattice], run: Run) -> int | None:
    """The smallest lattice around the middle of a run, for a table may stand within a cell."""
    x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
    around = [index for index, lattice in enumerate(lattices) if lattice.holds(x, y)]
    if len(around) < 2:
        return around[0] if around else None
    return min(around, key=lambda index: lattices[index].ys[-1] - lattices[index].ys[0])


def _parts(lattice: Lattice, run: Run) -> list[tuple[int, Run]]:
    """A run, cut where it crosses into another cell."""
    middle = (run.top + run.bottom) / 2
    slack = 0.2 * (run.bottom - run.top)
    first = lattice.cell_at(min(run.left + slack, run.right), middle)
    if first == lattice.cell_at(max(run.right - slack, run.left), middle):
        return [(first, run)]

    def cell_of(letter: Letter) -> int:
        return lattice.cell_at((letter[1] + letter[3]) / 2, middle)

    return [
        (cell, part) for cell, letters in groupby(run.letters, cell_of) for part in runs_of(letters)
    ]


def _grid(lattice: Lattice, runs: dict[int, list[Run]]) -> Grid:
    cells = [
        Cell(_text(runs[index], lattice.xs[column + columns] - lattice.xs[column]), *span)
        if index in runs
        else Cell("", *span)
        for index, span in enumerate(lattice.spans)
        for column, columns in [(span[1], span[3])]
    ]
    return Grid(tuple(tuple(cells[owner] for owner in row) for row in lattice.owners))


def _text(runs: list[Run], width: float) -> str:
    if len(runs) == 1:
        return runs[0].text
    lines = lines_of(runs, boxed=True)
    text = lines[0].text
    for before, after in pairwise(lines):
        text += _between(before, after, width) + after.text
    return text


def _between(before: Line, after: Line, width: float) -> str:
    """Two lines of a cell stay apart if both are Latin, save a number too long for the cell.

    Lines with columns in them are rows whose own lines are not drawn.
    """
    if before.columns or after.columns:
        return "\n"
    last, first = before.text[-1], after.text[0]
    if not (is_latin(last) and is_latin(first)):
        return ""
    wrapped = before.right - before.left + PADDING + before.em / 2 >= width
    return "" if wrapped and last.isdigit() and first.isdigit() else " "
