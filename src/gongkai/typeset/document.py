"""An official paper as structure: what stands on it, not how it looks."""

from dataclasses import dataclass
from enum import StrEnum


class Emphasis(StrEnum):
    """How a run of text stands out. Official papers know no italics and no underline."""

    NONE = ""
    BOLD = "bold"


class Align(StrEnum):
    """Where the text of a table cell stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one manner."""

    text: str
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text; `indent` is its first line's, off for an addressee."""

    runs: tuple[Run, ...]
    indent: bool = True

    @classmethod
    def of(cls, text: str, *, indent: bool = True) -> "Paragraph":
        """A paragraph of plain text."""
        return cls((Run(text),), indent)

    @property
    def text(self) -> str:
        """All of it, in no manner."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number as written: 一、 at level 1, （一） at 2, 1. at 3, （1） at 4."""

    level: int
    text: str

    def __post_init__(self) -> None:
        if self.level not in {1, 2, 3, 4}:
            raise ValueError(f"a heading has level 1 to 4, not {self.level}")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, which may stretch over several rows and columns."""

    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True)
class Table:
    """A table by rows, a cell standing where it begins; `widths` are shares of the whole width.

    The leading rows that hold nothing but header cells are printed again on each page.
    """

    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Paragraph | Heading | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """An official paper; signature and date are as shown, `attachments` the names under 附件.

    A long title is best broken by its author (with a newline), so that no word is torn.
    """

    title: str
    blocks: tuple[Block, ...]
    signature: str = ""
    date: str = ""
    attachments: tuple[str, ...] = ()
    language: str = "zh-CN"
