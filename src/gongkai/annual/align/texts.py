"""Text onto the form: labels in reading order, the lines of figures after them, row by row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.annual.align.across import Run, lay_across
from gongkai.annual.align.board import Board
from gongkai.annual.align.lines import Event, Line, assign
from gongkai.annual.align.pieces import Piece, pieces, rows_of
from gongkai.annual.align.stream import Hit, Stream
from gongkai.annual.align.vocabulary import SHORT, TELLING, Spot, Vocabulary
from gongkai.annual.form import Block, Form, Row
from gongkai.annual.labels import squeeze

STRONG = 8  # a row label this long starts its table wherever it stands


@dataclass(slots=True)
class _Block:
    """What was found of one block: labels and lines, or runs of figures where it goes across."""

    block: Block
    found: list[Row | Piece] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    header: list[tuple[int, str]] = field(default_factory=list)
    closed: bool = False


class TextReader:
    """Walks the labels of a stream in order and lays the figures between them on the board."""

    def __init__(self, board: Board, vocabulary: Vocabulary, forms: Mapping[str, Form]) -> None:
        self.board = board
        self.vocabulary = vocabulary
        self.forms = forms
        self.found: dict[int, _Block] = {}

    def read(self, stream: Stream) -> None:
        """Read the tables of a text."""
        tables = [(self.forms[table.id], table) for table in self.vocabulary.tables]
        hits = list(stream.hits(tables))
        spots = list(self._resolve(stream, hits))
        for i, (hit, spot) in enumerate(zip(hits, spots, strict=True)):
            if spot is None:
                continue
            end = next(
                (h.start for h, s in zip(hits[i + 1 :], spots[i + 1 :], strict=True) if s or h.section),
                len(stream.text),
            )
            self._note(stream, hit, spot)
            parts = list(pieces(stream.text, hit.end, end, self.vocabulary.knows))
            self._take(stream, hit, spot, parts)
        for found in self.found.values():
            self._lay(found, stream)

    def _resolve(self, stream: Stream, hits: Sequence[Hit]) -> Iterator[Spot | None]:
        """What each label stands for, given the labels before it; None for mere prose."""
        table, block = "", None
        begun = False
        before: Spot | None = None
        last_end = -1
        for hit, after in zip(hits, [*hits[1:], None], strict=True):
            spot = None
            if hit.section and not hit.spots:
                if hit.ordinal or stream.starts_line(hit.start):
                    table = self._table_of_section(hit.section)
                    block, begun = None, False
            elif _stands_alone(stream.text, hit, last_end, after.start if after else -1):
                begins = bool(hit.ordinal) or stream.starts_cell(hit.start)
                spot = self._choose(hit, table, block, before, begun=begun, begins=begins)
            if spot:
                begun = (begun and spot.block is block) or spot.kind == "row"
                table, block = spot.table.id, spot.block
            last_end = hit.end
            before = spot
            yield spot

    def _table_of_section(self, section: str) -> str:
        return next((t.id for t in self.vocabulary.tables if t.section == section), "")

    def _choose(
        self,
        hit: Hit,
        table: str,
        block: Block | None,
        before: Spot | None,
        *,
        begun: bool,
        begins: bool,
    ) -> Spot | None:
        here = [spot for spot in hit.spots if spot.table.id == table]
        if not here:
            starting = [spot for spot in hit.spots if self._starts_table(hit, spot, table)]
            return starting[0] if starting and begins else None
        spots = [spot for spot in here if spot.block is block] or here
        named = [spot for spot in spots if self.vocabulary.bears(spot, hit.ordinal)]
        if hit.ordinal and named:
            return named[0]
        spots = [spot for spot in spots if spot.kind != "other"] or spots
        if {spot.kind for spot in spots} == {"row", "column"}:
            column = before.kind == "column" if before else not begun
            wanted = "column" if column or not begun else "row"
            spots = [spot for spot in spots if spot.kind == wanted]
        return spots[0]

    def _starts_table(self, hit: Hit, spot: Spot, table: str) -> bool:
        """Whether a label is telling enough to begin its table without a heading."""
        length = hit.end - hit.start
        if spot.kind == "head" or (spot.kind != "row" and length >= STRONG):
            return True
        if spot.kind == "row" and spot.block.layout == "down":
            return length > STRONG
        return bool(table) and length >= TELLING and spot.block.layout == "across"

    def _note(self, stream: Stream, hit: Hit, spot: Spot) -> None:
        found = self.found.setdefault(id(spot.block), _Block(spot.block))
        if spot.column:
            text = stream.text[hit.start : hit.end]
            line_end = stream.text.find("\n", hit.end)
            tail = stream.text[hit.end : line_end if line_end >= 0 else None]
            printed = text + tail.split("|")[0].split("\t")[0][:16] if spot.column.unit else text
            self.board.headers.setdefault(f"{spot.block.id}.{spot.column.id}", printed)
            line = stream.line_of(hit.start) if stream.is_delimited(hit.start) else -1
            found.header.append((line, spot.column.id))

    def _take(self, stream: Stream, hit: Hit, spot: Spot, parts: list[Piece]) -> None:
        found = self.found[id(spot.block)]
        if spot.block.layout == "across":
            self._take_across(stream, found, spot, parts)
            return
        if spot.row:
            found.found.append(spot.row)
        elif parts:
            parts[0].first = False
        found.found.extend(part for part in parts if part.texts)

    def _events(self, stream: Stream, found: _Block) -> list[Event]:
        """Labels and lines of a block; labels of columns do not part the figures around them."""
        events: list[Event] = []
        at = 0
        while at < len(found.found):
            label = found.found[at]
            at += isinstance(label, Row)
            end = at
            while end < len(found.found) and isinstance(found.found[end], Piece):
                end += 1
            run = [piece for piece in found.found[at:end] if isinstance(piece, Piece)]
            self._add_run(stream, found.block, label if isinstance(label, Row) else None, run, events)
            at = end
        return events

    def _add_run(
        self,
        stream: Stream,
        block: Block,
        label: Row | None,
        run: list[Piece],
        events: list[Event],
    ) -> None:
        rows = list(rows_of(run, len(block.columns)))
        strong = bool(rows) and label is not None and rows[0][0].first
        if label and not strong:
            events.append(label)
        for i, row in enumerate(rows):
            own = label if strong and i == 0 else None
            after_label = bool(events) and isinstance(events[-1], Row)
            if own or not self._is_stray(stream, block, row, rows, after_label=after_label):
                if line := self._line(stream, block, row, own):
                    events.append(line)

    def _is_stray(
        self,
        stream: Stream,
        block: Block,
        row: list[Piece],
        rows: list[list[Piece]],
        *,
        after_label: bool,
    ) -> bool:
        """Blank cells that follow no label; a figure beside whole lines that is part of none."""
        texts = [text for piece in row for text in piece.texts]
        width = len(block.columns)
        if not any(texts):
            return not (after_label and len(texts) >= width)
        whole = any(sum(len(piece.texts) for piece in other) >= width for other in rows)
        if whole and len(texts) < width and sum(map(len, texts)) < width:
            place = stream.place(row[0].position, " ".join(texts))
            self.board.report("unplaced", place, printed=" ".join(texts))
            return True
        return False

    def _line(
        self, stream: Stream, block: Block, row: list[Piece], label: Row | None
    ) -> Line | None:
        words = "".join(word for piece in row for word in piece.words)
        texts = [text for piece in row for text in piece.texts]
        place = stream.place(row[0].position, label.label if label else " ".join(texts))
        if words and label is None:
            spot, misprint = self.vocabulary.row_like(squeeze(words), block)
            if spot is None or spot.row is None:
                self.board.report("unknown_row", place, printed=f"{words} {' '.join(texts)}")
                return None
            label = spot.row
            if misprint:
                self.board.report("near_label", place, label=label.label, printed=words)
        glued = not any(piece.delimited for piece in row) and len({p.position for p in row}) == 1
        line = Line(tuple(texts), place, label, glued=glued)
        line.columns = self._columns(block, texts)
        line.places = (place,) * len(texts) if line.columns else ()
        line.whole = not all(p.delimited for p in row) or stream.ends_after(row[-1].position)
        return line

    def _columns(self, block: Block, texts: list[str]) -> tuple[str, ...]:
        """Columns as one header line names them, if they are not simply the form's."""
        found = self.found[id(block)]
        lines = {line for line, _ in found.header}
        names = tuple(column for _, column in found.header)
        form = tuple(column.id for column in found.block.columns)
        settled = len(lines) == 1 and -1 not in lines and len(names) == len(texts) and len(names) > 1
        return names if settled and names != form else ()

    def _take_across(
        self, stream: Stream, found: _Block, spot: Spot, parts: list[Piece]
    ) -> None:
        run = Run(spot.row, spot.column.id if spot.column else "")
        for part in parts:
            if part.words and any(r.texts for r in [*found.runs, run]):
                found.closed = True
            if part.torn and run.texts:
                found.runs.append(run)
                run = Run(None, "")
            if not found.closed:
                run.texts.extend(text for text in part.texts if text)
                run.position = run.position if run.position >= 0 else part.position
        found.runs.append(run)

    def _lay(self, found: _Block, stream: Stream) -> None:
        form = self.forms[self.vocabulary.table_of(found.block).id]
        if found.block.layout == "across":
            lay_across(self.board, form, found.block, found.runs, stream.place)
            return
        placed, left = assign(found.block.rows, self._events(stream, found))
        for row, line in placed:
            self.board.put_line(form, found.block, row, line)
        for line in left:
            self.board.report("unplaced", line.place, printed=" ".join(line.texts))


def _stands_alone(text: str, hit: Hit, before: int, after: int) -> bool:
    """Whether a short label (其他, 规章) is a word of its own and not part of a sentence."""
    if hit.end - hit.start > SHORT + 2:
        return True
    left = text[hit.start - 1 : hit.start] if hit.start else ""
    right = text[hit.end : hit.end + 1]
    return (not left.isalpha() or hit.start == before) and (
        not right.isalpha() or hit.end == after
    )
