"""Lines of figures, and which row of the form each belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.annual.document import Place
from gongkai.annual.form import Row


@dataclass(slots=True)
class Line:
    """Figures printed side by side: their texts, the row label on the same line if there is one.

    `columns` gives the column of each text where a header settles it, else the form's order
    holds. `glued` figures may have lost their borders; a `whole` line has no blank cells dropped.
    """

    texts: tuple[str, ...]
    place: Place
    row: Row | None = None
    glued: bool = False
    whole: bool = False
    columns: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


Event = Row | Line
"""What a table holds in reading order: labels that stand alone, and lines of figures."""


@dataclass(slots=True)
class _Slot:
    line: Line
    near: Row | None  # the label just before, if this line alone follows it
    row: Row | None = None


def assign(
    rows: Sequence[Row], events: Sequence[Event]
) -> tuple[list[tuple[Row, Line]], list[Line]]:
    """Each line with its row, and the lines that no label settles.

    A line belongs to the label printed with it. Where labels stand apart (text that a converter
    tore into columns), a run of lines between two lines that are known takes the rows between
    them if there are just as many; else a line takes the label that it alone follows.
    """
    slots = list(_slots(events))
    order = {row.id: i for i, row in enumerate(rows)}
    if any(slot.line.row for slot in slots):
        for slot in slots:
            slot.row = slot.line.row
        _fill(slots, rows, order)
        _take_near(slots)
    elif not _in_form_order(slots, rows):
        _take_near(slots)
    _fill(slots, rows, order)
    _doubt(slots)
    placed = [(slot.row, slot.line) for slot in slots if slot.row]
    return placed, [slot.line for slot in slots if not slot.row]


def _slots(events: Sequence[Event]) -> Iterator[_Slot]:
    for i, event in enumerate(events):
        if isinstance(event, Row):
            continue
        before = events[i - 1] if i else None
        after = events[i + 1] if i + 1 < len(events) else None
        alone = not isinstance(after, Line) or after.row is not None
        yield _Slot(event, before if isinstance(before, Row) and alone else None)


def _in_form_order(slots: list[_Slot], rows: Sequence[Row]) -> bool:
    """Take the form's order, if there is a line for every row and no label speaks against it."""
    if len(slots) != len(rows):
        return False
    if any(slot.near and slot.near is not row for slot, row in zip(slots, rows, strict=True)):
        return False
    for slot, row in zip(slots, rows, strict=True):
        slot.row = row
    return True


def _take_near(slots: list[_Slot]) -> None:
    taken = {slot.row.id for slot in slots if slot.row}
    for slot in slots:
        if slot.row is None and slot.near and slot.near.id not in taken:
            slot.row = slot.near
            taken.add(slot.near.id)


def _doubt(slots: list[_Slot]) -> None:
    """A line that no row is left for puts the loose labels beside it in doubt."""
    homeless = [i for i, slot in enumerate(slots) if slot.row is None]
    for i in homeless:
        for slot in slots[max(0, i - 1) : i + 2]:
            if slot.row is slot.near and slot.line.row is None:
                slot.row = None


def _fill(slots: list[_Slot], rows: Sequence[Row], order: dict[str, int]) -> None:
    """Runs of lines without a row take the free rows between their neighbours, if as many."""
    taken = {slot.row.id for slot in slots if slot.row}
    start = 0
    while start < len(slots):
        end = start
        while end < len(slots) and slots[end].row is None:
            end += 1
        if end > start:
            before, after = _row(slots, start - 1), _row(slots, end)
            low = order[before.id] + 1 if before else 0
            high = order[after.id] if after else len(rows)
            free = [row for row in rows[low:high] if row.id not in taken]
            if len(free) == end - start:
                for slot, row in zip(slots[start:end], free, strict=True):
                    slot.row = row
        start = end + 1


def _row(slots: list[_Slot], index: int) -> Row | None:
    return slots[index].row if 0 <= index < len(slots) else None
