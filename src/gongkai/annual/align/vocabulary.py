"""The labels of forms, ready to be looked up; and which form a table follows, by its labels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gongkai.annual.form import Block, Column, Form, Row, Table
from gongkai.annual.labels import Key, Labels, key, squeeze

SHORT = 2  # labels of so few characters stand in any text: 规章, 其他, 总计
TELLING = 4  # a row label longer than this, or a column label as long, tells of a table
TELLING_ROWS = 2

SpotKind = Literal["head", "row", "column", "other"]


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """What a label stands for. "other" is a corner, a group or a heading: it holds no figures."""

    kind: SpotKind
    table: Table
    block: Block
    row: Row | None = None
    column: Column | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A spot with one of its wordings; `own` is false for a variant of `label`."""

    key: Key
    spot: Spot
    own: bool
    label: str = ""


@cache
def named(table: Table) -> tuple[Named, ...]:
    """Every label of a table with all its wordings."""
    found: list[Named] = []

    def add(spot: Spot, label: str, variants: Sequence[str] = ()) -> None:
        found.append(Named(key(label), spot, own=True, label=label))
        found.extend(Named(key(variant), spot, own=False, label=label) for variant in variants)

    for block in table.blocks:
        if block.head:
            add(Spot("head", table, block), block.head)
        for row in block.rows:
            add(Spot("row", table, block, row=row), row.label, row.variants)
        for column in block.columns:
            add(Spot("column", table, block, column=column), column.label, column.variants)
        for group in block.groups:
            add(Spot("other", table, block), group.label, group.variants)
        for label in (block.corner, *block.headings):
            if label:
                add(Spot("other", table, block), label)
    return tuple(found)


class Vocabulary:
    """Labels of the tables of a report, each table with the form that it follows."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tuple(tables)
        self.by_words: dict[str, list[Named]] = {}
        for table in tables:
            for name in sorted(named(table), key=lambda n: not n.own):
                self.by_words.setdefault(name.key.words, []).append(name)
        self._joined = "\n".join(self.by_words)
        self._tables = {block: table for table in tables for block in table.blocks}

    def spots(self, label: Key) -> list[Spot]:
        """What a label may stand for; its ordinal decides where it fits just one of them."""
        names = self.by_words.get(label.words, [])
        if len(names) < 2:
            return [name.spot for name in names]
        fits = [name for name in names if name.key.ordinal == label.ordinal]
        return [name.spot for name in fits or names]

    def table_of(self, block: Block) -> Table:
        """The table that a block belongs to."""
        return self._tables[block]

    def row_like(self, words: str, block: Block) -> tuple[Spot | None, bool]:
        """The row whose label a page break tore to these words, or a misprint made of it."""
        labels = row_labels(block)
        for group in block.groups:  # 行政诉讼：复议后起诉
            rest = words.removeprefix(squeeze(group.label))
            if rest != words and rest in labels.words():
                return Spot("row", self.table_of(block), block, row=labels.words()[rest]), False
        row, misprint = labels.torn(words), False
        if row is None and not self.knows(words):
            row, misprint = labels.near(words), True
        spot = Spot("row", self.table_of(block), block, row=row) if row else None
        return spot, misprint and spot is not None

    def named(self, words: str) -> list[Spot]:
        """Everything that bears these words, whatever its ordinal."""
        return [name.spot for name in self.by_words.get(words, [])]

    def bears(self, spot: Spot, ordinal: str) -> bool:
        """Whether a label of this spot has this ordinal."""
        return any(n.key.ordinal == ordinal for n in named(spot.table) if n.spot is spot)

    def knows(self, words: str) -> bool:
        """Whether these words are a label or a piece of one."""
        return words in self.by_words or self.is_piece(words)

    def is_piece(self, words: str) -> bool:
        """Whether these words are a piece of some label, as a torn cell leaves them."""
        return words in self._joined


@cache
def row_labels(block: Block) -> Labels[Row]:
    """The row labels of a block, for what is torn or misprinted."""
    return Labels((row, row.label, row.variants) for row in block.rows)


@cache
def vocabulary(tables: tuple[Table, ...]) -> Vocabulary:
    """The vocabulary of these tables, made once."""
    return Vocabulary(tables)


def recognise(
    forms: Sequence[Form],
    has: Callable[[str], bool],
    year: int | None,
    already: Mapping[str, Form] | None = None,
) -> dict[str, Form]:
    """The form of each table that is there, told by its labels alone.

    `has` tells whether the squeezed words of a label occur. A form scores a point for each of
    its labels that is there and loses one for each row missing before the last row that is.
    Forms that score alike are told apart by the form of the table before, then by the year.
    Tables in `already` have their form.
    """
    chosen: dict[str, Form] = dict(already or {})
    last: Form | None = None
    for name in dict.fromkeys(table.id for form in forms for table in form.tables):
        if name in chosen:
            last = chosen[name]
            continue
        scores: Mapping[str, int | None] = {
            form.name: _score(table, has) for form in forms if (table := form.table(name))
        }
        best = max((score for score in scores.values() if score is not None), default=None)
        if best is None:
            continue
        alike = [form for form in forms if scores.get(form.name) == best]
        last = chosen[name] = _preferred(alike, last, year)
    return chosen


def _preferred(alike: Sequence[Form], last: Form | None, year: int | None) -> Form:
    if last and last in alike:
        return last
    by_year = [form for form in alike if year and form.holds(year)]
    return (by_year or list(alike))[-1]


def _score(table: Table, has: Callable[[str], bool]) -> int | None:
    """Labels found less rows missed; None where too little of the table is there."""
    found: dict[str, Named] = {}
    rows: dict[Spot, bool] = {}
    for name in named(table):
        words, spot = name.key.words, name.spot
        if len(words) <= SHORT or spot.kind == "other":
            continue
        there = has(words)
        if there:
            found[name.label] = name
        if spot.row:
            rows[spot] = rows.get(spot, False) or there
    heads = [n for n in found.values() if not n.spot.row and len(n.key.words) > TELLING - 1]
    telling = [n for n in found.values() if n.spot.row and len(n.key.words) > TELLING]
    if not heads and len(telling) < TELLING_ROWS:
        return None
    there_at = [i for i, there in enumerate(rows.values()) if there]
    missed = there_at[-1] + 1 - len(there_at) if there_at else 0
    return len(found) - missed
