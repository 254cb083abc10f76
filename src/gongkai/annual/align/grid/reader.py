"""Grids onto the form: rows by their label, columns by their header, whatever the position."""

from collections.abc import Mapping, Sequence

from gongkai.annual.align.board import Board
from gongkai.annual.align.grid.headers import Header, Slot
from gongkai.annual.align.grid.sheets import Item, Sheet
from gongkai.annual.align.lines import Event, Line, assign
from gongkai.annual.align.vocabulary import Spot, Vocabulary
from gongkai.annual.document import Place
from gongkai.annual.form import Block, Form, Row
from gongkai.annual.labels import Key

Spotted = list[tuple[Item, list[Spot]]]


class GridReader:
    """Walks the grids of a document in order and lays their figures on the board."""

    def __init__(self, board: Board, vocabulary: Vocabulary, forms: Mapping[str, Form]) -> None:
        self.board = board
        self.vocabulary = vocabulary
        self.forms = forms
        self.header = Header()
        self.block: Block | None = None
        self.events: dict[Block, list[Event]] = {}
        self.foreign: dict[int, str] = {}  # columns of this grid that the form does not have
        self.told: set[str] = set()  # those of them that have been reported
        self.headed: dict[Block, Place] = {}  # blocks whose header placed figures, and where

    def read(self, sheets: Sequence[Sheet]) -> None:
        """Read all grids, then give each line without a label its row."""
        for one in sheets:
            if self._concerns(one):
                self.header, self.foreign = self.header.carried(), {}
                for r, items in enumerate(one.rows):
                    self._read_row(one, r, items)
        for block, events in self.events.items():
            placed, left = assign(block.rows, events)
            for row, line in placed:
                self.board.put_line(self._form(block), block, row, line)
                if line.row is None:
                    self.board.report("unlabelled", line.place, label=row.label)
            for line in left:
                self.board.report("unplaced", line.place, printed=" ".join(line.texts))
        for block, place in self.headed.items():
            self.board.report_missing_columns(block, place)

    def _concerns(self, one: Sheet) -> bool:
        """Whether a grid has labels of the form, or no words and so continues the last one."""
        words = list(one.words())
        if not words:
            return self.block is not None
        return any(w in self.vocabulary.by_words or self.vocabulary.is_piece(w) for w in words)

    def _form(self, block: Block) -> Form:
        return self.forms[self.vocabulary.table_of(block).id]

    def _read_row(self, one: Sheet, r: int, items: tuple[Item, ...]) -> None:
        spotted: Spotted = [
            (item, self._spots(item)) for item in items if item.label and item.fresh
        ]
        if head := next((s for _, spots in spotted for s in spots if s.kind == "head"), None):
            self.block, self.header = head.block, Header()
            return
        figures = any(item.text and not item.label for item in items)
        if not figures:
            self._note_foreign(spotted)
        if not figures and self._is_header(spotted):
            self._read_header(spotted)
        elif figures and (turned := self._turned(items)):
            self._read_turned(one, r, items, turned)
        elif label := self._row_label(one, r, spotted):
            item, spot = label
            if not figures and spot.row and item.label and not self._is_whole(item.label, spot):
                return  # the rest of a label that the page break cut off: its figures stand above
            self._read_line(one, r, items[items.index(item) + 1 :], spot.block, spot.row)
        elif figures and self.block:
            self._read_unlabelled(one, r, items, self.block)

    def _spots(self, item: Item) -> list[Spot]:
        assert item.label
        spots = self.vocabulary.spots(item.label)
        here = [spot for spot in spots if spot.block is self.block]
        return here or spots

    def _is_header(self, spotted: Spotted) -> bool:
        """Column labels and no row label; the rows of a block that goes across are a header."""
        kinds = [[_kind(spot) for spot in spots] for _, spots in spotted]
        return any("column" in kind for kind in kinds) and not any(
            kind and set(kind) == {"row"} for kind in kinds
        )

    def _read_header(self, spotted: Spotted) -> None:
        for item, spots in spotted:
            if spot := next((s for s in spots if _kind(s) == "column"), None):
                self._note(item, spot)

    def _note_foreign(self, spotted: Spotted) -> None:
        """Labels over columns that the form does not have: 备注."""
        for item, spots in spotted:
            if not spots and item.label and not self.vocabulary.knows(item.label.words):
                self.foreign.update(dict.fromkeys(range(item.start, item.end), item.text))

    def _note(self, item: Item, spot: Spot) -> None:
        if self.header.used or self.header.block is not spot.block:
            self.header = Header(spot.block)
            self.block = spot.block
        if spot.column:
            self.header.note(item, column=spot.column.id)
            self.board.headers[f"{spot.block.id}.{spot.column.id}"] = item.text
        elif spot.row:
            self.header.note(item, row=spot.row.id)

    def _row_label(self, one: Sheet, r: int, spotted: Spotted) -> tuple[Item, Spot] | None:
        """The rightmost label of a row: exact, else torn by a page break, else misprinted."""
        for item, spots in reversed(spotted):
            alike = self.vocabulary.named(item.label.words) if item.label else []
            if spot := next((s for s in [*spots, *alike] if s.kind == "row"), None):
                return item, spot
        for item, spots in reversed(spotted):
            if self.block and not spots and item.label:
                spot, misprint = self.vocabulary.row_like(item.label.words, self.block)
                if spot and spot.row and misprint:
                    place = one.place(r, item)
                    self.board.report("near_label", place, label=spot.row.label)
                if spot:
                    return item, spot
        return None

    def _turned(self, items: tuple[Item, ...]) -> Spot | None:
        """A column label beside figures: a block that goes across was printed downwards."""
        for item in items:
            if item.label and item.fresh:
                for spot in self._spots(item):
                    if spot.kind == "column" and spot.block.layout == "across":
                        return spot
        return None

    def _read_turned(self, one: Sheet, r: int, items: tuple[Item, ...], column: Spot) -> None:
        """Figures beside a column label; the row stands over each of them, or at the left."""
        block = column.block
        assert column.column
        if self.block is not block or self.header.block is not block:
            self.block, self.header = block, Header(block)
        left = [found for item in items if (found := self._row_of(item, block))]
        figures = [item for item in items if not item.label and item.text]
        for item in figures:
            over = self.header.rows.get(item.start)
            row = left[-1].id if left and len(figures) == 1 else over
            if row:
                cell = f"{block.id}.{row}.{column.column.id}"
                self.board.put(cell, item.text, one.place(r, item))
            else:
                self.board.report("unplaced", one.place(r, item), printed=item.text)

    def _row_of(self, item: Item, block: Block) -> Row | None:
        """The row of a block that goes across whose label a cell holds, with its group or not."""
        if not item.label:
            return None
        exact = (s.row for s in self.vocabulary.spots(item.label) if s.block is block and s.row)
        like = self.vocabulary.row_like(item.label.words, block)[0]
        return next(exact, like.row if like else None)

    def _is_whole(self, label: Key, spot: Spot) -> bool:
        return spot in self.vocabulary.spots(label)

    def _read_unlabelled(self, one: Sheet, r: int, items: tuple[Item, ...], block: Block) -> None:
        last = max((i for i, item in enumerate(items) if item.label), default=-1)
        figures = items[last + 1 :]
        if block.layout == "across" and sum(1 for i in items if not i.label) > len(block.columns):
            self._read_line(one, r, items, block, None)  # words among figures stay in their place
            return
        odd = [i for i in items if i.label and i.fresh and not self.vocabulary.knows(i.label.words)]
        if odd:
            printed = " ".join(item.text for item in items if not item.label)
            self.board.report("unknown_row", one.place(r, odd[-1]), printed=printed)
        elif any(item.text for item in figures):
            self._read_line(one, r, figures, block, None)

    def _read_line(
        self, one: Sheet, r: int, items: Sequence[Item], block: Block, row: Row | None
    ) -> None:
        if block is not self.block or self.header.block is not block:
            self.block, self.header = block, Header(block)
        self.header.used = True
        places = tuple(one.place(r, item) for item in items)
        place = places[0] if places else Place(one.page, one.number, r + 1)
        line = Line(tuple(item.text for item in items), place, row, places=places)
        slots = self.header.slots_of(items)
        if slots:
            self.headed.setdefault(block, place)
        if slots is None and self.header.is_reordered():
            self.board.report("unplaced", place, printed=" ".join(line.texts))
        elif slots and block.layout == "across" and row is None:
            for item, slot, where in zip(items, slots, places, strict=True):
                if slot:
                    self.board.put(f"{block.id}.{slot[0]}.{slot[1]}", item.text, where)
        elif slots is None and block.layout == "across" and row is None:
            self.board.put_across(self._form(block), block, line)
        else:
            self._add_line(block, line, slots)
        label = row.label if row else self.vocabulary.table_of(block).label
        for item, slot, where in zip(items, slots or (), places, strict=False):
            if slot is None and item.text:
                self._report_extra(item, where, label)

    def _report_extra(self, item: Item, where: Place, label: str) -> None:
        """A figure outside the columns of the form: in a column that has a name, or in none."""
        foreign = self.foreign.get(item.start)
        if foreign is None:
            self.board.report("extra_value", where, extra=item.text, label=label)
        elif foreign not in self.told:
            self.told.add(foreign)
            self.board.report("foreign_column", where, label=foreign, printed=item.text)

    def _add_line(self, block: Block, line: Line, slots: list[Slot | None] | None) -> None:
        if slots:
            kept = [i for i, slot in enumerate(slots) if slot]
            line.columns = tuple(slot[1] for slot in slots if slot)
            line.texts = tuple(line.texts[i] for i in kept)
            line.places = tuple(line.places[i] for i in kept)
        self.events.setdefault(block, []).append(line)


def _kind(spot: Spot) -> str:
    """A row of a block that goes across is a label over columns."""
    return "column" if spot.row and spot.block.layout == "across" else spot.kind
