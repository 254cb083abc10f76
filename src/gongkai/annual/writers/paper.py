"""The report as official paper, for the formats that are printed: docx and pdf."""

import re
from collections.abc import Iterator, Sequence

from gongkai.annual.form import Form
from gongkai.annual.labels import ORDINALS
from gongkai.annual.report import Report
from gongkai.annual.writers.layout import Box
from gongkai.annual.writers.parts import Filled, Heading, Part, Prose, Title, parts
from gongkai.typeset import document as paper
from gongkai.typeset import page

LABELS = frozenset({"corner", "heading", "column"})
PADDING = 0.9  # characters at both sides of a figure
NARROWEST = 1.9  # characters of a column that holds labels or 0

_SUBHEADING = re.compile(rf"[（(][{ORDINALS}]{{1,3}}[）)][^。；：，！？]{{1,24}}")


def document(report: Report, forms: Sequence[Form]) -> paper.Document:
    """The report as a document: title, sections, and their tables with merged heads."""
    found = list(parts(report, forms))
    title = next((part.text for part in found if isinstance(part, Title)), "")
    return paper.Document(title, tuple(_blocks(found)))


def _blocks(found: Sequence[Part]) -> Iterator[paper.Block]:
    for part in found:
        if isinstance(part, Heading):
            yield paper.Heading(1, part.text)
        elif isinstance(part, Filled):
            yield table(part)
        elif isinstance(part, Prose):
            short = _SUBHEADING.fullmatch(part.text)
            yield paper.Heading(2, part.text) if short else paper.Paragraph.of(part.text)


def table(filled: Filled) -> paper.Table:
    """A table of the form, filled in."""
    rows = (tuple(_cell(filled, box) for box in boxes) for boxes in filled.layout.rows())
    return paper.Table(tuple(rows), widths(filled))


def _cell(filled: Filled, box: Box) -> paper.TableCell:
    blocks = filled.layout.table.blocks
    across = blocks[box.block].layout == "across"
    # The head of one block may not be printed again over the rows of another.
    again = len(blocks) == 1 or bool(blocks[box.block].head)
    beside = box.kind == "row" and not across
    return paper.TableCell(
        filled.text(box),
        box.rows,
        box.columns,
        header=again and (box.kind in LABELS or (across and box.kind != "figure")),
        align=paper.Align.LEFT if beside else paper.Align.CENTRE,
    )


def widths(filled: Filled) -> tuple[float, ...]:
    """Widths of the columns, by their shares, but none too narrow for a figure in it."""
    shares = filled.layout.shares()
    whole = page.points(page.TEXT_WIDTH) / page.table_size(len(shares))
    least = [NARROWEST] * len(shares)
    for box in filled.layout.boxes:
        if box.kind == "figure" and box.columns == 1:
            needed = page.width(filled.text(box)) + PADDING
            least[box.column] = max(least[box.column], needed)
    return _at_least(least, shares, whole)


def _at_least(least: Sequence[float], shares: Sequence[float], whole: float) -> tuple[float, ...]:
    """Parts of a whole by shares; parts that would be too small take theirs off the others."""
    fixed: set[int] = set()
    while True:
        left = whole - sum(least[i] for i in fixed)
        free = sum(share for i, share in enumerate(shares) if i not in fixed)
        small = {
            i for i, share in enumerate(shares) if i not in fixed and left * share / free < least[i]
        }
        if not small:
            return tuple(
                least[i] if i in fixed else left * share / free for i, share in enumerate(shares)
            )
        fixed |= small
        if len(fixed) == len(shares):
            return tuple(least)
