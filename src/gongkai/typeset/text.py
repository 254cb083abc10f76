"""Text as a typesetter may see it: nothing invisible, no exotic spaces."""

import re
from dataclasses import replace
from unicodedata import category

from gongkai.typeset.document import Block, Document, Heading, PageBreak, Paragraph, Table

_SUSPECT = re.compile(
    "[^\n\u0020-\u007e\u00a1-\u00ac\u2010-\u2027\u3000-\u33ff\u3400-\u9fff\uff00-\uffef]"
)


def visible(text: str) -> str:
    """The text without what has no shape of its own, as controls and format characters."""
    return _SUSPECT.sub(_shape, text.replace("\r\n", "\n"))


def _shape(match: re.Match[str]) -> str:
    character = match[0]
    kind = category(character)
    if character in "\r\v\f" or kind in {"Zl", "Zp"}:
        return "\n"
    if character == "\t" or (kind == "Zs" and character != "\u00a0"):
        return " "
    if kind == "Cs" or ord(character) & 0xFFFE == 0xFFFE:
        return "\ufffd"
    return "" if kind in {"Cc", "Cf"} or _selects(character) else character


def _selects(character: str) -> bool:
    """Whether it only chooses a form of the character before it, which no free font knows."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def cleaned(document: Document) -> Document:
    """The document with all its text made visible."""
    return replace(
        document,
        title=visible(document.title),
        blocks=tuple(map(_block, document.blocks)),
        signature=visible(document.signature),
        date=visible(document.date),
        attachments=tuple(map(visible, document.attachments)),
    )


def _block(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(
                block, runs=tuple(replace(run, text=visible(run.text)) for run in block.runs)
            )
        case Heading():
            return replace(block, text=visible(block.text))
        case Table():
            rows = tuple(
                tuple(replace(cell, text=visible(cell.text)) for cell in row) for row in block.rows
            )
            return replace(block, rows=rows, caption=visible(block.caption))
        case PageBreak():
            return block
