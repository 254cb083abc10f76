"""Grids with each cell looked at once: is it a label, a figure, or blank."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.annual.document import Cell, Grid, Place
from gongkai.annual.figures import is_figure
from gongkai.annual.labels import Key, key


class Item(NamedTuple):
    """A cell of a row: its text, the key of its label if it holds words, and its columns.

    `fresh` is false where a merged cell reaches down from an earlier row.
    """

    text: str
    label: Key | None
    start: int
    end: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grid as items. `number` counts the grids of the document from 1."""

    number: int
    page: int | None
    rows: tuple[tuple[Item, ...], ...]

    def words(self) -> Iterator[str]:
        """The squeezed words of every cell that holds words."""
        return (item.label.words for row in self.rows for item in row if item.label)

    def place(self, row: int, item: Item) -> Place:
        """Where a cell of this grid stands."""
        return Place(self.page, self.number, row + 1, item.start + 1, item.text)


def sheet(grid: Grid, number: int) -> Sheet:
    """Look at each cell of a grid."""
    rows = []
    for r, cells in enumerate(grid.rows):
        items: list[Item] = []
        before: Cell | None = None
        for cell in cells:
            if cell is not None and cell is not before:
                items.append(_item(cell, r))
            before = cell
        rows.append(tuple(items))
    return Sheet(number, grid.page, tuple(rows))


def _item(cell: Cell, row: int) -> Item:
    text = cell.text.strip()
    words = bool(text) and not text.isdigit() and not is_figure(text)
    label = key(text) if words else None
    return Item(text, label, cell.column, cell.column + cell.columns, cell.row == row)
