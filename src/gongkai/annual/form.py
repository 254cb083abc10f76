"""A form of the report: its sections, tables, labels and identities, loaded from one TOML file.

Parts of a form are compared by identity: each form is loaded once.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, dataclass_transform

from gongkai.refusal import Refusal

FORMS = Path(__file__).parent / "forms"

Kind = Literal["count", "signed", "money"]
Per = Literal["row", "column"]


@dataclass_transform(eq_default=False, frozen_default=True)
class Part:
    """A part of a form: its annotated values are set once. Takes less time than a dataclass."""

    def __init__(self, *values: object, **named: object) -> None:
        fields = type(self).__annotations__
        self.__dict__.update(zip(fields, values, strict=False), **named)
        unknown = self.__dict__.keys() - fields.keys()
        missing = [name for name in fields if not hasattr(self, name)]
        if unknown or missing:
            raise TypeError(f"{type(self).__name__}: unknown {unknown}, missing {missing}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of a form is set once")


class Heading(Part):
    """A section of the report; `aspects` are the topics its text must speak of."""

    id: str
    label: str
    variants: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()


class Column(Part):
    """A column of figures: count (whole, not negative), signed, or money in `unit`."""

    id: str
    label: str
    variants: tuple[str, ...] = ()
    under: str = ""
    kind: Kind = "count"
    unit: str = ""


class Group(Part):
    """A label that spans several rows and holds no figures."""

    id: str
    label: str
    variants: tuple[str, ...] = ()


class Row(Part):
    """A row of figures. `under` are the ids of the groups around it, outermost first.

    `same_as` names the rows of other forms whose sum this row compares with.
    """

    id: str
    label: str
    variants: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    outcome: bool = False
    same_as: tuple[str, ...] = ()


class Block(Part):
    """Rows by columns under one head. Its id is the first part of the ids of its cells.

    `layout` is "down" (row labels at the left) or "across" (one line of figures, the rows being
    groups of columns side by side).
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: str = ""
    corner: str = ""
    layout: Literal["down", "across"] = "down"
    headings: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    def cell(self, row: Row, column: Column) -> str:
        """The id `table.row.column` of one cell."""
        return f"{self.id}.{row.id}.{column.id}"


class Table(Part):
    """One of the numbered tables of the report, made of blocks."""

    id: str
    label: str
    section: str
    blocks: tuple[Block, ...]

    @cached_property
    def places(self) -> "dict[str, CellPlace]":
        """Every cell id with its place, in the printed order."""
        return {
            block.cell(row, column): CellPlace(self, block, row, column)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        }

    def cells(self) -> list[str]:
        """Ids of all cells, in the printed order."""
        return list(self.places)


class Identity(Part):
    """left = right, once for each row or column of a block. One term at the left is a total."""

    check: str
    block: str
    per: Per
    left: tuple[str, ...]
    right: tuple[str, ...]
    basis: str


class Yearly(Part):
    """equals(this year) = sum of last(last year) + plus(this year) - minus(this year)."""

    check: str
    block: str
    per: Per
    equals: str
    last: tuple[str, ...]
    basis: str
    level: Literal["error", "warning"] = "error"
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


class Count(Part):
    """How some cells of a block are counted: from which facts, which of them, and what of each.

    `filter` names sides of the facts with the values that count. `row` and `column` are sides whose
    values are the ids of rows and columns; `measure` is what is summed, "*column" the id of the
    column. Without `rows` or `columns` all of the block are meant.
    """

    block: str
    source: str
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    filter: Mapping[str, str | tuple[str, ...]] = MappingProxyType({})
    row: str = ""
    column: str = ""
    measure: str = "count"


class Wanted(NamedTuple):
    """What a cell counts: the sides of the facts that must have one of some values, the measure."""

    source: str
    where: dict[str, tuple[str, ...]]
    measure: str


class CellPlace(NamedTuple):
    """Where a cell belongs in its form."""

    table: Table
    block: Block
    row: Row
    column: Column


class Form(Part):
    """A national format of the annual report; `source` is the document that sets it."""

    name: str
    source: str
    years: dict[str, int]
    sections: tuple[Heading, ...]
    tables: tuple[Table, ...]
    identities: tuple[Identity, ...] = ()
    yearly: tuple[Yearly, ...] = ()
    counts: tuple[Count, ...] = ()

    @cached_property
    def wanted(self) -> dict[str, Wanted]:
        """What is counted for each cell that is; the others are sums of these."""
        return {cell: _wanted(count, at) for count in self.counts for cell, at in _in(self, count)}

    @cached_property
    def cells(self) -> dict[str, CellPlace]:
        """Every cell id with its place, in the printed order."""
        return {cell: at for table in self.tables for cell, at in table.places.items()}

    def table(self, table: str) -> Table | None:
        """The table with this id."""
        return next((t for t in self.tables if t.id == table), None)

    def holds(self, year: int) -> bool:
        """Whether reports of this year are made on this form."""
        return self.years["first"] <= year <= self.years.get("last", 9999)


