"""Cells with their spans into grids, the same way for every format, within bounds."""

from collections.abc import Iterable, Sequence

from gongkai.annual.document import Cell, Grid
from gongkai.annual.readers.limits import MAX_COLUMNS, MAX_POSITIONS, MAX_ROWS
from gongkai.refusal import Refusal

REST = 0
"""As a span: to the end of the row, or of the group of rows."""

Drawn = tuple[str, int, int]
"""A cell as a source writes it: text, rows, columns."""

Line = list[Cell | None]


class Drawing:
    """Makes the grids of one document, which together may not outgrow the bounds."""

    def __init__(self) -> None:
        self.left = MAX_POSITIONS

    def flowed(self, groups: Sequence[Sequence[Sequence[Drawn]]]) -> Grid:
        """Cells that take the next free place in their row, as HTML has them.

        A span ends with its group of rows (thead, tbody), at the next place that is taken, and,
        where it is absurd, at the width of the widest row.
        """
        width = _width(groups)
        lines: list[Line] = [[] for group in groups for _ in group]
        top = 0
        for group in groups:
            end = top + len(group)
            for row, drawn in enumerate(group, top):
                self._flow(lines[row:end], row, drawn, width)
            top = end
        return self._grid(lines)

    def placed(self, cells: Iterable[Cell], height: int) -> Grid:
        """Cells that know their place, in reading order; of two on one place the first stays."""
        lines: list[Line] = [[] for _ in range(height)]
        for cell in cells:
            for line in lines[cell.row : cell.row + cell.rows]:
                self._cover(line, cell)
        return self._grid(lines)

    def filled(self, cells: Iterable[Cell], height: int) -> Grid:
        """As `placed`, with an empty cell wherever there is none, as a sheet has them."""
        rows = self.placed(cells, height).rows
        width = max(map(len, rows), default=0)
        for line in rows:
            self._spend(width - len(line))
        return Grid(
            tuple(
                tuple(
                    line[c] if c < len(line) and line[c] else Cell("", r, c) for c in range(width)
                )
                for r, line in enumerate(rows)
            )
        )

    def _flow(self, lines: list[Line], row: int, drawn: Sequence[Drawn], width: int) -> None:
        line, column = lines[0], 0
        for text, rows, columns in drawn:
            while column < len(line) and line[column] is not None:
                column += 1
            if columns == 1 and rows == 1 and column == len(line):
                line.append(Cell(text, row, column))
                column += 1
            else:
                columns = _free(line, column, columns or max(1, width - column))
                cell = Cell(text, row, column, min(rows or len(lines), len(lines)), columns)
                for covered in lines[: cell.rows]:
                    self._cover(covered, cell)

    def _cover(self, line: Line, cell: Cell) -> None:
        end = cell.column + cell.columns
        missing = end - len(line)
        if missing > 0:
            self._spend(missing)
            line.extend([None] * missing)
        for column in range(cell.column, end):
            if line[column] is None:
                line[column] = cell

    def _spend(self, positions: int) -> None:
        self.left -= positions
        if self.left < 0:
            raise Refusal("table_too_big", rows=MAX_ROWS, columns=MAX_COLUMNS)

    def _grid(self, lines: list[Line]) -> Grid:
        if len(lines) > MAX_ROWS or any(len(line) > MAX_COLUMNS for line in lines):
            raise Refusal("table_too_big", rows=MAX_ROWS, columns=MAX_COLUMNS)
        return Grid(tuple(map(tuple, lines)))


def _width(groups: Sequence[Sequence[Sequence[Drawn]]]) -> int:
    return max((sum(cell[2] for cell in row) for group in groups for row in group), default=0)


def _free(line: Line, column: int, columns: int) -> int:
    """How many of the columns wanted from here on are free."""
    taken = (i for i in range(column, min(column + columns, len(line))) if line[i] is not None)
    return next(taken, column + columns) - column
