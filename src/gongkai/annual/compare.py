"""Two reports side by side, year to year or body to body: every cell, every shared passage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.annual.alike import alike
from gongkai.annual.exact import total
from gongkai.annual.form import CellPlace, Form
from gongkai.annual.form import forms as known_forms
from gongkai.annual.report import Report, Value


class Counterparts:
    """The cells of another report that say what a cell says, across forms.

    A form may have one row where another has several: `Row.same_as` names them, and the one
    compares with their sum. Nothing else is ever taken to be the same.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        self._parts: dict[str, tuple[str, ...]] = {}
        for form in forms:
            for cell, at in form.cells.items():
                if at.row.same_as:
                    self._add(cell, [f"{at.block.id}.{r}.{at.column.id}" for r in at.row.same_as])

    def _add(self, cell: str, parts: list[str]) -> None:
        self._parts[cell] = tuple(parts)
        if len(parts) == 1:
            self._parts.setdefault(parts[0], (cell,))

    def of(self, cell: str, known: Mapping[str, Value]) -> tuple[str, ...]:
        """The cell itself where the other report has it, else its parts, else nothing."""
        if cell in known:
            return (cell,)
        parts = self._parts.get(cell, ())
        return parts if parts and all(part in known for part in parts) else ()


class SharedPassage(NamedTuple):
    """A passage of a section that stands in the other report too.

    `share` is the share of the whole section that does, not of this passage alone.
    """

    section: str
    a: str
    b: str
    share: float


class Comparison(NamedTuple):
    """Every cell that either report has, as (a, b), and the passages they share."""

    cells: dict[str, tuple[Value, Value]]
    passages: tuple[SharedPassage, ...]


def compare(a: Report, b: Report, *, forms: Sequence[Form] | None = None) -> Comparison:
    """Compare two reports, whatever forms they follow."""
    known = known_forms() if forms is None else forms
    return Comparison(cells=_cells(a, b, known), passages=tuple(passages(a, b)))


def table_forms(report: Report, forms: Sequence[Form]) -> dict[str, Form]:
    """The form of each table that a report has."""
    names = {form.name: form for form in forms}
    return {table: names[name] for table, name in report.form.items() if name is not None}


def places(report: Report, forms: Sequence[Form]) -> dict[str, CellPlace]:
    """The cells of the tables that a report has, with their places, in the printed order."""
    tables = [form.table(name) for name, form in table_forms(report, forms).items()]
    return {cell: at for table in tables if table for cell, at in table.places.items()}


def passages(a: Report, b: Report) -> Iterator[SharedPassage]:
    """The passages of a's sections that stand anywhere in the text of b."""
    whole = prose(b)
    for section in a.sections:
        share, found = alike(section.text, whole)
        for passage in found:
            yield SharedPassage(section.id or section.heading, passage.a, passage.b, share)


def prose(report: Report) -> str:
    """The text of all sections, a blank line between two, so that none runs into the next."""
    return "\n\n".join(section.text for section in report.sections)


def _cells(a: Report, b: Report, forms: Sequence[Form]) -> dict[str, tuple[Value, Value]]:
    used = [*table_forms(a, forms).values(), *table_forms(b, forms).values()]
    counterparts = Counterparts({form.name: form for form in used}.values())
    return {
        cell: (
            _sum(a.cells, counterparts.of(cell, a.cells)),
            _sum(b.cells, counterparts.of(cell, b.cells)),
        )
        for cell in {**a.cells, **b.cells}
    }


def _sum(cells: Mapping[str, Value], ids: Iterable[str]) -> Value:
    values = [cells[cell] for cell in ids]
    return None if all(value is None for value in values) else total(values)
