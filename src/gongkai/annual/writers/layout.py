"""How the national form prints a table: every label and figure as a box, derived from the form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from gongkai.annual.form import Block, Column, Row, Table

Kind = Literal["head", "corner", "heading", "column", "group", "row", "figure"]

FEW = 4  # figures in a row that leave them room as wide as a label


class Box(NamedTuple):
    """A cell as printed, with its place and spans; `block` counts the blocks of its table.

    A figure has the id of its cell, a column label `block.column`, any other box "".
    """

    kind: Kind
    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    block: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A table as printed: its boxes row by row, and how many of its columns hold row labels."""

    table: Table
    boxes: tuple[Box, ...]
    height: int
    width: int
    labels: int

    def rows(self) -> list[list[Box]]:
        """The boxes that begin in each row, left to right."""
        found: list[list[Box]] = [[] for _ in range(self.height)]
        for box in self.boxes:
            found[box.row].append(box)
        return [sorted(boxes, key=lambda box: box.column) for boxes in found]

    def head(self) -> int:
        """How many rows stand above the first figure."""
        return min(box.row for box in self.boxes if box.kind == "figure")

    def shares(self) -> tuple[float, ...]:
        """How wide each column is, as a share of the whole."""
        figures = self.width - self.labels
        each = 3.0 if self.labels and figures <= FEW else 1.3
        inner = [5.0] if self.labels else []
        weights = [*[1.8] * (self.labels - 1), *inner, *[each] * figures]
        return tuple(weight / sum(weights) for weight in weights)


class _Frame(NamedTuple):
    """Where a block is drawn: its number, first row, and the columns of the table."""

    number: int
    top: int
    labels: int
    width: int

    def box(self, kind: Kind, text: str, down: int, column: int, span: "_Span") -> Box:
        """A box of this block, `down` rows below its top."""
        return Box(
            kind, text, self.top + down, column, span.rows, span.columns, self.number, span.id
        )


class _Span(NamedTuple):
    rows: int = 1
    columns: int = 1
    id: str = ""


@cache
def layout(table: Table) -> Layout:
    """The layout of a table of any form."""
    labels = max((_depth(b) for b in table.blocks if b.layout == "down"), default=0)
    width = max(labels * (b.layout == "down") + _figures(b) for b in table.blocks)
    boxes: list[Box] = []
    top = 0
    for number, block in enumerate(table.blocks):
        if block.head:
            boxes.append(Box("head", block.head, top, 0, 1, width, number))
            top += 1
        draw = _down if block.layout == "down" else _across
        boxes += draw(block, _Frame(number, top, labels, width))
        top = max(box.row + box.rows for box in boxes)
    return Layout(table, tuple(boxes), top, width, labels)


def _depth(block: Block) -> int:
    return 1 + max(len(_groups(block, row)) for row in block.rows)


def _figures(block: Block) -> int:
    return len(block.columns) * (len(block.rows) if block.layout == "across" else 1)


def _groups(block: Block, row: Row) -> tuple[str, ...]:
    """Labels of the groups around a row, outermost first."""
    labels = {group.id: group.label for group in block.groups}
    return tuple(labels[group] for group in row.under if group in labels)


def _general(block: Block) -> list[str]:
    """The headings that stand over all columns, since no column names them."""
    return [label for label in block.headings if label not in {c.under for c in block.columns}]


def _widths(count: int, room: int) -> list[int]:
    """Columns side by side; the last takes what the widest block has over."""
    return [1] * (count - 1) + [room - count + 1]


def _down(block: Block, frame: _Frame) -> Iterator[Box]:
    """Row labels at the left, figures beside them."""
    general = _general(block)
    levels = len(general) + 1 + any(column.under for column in block.columns)
    room = frame.width - frame.labels
    widths = _widths(len(block.columns), room)
    yield frame.box("corner", block.corner, 0, 0, _Span(levels, frame.labels))
    for level, label in enumerate(general):
        yield frame.box("heading", label, level, frame.labels, _Span(columns=room))
    yield from _columns(block, frame, len(general), levels, widths)
    for down, row in enumerate(block.rows):
        yield from _labels(block, frame, down, levels)
        column = frame.labels
        for of, width in zip(block.columns, widths, strict=True):
            span = _Span(columns=width, id=block.cell(row, of))
            yield frame.box("figure", "", levels + down, column, span)
            column += width


def _columns(
    block: Block, frame: _Frame, first: int, levels: int, widths: Sequence[int]
) -> Iterator[Box]:
    """The column labels, those of one heading under it."""
    column = frame.labels
    pairs = zip(block.columns, widths, strict=True)
    for under, run in groupby(pairs, key=lambda pair: pair[0].under):
        found = list(run)
        if under:
            span = _Span(columns=sum(width for _, width in found))
            yield frame.box("heading", under, first, column, span)
        top = first + bool(under)
        for of, width in found:
            yield frame.box("column", of.label, top, column, _named(block, of, levels - top, width))
            column += width


def _named(block: Block, column: Column, rows: int, columns: int) -> _Span:
    return _Span(rows, columns, f"{block.id}.{column.id}")


def _labels(block: Block, frame: _Frame, down: int, levels: int) -> Iterator[Box]:
    """The label of a row, and the groups that begin with it."""
    around = [_groups(block, row) for row in block.rows]
    own = around[down]
    for depth, label in enumerate(own):
        height = _begins(around, down, depth)
        if height:
            yield frame.box("group", label, levels + down, depth, _Span(height))
    span = _Span(columns=frame.labels - len(own))
    yield frame.box("row", block.rows[down].label, levels + down, len(own), span)


def _begins(around: Sequence[tuple[str, ...]], at: int, depth: int) -> int:
    """How many rows the group at this depth holds from here on, 0 if it began before."""
    own = around[at][: depth + 1]
    if at and around[at - 1][: depth + 1] == own:
        return 0
    end = at
    while end < len(around) and around[end][: depth + 1] == own:
        end += 1
    return end - at


def _across(block: Block, frame: _Frame) -> Iterator[Box]:
    """The rows side by side as groups of columns, over one line of figures."""
    around = [_groups(block, row) for row in block.rows]
    general = _general(block)
    first, levels = len(general), len(general) + 1 + max(map(len, around))
    width = len(block.columns)
    spare = frame.width - width * len(block.rows)
    for level, label in enumerate(general):
        yield frame.box("heading", label, level, 0, _Span(columns=frame.width))
    for i, row in enumerate(block.rows):
        left, last = i * width, i + 1 == len(block.rows)
        for depth, label in enumerate(around[i]):
            if count := _begins(around, i, depth):
                over = spare * (i + count == len(block.rows))
                span = _Span(columns=count * width + over)
                yield frame.box("group", label, first + depth, left, span)
        top = first + len(around[i])
        yield frame.box("row", row.label, top, left, _Span(levels - top, width + spare * last))
        for k, column in enumerate(block.columns):
            over = 1 + spare * (last and k + 1 == width)
            named = _named(block, column, 1, over)
            yield frame.box("column", column.label, levels, left + k, named)
            span = _Span(columns=over, id=block.cell(row, column))
            yield frame.box("figure", "", levels + 1, left + k, span)
