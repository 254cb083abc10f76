"""The header over a line of figures: which column each figure stands in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.align.grid.sheets import Item
from gongkai.annual.form import Block

Slot = tuple[str, str]
"""A row and a column of the form; the row is "" where the label of the line gives it."""


@dataclass(slots=True)
class Header:
    """Labels of a block's columns by grid column, gathered over the rows of a header."""

    block: Block | None = None
    columns: dict[int, str] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)
    used: bool = False
    _order: list[Slot] | None = None

    def note(self, item: Item, *, column: str = "", row: str = "") -> None:
        """A label of a column, or of a row whose columns stand under it."""
        self._order = None
        span = range(item.start, item.end)
        if column:
            self.columns.update(dict.fromkeys(span, column))
        if row:
            self.rows.update(dict.fromkeys(span, row))

    def carried(self) -> "Header":
        """The header for the next grid, whose columns stand elsewhere: kept only for its order."""
        return self if self.used and self.is_reordered() else Header(self.block)

    def slot(self, at: int) -> Slot | None:
        """What stands in a grid column."""
        if at not in self.columns:
            return None
        if self.block and self.block.layout == "across":
            return (self.rows[at], self.columns[at]) if at in self.rows else None
        return ("", self.columns[at])

    def order(self) -> list[Slot]:
        """The slots from left to right, one for each header cell."""
        if self._order is None:
            slots = [slot for at in sorted(self.columns) if (slot := self.slot(at))]
            self._order = [s for i, s in enumerate(slots) if i == 0 or s != slots[i - 1]]
        return self._order

    def slots_of(self, items: Sequence[Item]) -> tuple[list[Slot | None], bool] | None:
        """The slot of each item (None: a spare cell), and whether the header is whole.

        None where the header does not settle it. As many items as labels go one by one, so a
        line that merged labels have shifted still fits; else each stands under its label.
        """
        order = self.order()
        if not order or self.block is None:
            return None
        across = self.block.layout == "across"
        width = len(self.block.columns) * (len(self.block.rows) if across else 1)
        whole = len(order) == len(set(order)) == width
        if len(order) == len(items):
            return list(order), whole
        slots = [self._under(item) for item in items]
        used = {slot for slot in slots if slot}
        if len(items) < len(order) and not self._flush(items):
            return None
        if len(items) > len(order) and len(used) < len(order):
            return None
        return slots, whole

    def is_reordered(self) -> bool:
        """Whether the header is whole, but not in the order of the form."""
        if self.block is None or self.block.layout == "across":
            return False
        order = [column for _, column in self.order()]
        form = [column.id for column in self.block.columns]
        return order != form and sorted(order) == sorted(form)

    def _under(self, item: Item) -> Slot | None:
        slots = {slot for at in range(item.start, item.end) if (slot := self.slot(at))}
        return slots.pop() if len(slots) == 1 else None

    def _flush(self, items: Sequence[Item]) -> bool:
        """Whether the line ends where the header ends and no figure covers two columns."""
        spread = [item for item in items if item.text and self._under(item) is None]
        return bool(items) and items[-1].end == max(self.columns) + 1 and not spread
