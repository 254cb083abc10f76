"""What a reader hands on: the paragraphs and grids of a file, in reading order, nothing dropped.

A reader knows a file format and nothing of annual reports; what the text means is for `align`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where in the source something stands; every number counts from 1, None where unknown."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    text: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or in a text file one line as it stands, tabs and blank lines included.

    `level` is the depth of a heading (1 is the title) where the format marks headings.
    """

    text: str
    page: int | None = None
    level: int | None = None


class Cell(NamedTuple):
    """A cell as drawn. A merged cell is one Cell, standing at every position it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its spans resolved: `rows[r][c]` is the cell there, None where there is none.

    `Cell.row` and `Cell.column` are the zero-based indexes of its top left position. Rows may
    differ in length. A table nested in a cell is a Grid of its own, after its parent; the
    parent's cell keeps only its own text.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    page: int | None = None


Block = Paragraph | Grid


def paragraphs(blocks: Iterable[Block]) -> str:
    """The text of the paragraphs among some blocks, one a line."""
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `kind` is the reader's name: html, docx, xlsx, xls, pdf, text.

    `title` is what the format itself calls the title (HTML `<title>`, core properties), else "".
    """

    kind: str
    blocks: tuple[Block, ...]
    title: str = ""