def load(path: Path) -> Form:
    """The form in a TOML file; refuses a file whose parts do not fit together."""
    return build(tomllib.loads(path.read_text("utf-8")))


def build(data: dict[str, Any]) -> Form:
    """A form from its parsed data."""
    tables = tuple(_table(t) for t in data["tables"])
    form = Form(
        name=data["name"],
        source=data["source"],
        years=data["years"],
        sections=tuple(Heading(**_tuples(s)) for s in data["sections"]),
        tables=tables,
        identities=tuple(_identity(i, tables) for i in data.get("identities", [])),
        yearly=tuple(Yearly(**_tuples(y)) for y in data.get("yearly", [])),
        counts=tuple(Count(**_tuples(c)) for c in data.get("counts", [])),
    )
    _must_fit(form)
    return form


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def _table(data: dict[str, Any]) -> Table:
    return Table(data["id"], data["label"], data["section"], tuple(map(_block, data["blocks"])))


def _block(data: dict[str, Any]) -> Block:
    parts: dict[str, Any] = _tuples(data)
    for key, kind in (("columns", Column), ("rows", Row), ("groups", Group)):
        parts[key] = tuple(kind(**_tuples(item)) for item in data.get(key, []))
    return Block(**parts)


def _identity(data: dict[str, Any], tables: tuple[Table, ...]) -> Identity:
    identity = Identity(**_tuples(data))
    rows = [r for t in tables for b in t.blocks if b.id == identity.block for r in b.rows]
    outcomes = tuple(row.id for row in rows if row.outcome)
    right = tuple(
        term for name in identity.right for term in (outcomes if name == "*outcome" else (name,))
    )
    return Identity(
        identity.check, identity.block, identity.per, identity.left, right, identity.basis
    )


def _in(form: Form, count: Count) -> Iterator[tuple[str, CellPlace]]:
    """The cells that a count is of."""
    for cell, at in form.cells.items():
        outcome = "*outcome" in count.rows and at.row.outcome
        row = not count.rows or at.row.id in count.rows or outcome
        column = not count.columns or at.column.id in count.columns
        if at.block.id == count.block and row and column:
            yield cell, at


def _wanted(count: Count, at: CellPlace) -> Wanted:
    where = {
        side: (values,) if isinstance(values, str) else tuple(values)
        for side, values in count.filter.items()
    }
    for side, id in ((count.row, at.row.id), (count.column, at.column.id)):
        if side:
            where[side] = (id,)
    measure = at.column.id if count.measure == "*column" else count.measure
    return Wanted(count.source, where, measure)


def _must_fit(form: Form) -> None:
    """Every term of an identity or a count names a row or column that its block has."""
    rules: list[Identity | Yearly] = [*form.identities, *form.yearly]
    for rule in rules:
        blocks = [b for t in form.tables for b in t.blocks if b.id == rule.block]
        axes = [b.rows if rule.per == "column" else b.columns for b in blocks]
        known = {item.id for axis in axes for item in axis}
        terms = (
            (*rule.left, *rule.right)
            if isinstance(rule, Identity)
            else (rule.equals, *rule.last, *rule.plus, *rule.minus)
        )
        if unknown := [term for term in terms if term not in known]:
            raise Refusal("form", form=form.name, rule=rule.check, terms="、".join(unknown))
    for count in form.counts:
        if unknown := list(_missing(form, count)):
            raise Refusal("form", form=form.name, rule="counts", terms="、".join(unknown))


def _missing(form: Form, count: Count) -> Iterator[str]:
    """What a count names and the form does not have: its block, its rows, its columns."""
    blocks = [b for t in form.tables for b in t.blocks if b.id == count.block]
    if not blocks:
        yield count.block
        return
    rows = {"*outcome", *(row.id for block in blocks for row in block.rows)}
    columns = {column.id for block in blocks for column in block.columns}
    yield from (row for row in count.rows if row not in rows)
    yield from (column for column in count.columns if column not in columns)


@cache
def forms(folder: Path = FORMS) -> tuple[Form, ...]:
    """All forms of a folder, oldest first."""
    found = [load(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda form: form.years["first"]))
