"""Text onto the form: labels in reading order, the lines of figures after them, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.annual.align.board import Board
from gongkai.annual.align.fit import trimmed
from gongkai.annual.align.lines import Event, Line, assign
from gongkai.annual.align.text.across import Run, lay_across
from gongkai.annual.align.text.columns import Label, columns_of
from gongkai.annual.align.text.meanings import Resolver
from gongkai.annual.align.text.pieces import Piece, pieces, rows_of
from gongkai.annual.align.text.stream import Hit, Stream
from gongkai.annual.align.vocabulary import Spot, Vocabulary
from gongkai.annual.document import Place
from gongkai.annual.form import Block, Form, Row
from gongkai.annual.labels import squeeze


@dataclass(slots=True)
class _Found:
    """What was found of one block, in reading order."""

    block: Block
    items: list[Row | Piece] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)  # of a block that goes across
    header: list[Label] = field(default_factory=list)  # labels of columns before any figure
    closed: bool = False  # prose after the figures ends a block that goes across


class TextReader:
    """Walks the labels of a stream in order and lays the figures between them on the board."""

    def __init__(
        self, board: Board, vocabulary: Vocabulary, forms: Mapping[str, Form], stream: Stream
    ) -> None:
        self.board = board
        self.vocabulary = vocabulary
        self.forms = forms
        self.stream = stream
        self.found: dict[Block, _Found] = {}

    def read(self) -> None:
        """Read the tables of the text."""
        tables = [(self.forms[table.id], table) for table in self.vocabulary.tables]
        hits = list(self.stream.hits(tables))
        spots = list(Resolver(self.vocabulary, self.stream).resolve(hits))
        end = len(self.stream.text)
        taken: list[tuple[Hit, Spot, int]] = []
        for hit, spot in reversed(list(zip(hits, spots, strict=True))):
            if spot:
                taken.append((hit, spot, end))
            if spot or hit.section:
                end = hit.start
        for hit, spot, stop in reversed(taken):
            self._take(hit, spot, stop)
        for found in self.found.values():
            self._lay(found)

    def _take(self, hit: Hit, spot: Spot, stop: int) -> None:
        """Note a label and the figures between it and the next."""
        found = self.found.setdefault(spot.block, _Found(spot.block))
        if spot.column:
            self._note_column(found, hit, spot.column.id, stop)
        parts = list(pieces(self.stream.text, hit.end, stop, self.vocabulary.knows))
        if spot.block.layout == "across":
            self._take_across(found, spot, parts)
            return
        if spot.row:
            found.items.append(spot.row)
        elif parts:
            parts[0].first = False
        found.items.extend(part for part in parts if part.texts)

    def _note_column(self, found: _Found, hit: Hit, column: str, stop: int) -> None:
        text = self.stream.text
        rest = text[hit.end : stop].split("\n")[0].split("|")[0].split("\t")[0]
        label = text[hit.start : hit.end] + rest.strip()[: len("（单位：万元）")]
        self.board.headers.setdefault(f"{found.block.id}.{column}", label)
        if not any(isinstance(item, Piece) for item in found.items):
            lines = self.stream.line_of(hit.start), self.stream.line_of(hit.end - 1)
            found.header.append(Label(column, lines[0], whole=lines[0] == lines[1]))

    def _take_across(self, found: _Found, spot: Spot, parts: Sequence[Piece]) -> None:
        run = Run(spot.row, spot.column.id if spot.column else "")
        for part in parts:
            if part.words and (run.texts or any(other.texts for other in found.runs)):
                found.closed = True
            if found.closed:
                break
            if part.torn and run.texts:
                found.runs.append(run)
                run = Run(None, "")
            side_by_side = part.delimited and len(part.figures) > len(found.block.columns)
            run.texts += part.texts if side_by_side else part.figures
            run.position = part.position if run.position < 0 else run.position
        found.runs.append(run)

    def _lay(self, found: _Found) -> None:
        form = self.forms[self.vocabulary.table_of(found.block).id]
        if found.block.layout == "across":
            lay_across(self.board, form, found.block, found.runs, self.stream.place)
            return
        placed, left = assign(found.block.rows, self._events(found))
        for row, line in placed:
            self.board.put_line(form, found.block, row, line)
        for line in left:
            self.board.report("unplaced", line.place, printed=" ".join(line.texts))
        columns = columns_of(found.block, found.header)
        if len(columns) < len(found.block.columns) and placed:
            self.board.report_missing_columns(found.block, placed[0][1].place)

    def _events(self, found: _Found) -> list[Event]:
        """Labels and lines of a block; labels of columns do not part the figures around them."""
        events: list[Event] = []
        label: Row | None = None
        run: list[Piece] = []
        for item in found.items:
            if isinstance(item, Row):
                self._add_run(found, label, run, events)
                label, run = item, []
            else:
                run.append(item)
        self._add_run(found, label, run, events)
        return events

    def _add_run(
        self, found: _Found, label: Row | None, run: list[Piece], events: list[Event]
    ) -> None:
        """Add a label and the figures that follow it; on its own line they are its own."""
        rows = list(rows_of(run, len(columns_of(found.block, found.header))))
        own = label if rows and rows[0][0].first else None
        if label and not own:
            events.append(label)
        for row in rows:
            if own is None and self._is_stray(found.block, row, rows, events):
                continue
            if line := self._line(found, row, own):
                events.append(line)
            own = None

    def _is_stray(
        self, block: Block, row: list[Piece], rows: list[list[Piece]], events: list[Event]
    ) -> bool:
        """Blank cells that follow no label; a figure beside whole lines that is part of none."""
        texts = _texts(row)
        width = len(columns_of(block, self.found[block].header))
        if not any(texts):
            after_label = bool(events) and isinstance(events[-1], Row)
            return not after_label or len(texts) < width
        beside_whole = any(len(_texts(other)) >= width for other in rows)
        if beside_whole and len(texts) < width and sum(map(len, texts)) < width:
            place = self.stream.place(row[0].position, " ".join(texts))
            self.board.report("unplaced", place, printed=" ".join(texts))
            return True
        return False

    def _line(self, found: _Found, row: list[Piece], label: Row | None) -> Line | None:
        """A line of figures; words on it that are no label make it one the form does not have."""
        texts = _texts(row)
        place = self.stream.place(row[0].position, label.label if label else " ".join(texts))
        words = "".join(word for piece in row for word in piece.words)
        if words and label is None:
            label = self._row_like(found.block, words, place)
            if label is None:
                self.board.report("unknown_row", place, printed=f"{words} {' '.join(texts)}")
                return None
        line = Line(tuple(texts), place, label)
        parted = all(piece.delimited for piece in row)
        line.glued = not parted and len(row) == 1
        line.whole = not parted or self.stream.ends_after(row[-1].position)
        columns = columns_of(found.block, found.header)
        kept = trimmed(texts, len(columns))
        if columns != tuple(c.id for c in found.block.columns) and len(kept) == len(columns):
            line.columns, line.texts = columns, tuple(kept)
            line.places = (place,) * len(columns)
        return line

    def _row_like(self, block: Block, words: str, place: Place) -> Row | None:
        spot, misprint = self.vocabulary.row_like(squeeze(words), block)
        if spot and spot.row and misprint:
            self.board.report("near_label", place, label=spot.row.label, printed=words)
        return spot.row if spot else None


def _texts(row: Sequence[Piece]) -> list[str]:
    return [text for piece in row for text in piece.texts]
