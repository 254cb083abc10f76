"""Where figures are laid down as they are placed, with what contradicts and what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.annual.align.fit import Fit, Texts, fit
from gongkai.annual.align.lines import Line
from gongkai.annual.document import Place
from gongkai.annual.figures import figure
from gongkai.annual.form import Block, Form, Row
from gongkai.annual.report import Damage, Report


@dataclass(slots=True)
class Open:
    """A line with several readings, to be settled by the sums of its columns."""

    block: Block
    rows: tuple[Row, ...]
    line: Line
    cells: list[str] = field(default_factory=list)
    readings: tuple[Texts, ...] = ()


@dataclass(slots=True)
class Board:
    """Collects the cells of a report. `texts` holds what was printed for each cell."""

    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    damage: list[Damage] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    inferred: set[str] = field(default_factory=set)
    disputed: set[str] = field(default_factory=set)
    headers: dict[str, str] = field(default_factory=dict)

    def put(self, cell: str, text: str, place: Place) -> None:
        """Lay down one cell. Printed twice and unlike, neither counts: which one is not known."""
        known = self.texts.get(cell, "")
        if text.strip() and known.strip() and known.strip() != text.strip():
            self.disputed.add(cell)
            values: dict[str, object] = {"first": known.strip(), "second": text.strip()}
            self.report("repeated", place, (cell,), **values)
        elif cell not in self.texts or text.strip():
            self.texts[cell] = text
            self.places[cell] = place

    def report(self, code: str, place: Place, cells: Sequence[str] = (), **values: object) -> None:
        """Note something that could not be placed."""
        self.damage.append(Damage(code, place, tuple(cells), {"text": place.text, **values}))

    def put_line(self, form: Form, block: Block, row: Row, line: Line) -> None:
        """Lay down a line of figures of one row, as far as its columns can be told."""
        if line.columns:
            for column, text, place in zip(line.columns, line.texts, line.places, strict=True):
                self.put(f"{block.id}.{row.id}.{column}", text, place)
            return
        cells = [block.cell(row, column) for column in block.columns]
        self._put_fit(cells, line, row.label, row_sums(form, block), Open(block, (row,), line))

    def put_across(self, form: Form, block: Block, line: Line) -> None:
        """Lay down the one line of a block whose rows stand side by side."""
        label = next(table.label for table in form.tables if block in table.blocks)
        cells = [block.cell(row, column) for row in block.rows for column in block.columns]
        self._put_fit(cells, line, label, across_sums(form, block), Open(block, block.rows, line))

    def _put_fit(
        self, cells: list[str], line: Line, label: str, sums: list[list[int]], undecided: Open
    ) -> None:
        found = fit(line.texts, len(cells), sums, glued=line.glued, whole=line.whole)
        if found.extra:
            code = "extra_value" if found.readings else "extra_value_unplaced"
            self.report(code, line.place, cells, extra="、".join(found.extra), label=label)
        if found.lost:
            self._report_lost(cells, line, label, found)
        if len(found.readings) > 1:
            undecided.cells, undecided.readings = cells, found.readings
            self.open.append(undecided)
        elif found.readings:
            self.put_reading(cells, found.readings[0], line)

    def _report_lost(self, cells: list[str], line: Line, label: str, found: Fit) -> None:
        read = found.readings[0] if found.readings else [None] * len(cells)
        lost = [cell for cell, text in zip(cells, read, strict=True) if text is None]
        self.report("lost", line.place, lost, printed=" ".join(line.texts), label=label)

    def put_reading(self, cells: Sequence[str], reading: Texts, line: Line) -> None:
        """Lay down a settled reading of a line."""
        aligned = len(line.places) == len(cells)
        for i, (cell, text) in enumerate(zip(cells, reading, strict=True)):
            if text is not None:
                self.put(cell, text, line.places[i] if aligned else line.place)

    def report_missing_columns(self, block: Block, place: Place) -> None:
        """Name the columns of a block in which nothing was laid down, where others were."""
        for column in block.columns:
            cells = [block.cell(row, column) for row in block.rows]
            if self.texts.keys().isdisjoint(cells):
                where = place._replace(column=None, text=column.label)
                self.report("missing_column", where, cells, label=column.label)

    def fill(self, report: Report, form: Form, table: str) -> None:
        """Give the report every cell of a table."""
        found = form.table(table)
        for cell, at in found.places.items() if found else ():
            read = figure(self.texts.get(cell, ""), at.column.kind)
            report.cells[cell] = None if cell in self.disputed else read.value
            if read.mark:
                report.marks[cell] = read.mark
            if cell in self.places:
                report.places[cell] = self.places[cell]


def row_sums(form: Form, block: Block) -> list[list[int]]:
    """Positions of the addends and of the total, for each sum along a row of the block."""
    at = {column.id: i for i, column in enumerate(block.columns)}
    return [
        [*(at[term] for term in rule.right), at[rule.left[0]]]
        for rule in form.identities
        if rule.block == block.id and rule.per == "row" and len(rule.left) == 1
    ]


def across_sums(form: Form, block: Block) -> list[list[int]]:
    """The sums of all rows of a block that stand side by side, as positions on one line."""
    width = len(block.columns)
    return [
        [position + i * width for position in positions]
        for i in range(len(block.rows))
        for positions in row_sums(form, block)
    ]
