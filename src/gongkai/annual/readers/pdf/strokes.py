"""Ruling lines on a page: stroked lines, thin filled boxes and the sides of stroked boxes."""

from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

THIN = 3.6
"""A filled box no thicker than this, in points, is a line."""
MAX_DEPTH = 6
MAX_SEGMENTS = 2_000
"""A path of more is a seal or a chart."""
MAX_WALKED = 50_000
"""So many segments are looked at on one page, no more."""

Handle: TypeAlias = Any
"""What pdfium hands out: a page, its text, an object on it."""
Rule = tuple[float, float, float]
"""A ruling line: its place across its direction, then where it starts and ends along it."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in pdfium's own coordinates."""
Matrix = tuple[float, float, float, float, float, float]

UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Strokes:
    """Pieces of ruling lines, unmerged: `across` run rightwards, `down` run down the page."""

    height: float
    budget: int = MAX_WALKED
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)

    def add_thin(self, box: Box, thin: float = THIN) -> None:
        """Adds a thin box as a line. A dot may be part of a dotted line either way."""
        left, bottom, right, top = box
        wide, high = right - left, top - bottom
        if high <= thin and high <= wide * 1.5:
            self.across.append((self.height - (top + bottom) / 2, left, right))
        if wide <= thin and wide <= high * 1.5:
            self.down.append(((left + right) / 2, self.height - top, self.height - bottom))

    def add_sides(self, box: Box) -> None:
        """Adds the four sides of a box."""
        left, bottom, right, top = box
        for x in (left, right):
            self.add_thin((x, bottom, x, top))
        for y in (bottom, top):
            self.add_thin((left, y, right, y))


def strokes_of(page: Handle, objects: int, height: float) -> Strokes:
    """All pieces of ruling lines that a page draws, those inside form objects included."""
    strokes = Strokes(height)
    drawn = list(map(pdfium.FPDFPage_GetObject, [page] * objects, range(objects)))
    _collect(drawn, UPRIGHT, strokes, 0)
    return strokes


def _collect(objects: list[Handle], matrix: Matrix, strokes: Strokes, depth: int) -> None:
    """Most objects are text, so their kinds are asked in bulk."""
    for drawn, kind in zip(objects, map(pdfium.FPDFPageObj_GetType, objects), strict=True):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _collect_path(drawn, matrix, strokes)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            count = max(pdfium.FPDFFormObj_CountObjects(drawn), 0)
            inner = list(map(pdfium.FPDFFormObj_GetObject, [drawn] * count, range(count)))
            _collect(inner, _times(_matrix_of(drawn), matrix), strokes, depth + 1)


def _collect_path(path: Handle, matrix: Matrix, strokes: Strokes) -> None:
    """Most paths are one line or one box, which their bounds tell; the rest are walked."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    segments = pdfium.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or not 2 <= segments <= MAX_SEGMENTS:
        return
    if segments > 2 and (segments != 5 or stroke.value):
        strokes.budget -= segments
        if strokes.budget >= 0:
            _walk(path, segments, matrix, strokes, stroked=bool(stroke.value))
        return
    bounds = _placed(_bounds(path), matrix)
    # Bounds of a stroked line are wider than the line by its own width on both sides.
    strokes.add_thin(bounds, thin=2 * THIN if stroke.value else THIN)


def _bounds(path: Handle) -> Box:
    sides = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *map(byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _walk(path: Handle, segments: int, matrix: Matrix, strokes: Strokes, *, stroked: bool) -> None:
    matrix = _times(_matrix_of(path), matrix)
    boxes: list[Box] = []
    for corners in _outlines(path, segments, matrix):
        if stroked:
            for (x0, y0), (x1, y1) in pairwise(corners):
                strokes.add_thin((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), thin=1.0)
        else:
            xs, ys = zip(*corners, strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
            strokes.add_thin(boxes[-1])
    for outer, inner in pairwise(boxes):
        # A box within a box, filled between: how browsers draw a border.
        if all(0.1 < abs(a - b) <= THIN for a, b in zip(outer, inner, strict=True)):
            strokes.add_sides(outer)


def _outlines(path: Handle, segments: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path. A curve ends a part: ruling lines are straight."""
    a, b, c, d, e, f = matrix
    x, y = c_float(), c_float()
    outlines: list[list[tuple[float, float]]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO and outlines:
            outlines[-1].append(point)
        else:
            outlines.append([point])
        if pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return [outline for outline in outlines if len(outline) > 1]


def _matrix_of(drawn: Handle) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _placed(box: Box, matrix: Matrix) -> Box:
    if matrix is UPRIGHT:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)
