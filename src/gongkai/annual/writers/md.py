"""Markdown: the official layout as pipe tables, which the text reader reads back.

A pipe table has no merged cells: a label stands where its cell begins, row labels right beside
their figures, and the places that it would cover stay empty. Paragraphs are written as they are:
an escape would be read back as a character of the text.
"""

from collections.abc import Iterator, Sequence

from gongkai.annual.form import Form
from gongkai.annual.report import Report
from gongkai.annual.writers.layout import Box
from gongkai.annual.writers.parts import Filled, Heading, Part, Title, parts


def write(report: Report, forms: Sequence[Form]) -> bytes:
    """The report as a Markdown text in UTF-8."""
    blocks = ("\n".join(_block(part)) for part in parts(report, forms))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _block(part: Part) -> Iterator[str]:
    if isinstance(part, Title):
        yield f"# {part.text}"
    elif isinstance(part, Heading):
        yield f"## {part.text}"
    elif isinstance(part, Filled):
        yield from table(part)
    else:
        yield part.text


def table(filled: Filled) -> Iterator[str]:
    """The lines of a pipe table."""
    first, *others = filled.layout.rows()
    texts = _texts(filled, first)
    yield _row([*texts, *[""] * (filled.layout.width - len(texts))])
    yield _row(["---"] * filled.layout.width)
    for boxes in others:
        yield _row(_texts(filled, boxes))


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _texts(filled: Filled, boxes: Sequence[Box]) -> list[str]:
    """One row up to its last box. A label over several columns stands right beside its figures."""
    texts = [""] * filled.layout.width
    for box in boxes:
        beside = box.kind == "row" and box.column < filled.layout.labels
        texts[filled.layout.labels - 1 if beside else box.column] = filled.text(box).replace(
            "|", "｜"
        )
    return texts[: 1 + max(box.column for box in boxes)]
