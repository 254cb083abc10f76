"""Text on a terminal: widths of Chinese characters, wrapping, colours, and ruled tables.

Small enough to be written here: a library for it takes longer to load than a report to check.
"""

import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, TextIO

COLOURS = {"error": "1;31", "warning": "33", "note": "36", "clean": "1;32", "bold": "1", "dim": "2"}
FAULT = "✗"
NARROWEST_LABEL = 8
NARROWEST_FIGURE = 4
WIDEST = 110
NARROWEST = 40
LABEL = 4  # how many times wider than the others the first column may stay

_NOT_FIRST = frozenset("，。、；：？！）》〕”’…%,.;:?!)")
_NOT_LAST = frozenset("（《〔“‘(")


class Screen(NamedTuple):
    """How wide to write, and whether in colour."""

    width: int = 100
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """The text in a named style."""
        return f"\x1b[{COLOURS[style]}m{text}\x1b[0m" if self.colour and text else text

    def paragraph(self, text: str, indent: str = "") -> list[str]:
        """The text in lines that fit, each with the indent in front."""
        return [indent + line for line in wrap(text, self.width - columns(indent))]

    def table(self, rows: Sequence[Sequence[str]], indent: str = "") -> list[str]:
        """Rows, the first being the head, as a ruled table. FAULT marks cells to be painted.

        A table too wide for the screen is turned, its columns becoming rows.
        """
        room = self.width - columns(indent)
        if sum(_floors(rows)) > room - _rules(rows) and len(rows) < len(rows[0]):
            rows = list(zip(*rows, strict=True))
        widths = _fit(rows, room)
        lines = [indent + _rule(widths, "┌┬┐")]
        for number, row in enumerate(rows):
            lines += [indent + line for line in self._row(row, widths, head=number == 0)]
            if number == 0:
                lines.append(indent + _rule(widths, "├┼┤"))
        return [*lines, indent + _rule(widths, "└┴┘")]

    def _row(self, row: Sequence[str], widths: list[int], *, head: bool) -> list[str]:
        cells = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
        lines = []
        for at in range(max(map(len, cells))):
            parts = []
            for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                text = cell[at] if at < len(cell) else ""
                figure = row[number][:1] == FAULT or row[number][-1:].isdigit()
                padded = pad(text, width, right=number > 0 and figure and not head)
                parts.append(self.paint(padded, "error") if row[number][:1] == FAULT else padded)
            lines.append("│ " + " │ ".join(parts) + " │")
        return lines


def screen(stream: TextIO) -> Screen:
    """The screen behind a stream: plain and wide enough where it is no terminal."""
    if not stream.isatty():
        return Screen()
    width = min(max(_terminal_columns(stream), NARROWEST), WIDEST)
    dumb = os.environ.get("TERM") == "dumb"
    return Screen(width, colour=not os.environ.get("NO_COLOR") and not dumb)


def _terminal_columns(stream: TextIO) -> int:
    """As shutil counts them, which takes longer to load than to ask."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return 80


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text
    )


def pad(text: str, width: int, *, right: bool = False) -> str:
    """The text filled up with spaces to a width."""
    space = " " * (width - columns(text))
    return space + text if right else text + space


def wrap(text: str, width: int) -> list[str]:
    """The text in lines no wider than `width`: broken at spaces, or between two Chinese
    characters where the next line does not begin with a closing mark.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_line(paragraph, width)
    return lines


def _wrap_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    while len(text) > 1 and (end := _reach(text, width)) < len(text):
        cut = next((at for at in range(end, 0, -1) if _may_break(text, at)), end)
        lines.append(text[:cut].rstrip())
        text = text[cut:].lstrip(" ")
    return [*lines, text]


def _reach(text: str, width: int) -> int:
    """How many characters fit into a width; at least one."""
    used = 0
    for at, character in enumerate(text):
        used += columns(character)
        if used > width:
            return max(at, 1)
    return len(text)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before == " " or after == " " or not (before.isascii() and after.isascii())


def _fit(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths of the columns, the widest narrowed until all fit, the first of them last."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    floors = _floors(rows)
    shares = [LABEL, *(1 for _ in widths[1:])]
    while sum(widths) > room - _rules(rows):
        of_columns = zip(widths, floors, shares, strict=True)
        spare = [width / share if width > floor else 0 for width, floor, share in of_columns]
        if not any(spare):
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _floors(rows: Sequence[Sequence[str]]) -> list[int]:
    """How narrow each column may become: labels to a few characters, figures not at all."""
    figures = [
        [columns(cell) for cell in column[1:] if cell[-1:].isdigit()]
        for column in zip(*rows, strict=True)
    ]
    return [NARROWEST_LABEL, *(max([NARROWEST_FIGURE, *widths]) for widths in figures[1:])]


def _rules(rows: Sequence[Sequence[str]]) -> int:
    """The room that the lines between columns take."""
    return 3 * len(rows[0]) + 1


def _rule(widths: list[int], ends: str) -> str:
    return ends[0] + ends[1].join("─" * (width + 2) for width in widths) + ends[2]


def standard_output() -> Screen:
    """The screen that standard output goes to."""
    return screen(sys.stdout)
