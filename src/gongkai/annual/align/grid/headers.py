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
    elsewhere: bool = False  # of an earlier grid: its order holds, not the places of its columns
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
        """The header for the next grid: kept for its order, where that is not the form's."""
        if not self.used or self.block is None or self.order() == self.form_order():
            return Header(self.block)
        return Header(self.block, self.columns, self.rows, used=True, elsewhere=True)

    def form_order(self) -> list[Slot]:
        """The slots of the block as the form prints them."""
        if self.block is None:
            return []
        if self.block.layout == "across":
            return [(row.id, column.id) for row in self.block.rows for column in self.block.columns]
        return [("", column.id) for column in self.block.columns]

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

    def slots_of(self, items: Sequence[Item]) -> list[Slot | None] | None:
        """The slot of each item, None for a spare cell; None in all if the header does not tell.

        As many items as labels go one by one, so a line that merged labels have shifted still
        fits; else each figure stands under its label, if all do.
        """
        order = self.order()
        if not order or self.block is None:
            return None
        if len(order) == len(items):
            return list(order)
        if self.elsewhere:
            return None
        slots = [self._under(item) for item in items]
        homeless = any(item.text and not slot for item, slot in zip(items, slots, strict=True))
        if len(order) == len(self.form_order()):
            told = len(items) > len(order) and len(set(slots) - {None}) == len(order)
            return slots if told or (not homeless and self._flush(items)) else None
        return None if homeless else slots

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
