"""The columns of a table that was set as text, as its header names them, if it can be trusted."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.annual.form import Block

HEADER_LINES = 2  # a header of more lines is one label a line, or torn


class Label(NamedTuple):
    """A column label: the column, the line it stands on, and whether it stands there in full."""

    column: str
    line: int
    whole: bool


def columns_of(block: Block, header: Sequence[Label]) -> tuple[str, ...]:
    """Ids of the columns from left to right: the form's, unless a sound header says otherwise.

    A converter tears headers: labels break over lines and change places. So a header counts
    only if each label stands in full on a line, on one or two lines in all or one a line, and
    names all columns or all but a few, each once.
    """
    form = tuple(column.id for column in block.columns)
    names = [label.column for label in header]
    lines = [label.line for label in header]
    sound = all(label.whole for label in header) and len(set(names)) == len(names) > 1
    one_a_line = len(set(lines)) == len(lines)
    if not sound or not (one_a_line or len(set(lines)) <= HEADER_LINES):
        return form
    if len(names) < len(form) - 1 or (one_a_line and max(lines) - min(lines) > 2 * len(form) + 2):
        return form
    found = _spread(block, names)
    return form if set(found) == set(form) and found == list(form) else tuple(found)


def _spread(block: Block, names: Sequence[str]) -> list[str]:
    """Names in the order of their columns: those under a common heading are read after the rest."""
    under = {column.id: column.under for column in block.columns}
    first = next((i for i, name in enumerate(names) if under[name]), len(names))
    above, below = list(names[:first]), list(names[first:])
    if not below or not all(under[name] for name in below) or len(above) < 2:
        return list(names)  # one header line
    form = [column.id for column in block.columns]
    heading = next(i for i, column in enumerate(form) if under[column])
    before = [name for name in above if form.index(name) < heading]
    after = [name for name in above if form.index(name) > heading]
    return [*before, *below, *after]
