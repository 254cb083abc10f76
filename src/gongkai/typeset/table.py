"""Where the cells of a table stand, merged ones included."""

from dataclasses import dataclass

from gongkai.typeset.document import Table, TableCell


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the row and column in which it begins."""

    cell: TableCell
    row: int
    column: int


def placed(table: Table) -> tuple[Placed, ...]:
    """All cells with their places, each in the first free place of its row, as in HTML."""
    columns, height = len(table.widths), len(table.rows)
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            if column + cell.columns > columns or row + cell.rows > height:
                raise ValueError(f"the cell {cell.text!r} reaches out of the table")
            covered = area(cell, row, column)
            if not taken.isdisjoint(covered):
                raise ValueError(f"the cell {cell.text!r} covers another one")
            taken |= covered
            found.append(Placed(cell, row, column))
    return tuple(found)


def filled(table: Table) -> tuple[tuple[TableCell, ...], ...]:
    """The rows with an empty cell at each place that no cell covers."""
    cells = placed(table)
    covered = set().union(*(area(c.cell, c.row, c.column) for c in cells))
    begins = {(c.row, c.column): c.cell for c in cells}
    columns = range(len(table.widths))
    return tuple(
        tuple(
            begins.get((row, column), TableCell(""))
            for column in columns
            if (row, column) in begins or (row, column) not in covered
        )
        for row in range(len(table.rows))
    )


def area(cell: TableCell, row: int, column: int) -> set[tuple[int, int]]:
    """The places that a cell covers."""
    return {(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}


def head(table: Table) -> int:
    """How many leading rows are printed again on each page."""
    rows = table.rows[:-1]
    count = next((i for i, row in enumerate(rows) if not _heads(row)), len(rows))
    while any(i + c.rows > count for i, row in enumerate(rows[:count]) for c in row):
        count -= 1
    return count


def _heads(row: tuple[TableCell, ...]) -> bool:
    return bool(row) and all(cell.header for cell in row)
