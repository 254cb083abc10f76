"""The first sheet: the report as it is printed, on a grid of narrow columns.

Labels and prose are merged over several columns. The figures of a wide table have a column each,
so that figures can be pasted in from another workbook.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil
from typing import Any

from gongkai.annual.checks.identities import sums
from gongkai.annual.exact import plain
from gongkai.annual.report import Value
from gongkai.annual.writers.layout import FEW, Box, Layout
from gongkai.annual.writers.parts import Filled, Heading, Part, Title
from gongkai.annual.writers.xlsx.looks import Look, Looks
from gongkai.annual.writers.xlsx.reckoning import (
    At,
    Entry,
    Reckoning,
    number,
    number_format,
    reckon,
    total_formula,
)

LEAST = 12  # columns of the grid
PAGE = 100  # characters over its whole width
LINE = 1.35  # height of a line, in font sizes
TALLEST = 409  # points; no row of Excel is taller
LONGEST = 32_000  # characters; no cell of Excel holds more than a few more
SIZES = {"title": 18, "heading": 14, "prose": 12, "label": 10}

Sheet = Any


class Paper:
    """Writes the parts of a report one below the other."""

    def __init__(
        self, sheet: Sheet, looks: Looks, parts: Sequence[Part], cells: Mapping[str, Value]
    ) -> None:
        self.sheet, self.looks, self.cells = sheet, looks, cells
        tables = [part for part in parts if isinstance(part, Filled)]
        self.grid = max([LEAST, *(table.layout.width for table in tables)])
        self.row = 0
        self.reckonings: list[Reckoning] = []
        self._set_up()
        for part in parts:
            self._add(part)

    def _set_up(self) -> None:
        self.sheet.set_column(0, self.grid - 1, PAGE / self.grid)
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")
        self.sheet.freeze_panes(1, 0)

    def _add(self, part: Part) -> None:
        if isinstance(part, Filled):
            self._table(part)
            return
        name = "title" if isinstance(part, Title) else "prose"
        if isinstance(part, Heading):
            name = "heading"
            self.row += 1  # a blank row parts sections
        for start in range(0, len(part.text), LONGEST):
            self._text(name, part.text[start : start + LONGEST])

    def _text(self, name: str, text: str) -> None:
        """A line over the whole width, as high as its text."""
        lines = ceil(_width(text) * SIZES[name] / (PAGE * SIZES["label"]))
        self.sheet.set_row(self.row, min(TALLEST, (lines + 0.4) * LINE * SIZES[name]))
        self._merged(At(self.row, 0), 1, self.grid, self.looks.look(name))
        self.sheet.write_string(self.row, 0, text, self.looks.look(name))
        self.row += 1

    def _table(self, filled: Filled) -> None:
        self.row += 1
        columns = [0, *accumulate(_spread(filled.layout, self.grid))]
        entries = dict(self._entries(filled, columns))
        found = [reckon(one, entries) for one in sums(filled.form, filled.layout.table)]
        formulas = _formulas(found)
        for box in filled.layout.boxes:
            at = At(self.row + box.row, columns[box.column])
            width = columns[box.column + box.columns] - at.column
            if box.kind == "figure":
                text = filled.text(box)
                self._figure(entries[box.id], text, width, formulas.get(entries[box.id].at, ""))
            else:
                beside = box.kind == "row" and box.column < filled.layout.labels
                look = self.looks.look("row" if beside else "label")
                self._merged(at, box.rows, width, look)
                self.sheet.write_string(*at, filled.text(box), look)
        self._heights(filled, columns)
        self._mark(found)
        self.reckonings += found
        self.row += filled.layout.height + 1

    def _entries(self, filled: Filled, columns: Sequence[int]) -> Iterator[tuple[str, Entry]]:
        for box in filled.layout.boxes:
            if box.kind == "figure":
                value = self.cells.get(box.id)
                bare = value is not None and filled.text(box) == str(plain(value))
                at = At(self.row + box.row, columns[box.column])
                yield box.id, Entry(at, value, bare and number(value) is not None)

    def _figure(self, entry: Entry, text: str, width: int, formula: str) -> None:
        look = self.looks.look("figure", number_format(entry.value) if entry.number else "@")
        self._merged(entry.at, 1, width, look)
        if not text:
            self.sheet.write_blank(*entry.at, None, self.looks.look("figure", "0"))
        elif formula:
            self.sheet.write_formula(*entry.at, formula, look, number(entry.value))
        elif entry.number:
            self.sheet.write_number(*entry.at, number(entry.value), look)
        else:
            self.sheet.write_string(*entry.at, text, look)

    def _merged(self, at: At, rows: int, columns: int, look: Look) -> None:
        if rows * columns > 1:
            self.sheet.merge_range(*at, at.row + rows - 1, at.column + columns - 1, "", look)

    def _heights(self, filled: Filled, columns: Sequence[int]) -> None:
        """As high as the highest label of one row needs it."""
        each = PAGE / self.grid
        for row, boxes in enumerate(filled.layout.rows()):
            lines = [
                ceil(_width(filled.text(box)) / (each * _columns(box, columns) - 1))
                for box in boxes
                if box.rows == 1 and box.kind != "figure"
            ]
            self.sheet.set_row(
                self.row + row, (max(lines, default=1) + 0.4) * LINE * SIZES["label"]
            )

    def _mark(self, found: Sequence[Reckoning]) -> None:
        for reckoning in found:
            rule = {
                "type": "formula",
                "criteria": reckoning.failing,
                "format": self.looks.look("failed"),
            }
            for entry in reckoning.marked:
                self.sheet.conditional_format(*entry.at, *entry.at, rule)


def _columns(box: Box, columns: Sequence[int]) -> int:
    return columns[box.column + box.columns] - columns[box.column]


def _formulas(found: Sequence[Reckoning]) -> dict[At, str]:
    """The formula of each total that is one, by its place."""
    formulas: dict[At, str] = {}
    for reckoning in found:
        if len(reckoning.left) == 1 and (formula := total_formula(reckoning)):
            formulas.setdefault(reckoning.left[0].at, formula)
    return formulas


def _spread(layout: Layout, grid: int) -> list[int]:
    """How many columns of the grid each column of a table takes.

    Of a wide table what is over goes to the row labels, else to all columns by their shares.
    """
    widths = [1] * layout.width
    over = grid - layout.width
    if layout.labels and layout.width - layout.labels > FEW:
        widths[layout.labels - 1] += over
        return widths
    ends = [round(end * over) for end in accumulate(layout.shares())]
    return [own + end - start for own, start, end in zip(widths, [0, *ends], ends, strict=False)]


def _width(text: str) -> int:
    """How wide a text is in characters: a Chinese one counts as two."""
    return len(text) + sum(ch > "\u2000" for ch in text)
