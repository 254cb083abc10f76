"""Ruling lines into tables: which lines touch, and which boxes they close."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from gongkai.annual.readers.pdf.strokes import Rule, Strokes

TOUCH = 3.0
"""Lines whose ends come this near, in points, touch."""
SAME = 5.0
"""Edges nearer than this are one: double lines, cells drawn box by box."""
SHORTEST = 6.0
MAX_LINES = 300
"""A page with more lines each way is a drawing; so is a table of more boxes than MAX_BOXES."""
MAX_BOXES = 20_000
COVERED = 0.6

Span = tuple[int, int, int, int]
"""Row, column, rows, columns."""


@dataclass(slots=True)
class Lattice:
    """A table's edges and the merged cells between them; `owners` maps a box to its cell."""

    xs: list[float]
    ys: list[float]
    spans: list[Span]
    owners: list[list[int]]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def cell_at(self, x: float, y: float) -> int:
        """The cell at a point, the nearest one for a point outside."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.owners[row][column]


def lattices(strokes: Strokes) -> list[Lattice]:
    """The tables of a page from top to bottom; a lone box or a lone line is none."""
    across, down = _merged(strokes.across), _merged(strokes.down)
    if not across or not down or max(len(across), len(down)) > MAX_LINES:
        return []
    found = [_lattice(*part) for part in _touching(across, down)]
    return sorted(
        (lattice for lattice in found if lattice and len(lattice.spans) > 1),
        key=lambda lattice: (lattice.ys[0], lattice.xs[0]),
    )


def _merged(pieces: Iterable[Rule]) -> list[Rule]:
    """Pieces on the same straight line become one, across the gaps of dashes; specks go."""
    groups: list[list[Rule]] = []
    for piece in sorted(pieces):
        if groups and piece[0] - groups[-1][0][0] < TOUCH:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lines: list[Rule] = []
    for group in groups:
        place = sum(piece[0] for piece in group) / len(group)
        for start, end in _intervals((piece[1], piece[2]) for piece in group):
            if end - start >= SHORTEST:
                lines.append((place, start, end))
    return lines


def _intervals(parts: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in sorted(parts):
        if found and start - found[-1][1] <= TOUCH:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def _touching(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines in groups that hang together, each with at least one line either way."""
    group = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, (y, left, right) in enumerate(across):
        for j, (x, top, bottom) in enumerate(down, len(across)):
            if left - TOUCH <= x <= right + TOUCH and top - TOUCH <= y <= bottom + TOUCH:
                group[root(i)] = root(j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, line in enumerate(across):
        parts.setdefault(root(i), ([], []))[0].append(line)
    for j, line in enumerate(down, len(across)):
        parts.setdefault(root(j), ([], []))[1].append(line)
    tables = [part for part in parts.values() if part[0] and part[1]]
    _attach_sides(tables, [part[1][0] for part in parts.values() if not part[0]])
    return tables


def _attach_sides(tables: list[tuple[list[Rule], list[Rule]]], loose: list[Rule]) -> None:
    """A side that no line touches, its cell going on over the page, is as high as its table."""
    for side in loose:
        for _, down in tables:
            top, bottom = min(line[1] for line in down), max(line[2] for line in down)
            if abs(side[1] - top) <= TOUCH and abs(side[2] - bottom) <= TOUCH:
                down.append(side)


def _lattice(across: list[Rule], down: list[Rule]) -> Lattice | None:
    # Where the outer border is not drawn, the ends of the other lines show where it is.
    xs = _edges([x for x, _, _ in down], [x for line in across for x in line[1:]])
    ys = _edges([y for y, _, _ in across], [y for line in down for y in line[1:]])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MAX_BOXES:
        return None
    right_walls = _walls(down, xs, ys)
    low_walls = _walls(across, ys, xs)
    return Lattice(xs, ys, *_spans(right_walls, low_walls, len(ys) - 1, len(xs) - 1))


def _edges(drawn: list[float], ends: list[float]) -> list[float]:
    """Where lines stand, and the outermost ends of those that cross them."""
    edges: list[float] = []
    for edge in sorted(drawn):
        if not edges or edge - edges[-1] >= SAME:
            edges.append(edge)
    if min(ends) < edges[0] - SAME:
        edges.insert(0, min(ends))
    if max(ends) > edges[-1] + SAME:
        edges.append(max(ends))
    return edges


def _walls(lines: list[Rule], places: list[float], along: list[float]) -> set[tuple[int, int]]:
    """(edge, box along it) wherever a line covers most of the box's side."""
    walls: set[tuple[int, int]] = set()
    boxes = list(enumerate(pairwise(along)))
    for place, start, end in lines:
        edge = bisect_right(places, place + 0.01) - 1
        for box, (low, high) in boxes:
            if min(end, high) - max(start, low) >= COVERED * (high - low):
                walls.add((edge, box))
    return walls


def _spans(
    right: set[tuple[int, int]], low: set[tuple[int, int]], rows: int, columns: int
) -> tuple[list[Span], list[list[int]]]:
    """The largest boxes without a wall inside, from the top left on, and who owns each box."""
    owners = [[-1] * columns for _ in range(rows)]
    spans: list[Span] = []
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            end = column + 1
            while end < columns and owners[row][end] < 0 and (end, row) not in right:
                end += 1
            bottom = row + 1
            while bottom < rows and _continues(right, low, bottom, column, end):
                bottom += 1
            for r in range(row, bottom):
                owners[r][column:end] = [len(spans)] * (end - column)
            spans.append((row, column, bottom - row, end - column))
    return spans, owners


def _continues(
    right: set[tuple[int, int]], low: set[tuple[int, int]], row: int, start: int, end: int
) -> bool:
    """Whether a cell reaches down into this row: no line above it, none within it."""
    return not any((row, column) in low for column in range(start, end)) and not any(
        (column, row) in right for column in range(start + 1, end)
    )
