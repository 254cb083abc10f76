"""The sums of a report as mending sees them: which are broken, and with which others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from gongkai.annual.checks.identities import agree, sums
from gongkai.annual.checks.lines import undecided
from gongkai.annual.compare import table_forms
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
        """Whether both sides agree, as the check judges it."""
        return agree(list(map(values.get, self.left)), list(map(values.get, self.right)))


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
def _sums(form: Form, table: Table) -> tuple[Sum, ...]:
    blocks = {block.id: block for block in table.blocks}
    return tuple(
        Sum(blocks[rule.block], rule.per, cells[: len(rule.left)], cells[len(rule.left) :])
        for rule, _, cells in sums(form, table)
    )


def _broken(report: Report, form: Form, table: Table, unsure: frozenset[str]) -> Iterator[Part]:
    """Sums over undecided cells say nothing; those over inferred ones must go on holding."""
    known, broken = [], []
    for rule in _sums(form, table):
        if unsure.isdisjoint(rule.cells):
            if rule.holds(report.cells):
                known.append(rule)
            elif report.inferred.isdisjoint(rule.cells):
                known.append(rule)
                broken.append(rule)
    done: set[str] = set()
    for rule in broken:
        if done.isdisjoint(rule.cells):
            cells = _joined(rule, known)
            done |= cells
            yield Part(
                table=table,
                form=form,
                block=rule.block,
                cells=tuple(cell for cell in form.cells if cell in cells),
                sums=tuple(r for r in known if not cells.isdisjoint(r.cells)),
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
