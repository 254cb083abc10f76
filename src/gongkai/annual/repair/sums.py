"""The sums of a report as mending sees them: which are broken, and with which others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from gongkai.annual.checks.lines import lines, undecided
from gongkai.annual.compare import table_forms
from gongkai.annual.exact import total
from gongkai.annual.form import Block, Form, Kind, Per, Table
from gongkai.annual.report import Report, Value


class Sum(NamedTuple):
    """One identity on one line: the cells of its two sides."""

    block: Block
    per: Per
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """All its cells, left to right."""
        return self.left + self.right

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether both sides agree, judged as the check judges it."""
        right = [values.get(cell) for cell in self.right]
        if len(self.left) == 1 and values.get(self.left[0]) is None:
            return not any(right)
        return total([values.get(cell) for cell in self.left]) == total(right)


@dataclass(frozen=True, slots=True)
class Part:
    """Sums that hang together and of which some are broken: mended apart from all others.

    `cells` are theirs, in the printed order.
    """

    table: Table
    form: Form
    block: Block
    cells: tuple[str, ...]
    sums: tuple[Sum, ...]
    broken: tuple[Sum, ...]
    values: Mapping[str, Value]

    def kind(self, cell: str) -> Kind:
        """What a cell counts."""
        return self.form.cells[cell].column.kind

    def allows(self, cell: str, value: Value) -> bool:
        """Whether a cell may hold this: a count is whole and not negative."""
        if value is None:
            return True
        kind = self.kind(cell)
        return (kind == "signed" or value >= 0) and (kind == "money" or value == int(value))


def parts(report: Report, forms: Sequence[Form]) -> Iterator[Part]:
    """The parts of a report that need mending, in the printed order."""
    unsure = undecided(report) | _absent(report, forms)
    for name, form in table_forms(report, forms).items():
        if table := form.table(name):
            yield from _broken(report, form, table, unsure)


def _absent(report: Report, forms: Sequence[Form]) -> frozenset[str]:
    """Cells of rows that were not there to be read, where other rows of their block were.

    A row that a page lost is not blank: no sum over it can tell what to change.
    """
    absent: set[str] = set()
    for name, form in table_forms(report, forms).items():
        table = form.table(name)
        for block in table.blocks if table else ():
            rows = [[block.cell(row, column) for column in block.columns] for row in block.rows]
            lost = [row for row in rows if report.places.keys().isdisjoint(row)]
            if len(lost) < len(rows):
                absent.update(c for row in lost for c in row if report.cells.get(c) is None)
    return frozenset(absent)


@lru_cache(maxsize=32)
def _sums(form: Form, table: str) -> tuple[Sum, ...]:
    blocks = {block.id: block for t in form.tables for block in t.blocks}
    return tuple(
        Sum(
            blocks[identity.block],
            identity.per,
            tuple(map(line.cell, identity.left)),
            tuple(map(line.cell, identity.right)),
        )
        for identity in form.identities
        for line in lines(form, identity)
        if line.table.id == table
    )


def _broken(report: Report, form: Form, table: Table, unsure: frozenset[str]) -> Iterator[Part]:
    """Sums over undecided cells say nothing; those over inferred ones must go on holding."""
    sums, broken = [], []
    for rule in _sums(form, table.id):
        if unsure.isdisjoint(rule.cells):
            if rule.holds(report.cells):
                sums.append(rule)
            elif report.inferred.isdisjoint(rule.cells):
                sums.append(rule)
                broken.append(rule)
    done: set[str] = set()
    for rule in broken:
        if done.isdisjoint(rule.cells):
            cells = _joined(rule, sums)
            done |= cells
            yield Part(
                table=table,
                form=form,
                block=rule.block,
                cells=tuple(cell for cell in form.cells if cell in cells),
                sums=tuple(r for r in sums if not cells.isdisjoint(r.cells)),
                broken=tuple(r for r in broken if not cells.isdisjoint(r.cells)),
                values=report.cells,
            )


def _joined(start: Sum, sums: Sequence[Sum]) -> set[str]:
    """All cells that a change could reach from this sum, by other sums."""
    cells = set(start.cells)
    waiting = [rule for rule in sums if rule is not start]
    while True:
        near = [rule for rule in waiting if not cells.isdisjoint(rule.cells)]
        if not near:
            return cells
        waiting = [rule for rule in waiting if cells.isdisjoint(rule.cells)]
        cells.update(cell for rule in near for cell in rule.cells)
