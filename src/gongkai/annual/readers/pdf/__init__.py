"""PDF with a text layer, read by geometry: letters, ruling lines, then tables and paragraphs."""

import math
from dataclasses import replace

from gongkai.annual.document import Document, Grid
from gongkai.annual.readers.pdf.grids import filled
from gongkai.annual.readers.pdf.lattice import Lattice, lattices
from gongkai.annual.readers.pdf.letters import Line, lines_of, runs_of
from gongkai.annual.readers.pdf.margins import Sheet, without_margins
from gongkai.annual.readers.pdf.pages import Page, opened, pages_of, title_of
from gongkai.annual.readers.pdf.paragraphs import Item, blocks_of
from gongkai.refusal import Refusal

Placed = list[tuple[Lattice, Grid]]


def read(data: bytes) -> Document:
    """A PDF file as paragraphs and ruled tables; each page's part of a table is a Grid of its own.

    Tables without ruling lines come as paragraphs, one a line, columns two spaces apart.
    """
    sheets: list[Sheet] = []
    tables: list[Placed] = []
    width = math.inf
    with opened(data) as document:
        title = title_of(document)
        for page in pages_of(document):
            sheet, placed = _read_page(page)
            sheets.append(sheet)
            tables.append(placed)
            width = min(width, page.width)
    without_margins(sheets)
    items = [
        item
        for sheet, placed in zip(sheets, tables, strict=True)
        for item in _in_order(sheet, placed)
    ]
    if not items:
        raise Refusal("scanned")
    return Document("pdf", tuple(blocks_of(items, width)), title)


def _read_page(page: Page) -> tuple[Sheet, Placed]:
    found = lattices(page.strokes)
    grids, outside = filled(found, runs_of(page.letters))
    placed = [
        (lattice, replace(grid, page=page.number))
        for lattice, grid in zip(found, grids, strict=True)
        if grid
    ]
    tables = [(lattice.ys[0], lattice.ys[-1]) for lattice, _ in placed]
    return Sheet(page.number, page.height, lines_of(outside), tables), placed


def _in_order(sheet: Sheet, placed: Placed) -> list[Item]:
    """Lines and tables from top to bottom; a table goes before what stands beside it."""
    items: list[tuple[float, Line | Grid]] = [(lattice.ys[0], grid) for lattice, grid in placed]
    items += [((line.top + line.bottom) / 2, line) for line in sheet.lines]
    items.sort(key=lambda item: item[0])
    return [(sheet.number, item) for _, item in items]
