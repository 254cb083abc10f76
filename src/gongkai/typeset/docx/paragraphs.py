"""Paragraphs, runs and lengths as WordprocessingML."""

from collections.abc import Sequence
from math import floor
from xml.sax.saxutils import escape, quoteattr

from gongkai.typeset import page
from gongkai.typeset.document import Emphasis, Run

CHARACTER = page.CHARACTER * 20
"""One character of the grid in twips."""

PITCH = int(page.points(page.TEXT_HEIGHT) * 20 / page.LINES)
"""One line of the grid in twips, rounded down so that all of them fit."""

TIGHT = floor((page.CHARACTER - page.SIZE_BODY) * 20)
"""What is taken from the space after each character, so that 28 fit. A grid of characters would
say the same, but LibreOffice takes a negative one for a positive one (docs/decisions/0007)."""


def twips(millimetres: float) -> int:
    """A length in twentieths of a point."""
    return round(page.points(millimetres) * 20)


def paragraph(style: str, text: str | Sequence[Run], placed: str = "", size: float = 0) -> str:
    """A paragraph in a style; `placed` adds properties that must come after the style."""
    runs = [Run(text)] if isinstance(text, str) else text
    shown = "".join(_run(run, size) for run in runs if run.text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{placed}</w:pPr>{shown}</w:p>'


def _run(run: Run, size: float) -> str:
    bold = "<w:b/>" if run.emphasis is Emphasis.BOLD else ""
    sized = f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>' if size else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in run.text.split("\n"))
    manner = f'<w:rPr><w:rFonts w:hint="eastAsia"/>{bold}{sized}</w:rPr>'
    return f"<w:r>{manner}{'<w:br/>'.join(lines)}</w:r>"


def indented(left: float = 0, right: float = 0, hanging: float = 0) -> str:
    """Indents in characters."""
    sides = (("left", left), ("right", right), ("hanging", hanging))
    given = "".join(f' w:{side}="{round(n * CHARACTER)}"' for side, n in sides if n)
    return f"<w:ind{given}/>"


def spaced(lines: int) -> str:
    """Blank lines before a paragraph."""
    return f'<w:spacing w:before="{lines * PITCH}"/>' if lines else ""


def typeface(name: str) -> str:
    """The font of a style, for all scripts, so that digits come from it too."""
    quoted = quoteattr(name)
    kinds = " ".join(f"w:{kind}={quoted}" for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts w:hint="eastAsia" {kinds}/>'
