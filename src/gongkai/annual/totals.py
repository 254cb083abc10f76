"""The cells that are sums of others, by the identities of the form."""

from collections.abc import Iterator, Mapping
from functools import cache

from gongkai.annual.form import Block, Form, Identity
from gongkai.annual.report import Value


@cache
def parts(form: Form) -> Mapping[str, tuple[str, ...]]:
    """The parts of each total; of one that is a sum in two ways, those of the first."""
    found: dict[str, tuple[str, ...]] = {}
    for identity in form.identities:
        if len(identity.left) == 1:
            for total, cells in _of(form, identity):
                found.setdefault(total, cells)
    return found


def leaves(form: Form, cell: str) -> list[str]:
    """The cells that a cell is the sum of in the end; itself, if it is no total."""
    sums = parts(form)
    if cell not in sums:
        return [cell]
    return [leaf for part in sums[cell] for leaf in leaves(form, part)]


def summed(form: Form, cells: Mapping[str, Value]) -> dict[str, Value]:
    """All cells of the form: those given, and each total whose parts are all known."""
    sums = parts(form)
    found: dict[str, Value] = {}
    for cell in form.cells:
        values = [cells.get(leaf) for leaf in leaves(form, cell)] if cell in sums else []
        known = [value for value in values if value is not None]
        total = sum(known) if values and len(known) == len(values) else None
        found[cell] = total if cell in sums else cells.get(cell)
    return found


def _of(form: Form, identity: Identity) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each total of an identity with its parts: per row of the block, or per column."""
    for block in (b for t in form.tables for b in t.blocks if b.id == identity.block):
        for line in block.rows if identity.per == "row" else block.columns:
            total = _cell(block, identity, identity.left[0], line.id)
            yield total, tuple(_cell(block, identity, p, line.id) for p in identity.right)


def _cell(block: Block, identity: Identity, term: str, line: str) -> str:
    row, column = (line, term) if identity.per == "row" else (term, line)
    return f"{block.id}.{row}.{column}"
