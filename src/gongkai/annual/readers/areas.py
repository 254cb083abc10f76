"""A sheet of cells into blocks: tables are Grids, rows of one cell around them Paragraphs.

Blank rows part the areas of a sheet. Within an area rows of one cell stay in the grid, since
tables have sub-headings. Before and after its rows of several cells they are prose, save a merged
cell right above, which heads the table, and one merged over a part of the width below, which is a
row label with nothing beside it. A numbered heading over the whole width parts two tables.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.annual.document import Block, Cell, Paragraph
from gongkai.annual.readers.grid import Drawing

_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,2}\s*[、.．]")


class _Area(NamedTuple):
    """Rows `top` to `end`; `lone` holds the one cell of each row that has no other."""

    cells: Sequence[Cell]
    top: int
    end: int
    width: int
    lone: dict[int, Cell]

    def heads(self, row: int) -> bool:
        """Whether a row is one cell merged over the whole width."""
        return row in self.lone and self.width > 1 and self.lone[row].columns >= self.width

    def parts(self, row: int) -> bool:
        """Whether a row is a numbered heading over the whole width."""
        return self.heads(row) and _HEADING.match(self.lone[row].text) is not None

    def labels(self, row: int) -> bool:
        """Whether a row is one cell merged over a part of the width."""
        return row in self.lone and 1 < self.lone[row].columns < self.width


def blocks(cells: Sequence[Cell], drawing: Drawing) -> Iterator[Block]:
    """The blocks of one sheet; `cells` are those that hold text or are framed."""
    for area in _areas(sorted(cells, key=_place)):
        row = area.top
        for top, end in _tables(area):
            yield from (Paragraph(area.lone[before].text) for before in range(row, top))
            inside = [cell for cell in area.cells if top <= cell.row < end]
            left = min(cell.column for cell in inside)
            yield drawing.filled([_moved(cell, top, end, left) for cell in inside], end - top)
            row = end
        yield from (Paragraph(area.lone[after].text) for after in range(row, area.end))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _moved(cell: Cell, top: int, end: int, left: int) -> Cell:
    rows = min(cell.rows, end - cell.row)
    return Cell(cell.text, cell.row - top, cell.column - left, rows, cell.columns)


def _areas(cells: Sequence[Cell]) -> Iterator[_Area]:
    """Runs of rows that cells stand in or reach into."""
    run: list[Cell] = []
    end = 0
    for cell in cells:
        if run and cell.row > end:
            yield _area(run, end)
            run = []
        run.append(cell)
        end = max(end if len(run) > 1 else 0, cell.row + cell.rows)
    if run:
        yield _area(run, end)


def _area(run: Sequence[Cell], end: int) -> _Area:
    standing: dict[int, list[Cell]] = {}
    for cell in run:
        for row in range(cell.row, cell.row + cell.rows):
            standing.setdefault(row, []).append(cell)
    lone = {
        row: cells[0] for row, cells in standing.items() if len(cells) == 1 and cells[0].rows == 1
    }
    right = max(cell.column + cell.columns for cell in run)
    return _Area(run, run[0].row, end, right - min(cell.column for cell in run), lone)


def _tables(area: _Area) -> Iterator[tuple[int, int]]:
    """The first row and the end of each table in an area."""
    cuts = [row for row in range(area.top, area.end) if area.parts(row)]
    for top, end in zip([area.top, *(cut + 1 for cut in cuts)], [*cuts, area.end], strict=True):
        full = [row for row in range(top, end) if row not in area.lone]
        if full:
            first, last = full[0], full[-1] + 1
            if first > top and area.heads(first - 1):
                first -= 1
            while last < end and area.labels(last):
                last += 1
            yield first, last
