"""The figures between two labels of a stream, line by line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.annual.figures import is_figure
from gongkai.annual.labels import squeeze


@dataclass(slots=True)
class Piece:
    """What one line holds between two labels: figure and blank texts, and words that are left.

    `position` is where it starts in the stream, `delimited` whether tabs or pipes part its cells.
    """

    position: int
    texts: list[str]
    words: list[str]
    delimited: bool
    first: bool  # it goes on the line of the label before
    gap: bool = False  # a blank line stands before it
    torn: bool = False  # a piece of a label stands before it

    @property
    def figures(self) -> list[str]:
        """The texts without blanks."""
        return [text for text in self.texts if text]


def pieces(text: str, start: int, end: int, is_piece: Callable[[str], bool]) -> Iterator[Piece]:
    """The lines of text[start:end]; a line of prose has words but no texts."""
    lines = text[start:end].split("\n")
    at, gap, torn = start, False, False
    for i, line in enumerate(lines):
        whole = i < len(lines) - 1 or end == len(text)
        if line.strip():
            piece = _piece(line, at, first=i == 0, whole=whole)
            piece.gap, piece.torn = gap, torn
            strange = [w for w in piece.words if len(s := squeeze(w)) > 1 and not is_piece(s)]
            if strange:
                piece.texts = piece.texts if len(piece.figures) > 2 else []
            else:
                piece.words = []
            torn = not piece.texts and not piece.words
            if not torn:
                yield piece
            gap = False
        elif i:
            gap = True
        at += len(line) + 1


def _piece(line: str, at: int, *, first: bool, whole: bool) -> Piece:
    mark = "|" if "|" in line else "\t" if "\t" in line else ""
    if not mark:
        return _spaced(line, at, first=first)
    if not first and mark == "|" and len(line.strip()) > 1 and not line.strip().strip("|"):
        return Piece(at, [], [], delimited=True, first=first)  # ||| only pads the row
    cells = [cell.strip() for cell in line.split(mark)]
    if (first and not is_figure(cells[0])) or (len(cells) > 2 and not cells[0]):
        cells = cells[1:]
    if not whole or (cells and not cells[-1]):
        cells = cells[:-1]
    texts = [cell for cell in cells if not cell or is_figure(cell)]
    words = [cell for cell in cells if cell and not is_figure(cell)]
    if not any(texts) and (words or not whole):
        texts = []  # blank cells beside a label, not in the place of figures
    return Piece(at, texts, words, delimited=True, first=first)


def _spaced(line: str, at: int, *, first: bool) -> Piece:
    if is_figure(line):
        return Piece(at, [line.strip()], [], delimited=False, first=first)
    tokens = line.split()
    texts = [token for token in tokens if is_figure(token)]
    words = [token for token in tokens if not is_figure(token)]
    return Piece(at, texts, words, delimited=False, first=first)


def rows_of(found: Sequence[Piece], width: int) -> Iterator[list[Piece]]:
    """Group pieces into lines of a table that is `width` wide.

    A line that has the width stands alone; cells that stand one a line are counted off; a block
    that was set column by column (a converter does so) is turned.
    """
    found = list(_turned(found, width))
    pending: list[Piece] = []
    for piece in found:
        count = len(piece.figures) if piece.delimited else len(piece.texts)
        if count >= width or (width > 1 and len(piece.texts) >= width):
            if pending:
                yield from _counted(pending, width)
            pending = []
            yield [piece]
        else:
            pending.append(piece)
    if pending:
        yield from _counted(pending, width)


def _counted(found: list[Piece], width: int) -> Iterator[list[Piece]]:
    """Cut pieces of a cell or a few into lines, if they make just so many lines."""
    total = sum(len(piece.texts) for piece in found)
    if total <= width + 1 or total % width:
        yield found
        return
    line: list[Piece] = []
    count = 0
    for piece in found:
        line.append(piece)
        count += len(piece.texts)
        if count >= width:
            yield line
            line, count = [], 0
    if line:
        yield line


def _turned(found: Sequence[Piece], width: int) -> Iterator[Piece]:
    """Turn `width` blocks of as many figures each, parted by blank lines, into lines."""
    blocks: list[list[Piece]] = []
    for piece in found:
        single = len(piece.texts) == 1 and not piece.delimited
        if blocks and single and not piece.gap and not piece.first:
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    i = 0
    while i < len(blocks):
        run = blocks[i : i + width]
        tall = len(run[0])
        if width > 1 and tall > 1 and len(run) == width and {len(b) for b in run} == {tall}:
            for k in range(tall):
                first = run[0][k]
                texts = [block[k].texts[0] for block in run]
                yield Piece(first.position, texts, [], delimited=True, first=False)
            i += width
        else:
            yield from run[0]
            i += 1
