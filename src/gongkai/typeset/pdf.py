"""A document as PDF, through Typst: the template lays out, the text comes as data."""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from gongkai.typeset import page
from gongkai.typeset.document import (
    Block,
    Document,
    Emphasis,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    TableCell,
)
from gongkai.typeset.fonts import BOLD, HEADINGS, Fonts, Role, check, find, wanted
from gongkai.typeset.messages import say
from gongkai.typeset.table import filled, head
from gongkai.typeset.text import cleaned

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "data" / "paper.typ"
ROUNDING = 0.005
"""Points taken off each pitch, so that the last character and line fit for certain."""

NUMBERS = (Role.SONG, "— 0123456789")

_one_at_a_time = Lock()
"""A compiler is not made to be used by two threads."""


def write(document: Document, fonts: Fonts | None = None) -> bytes:
    """The PDF; the same document and fonts give the same bytes. May raise Refusal `no_glyph`."""
    fonts = fonts or find()
    clean = cleaned(document)
    texts = [(role, text) for role, text in _texts(clean) if text]
    check(texts, fonts)
    data = _paper(clean, fonts, {role for role, _ in texts})
    given = {"paper": json.dumps(data, ensure_ascii=False, separators=(",", ":"))}
    with _one_at_a_time:
        made = _compiler(fonts).compile(_template(), format="pdf", sys_inputs=given)
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=2)
def _compiler(fonts: Fonts) -> "typst.Compiler":
    import typst

    loaded = typst.Fonts(False, False, list(fonts.folders))
    return typst.Compiler(root=TEMPLATE.parent, font_paths=loaded)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _texts(document: Document) -> Iterator[tuple[Role, str]]:
    """All text that will be printed, with the role whose fonts print it."""
    yield Role.TITLE, document.title
    for block in document.blocks:
        match block:
            case Paragraph():
                yield Role.FANGSONG, block.text
            case Heading():
                yield HEADINGS[block.level], block.text
            case Table():
                yield Role.HEI, block.caption
                for row in block.rows:
                    for cell in row:
                        yield Role.HEI if cell.header else Role.FANGSONG, cell.text
            case PageBreak():
                pass
    for name in document.attachments:
        yield Role.FANGSONG, f"附件：0123456789. {name}"
    yield Role.FANGSONG, document.signature
    yield Role.FANGSONG, document.date
    yield NUMBERS


def _paper(document: Document, fonts: Fonts, used: set[Role]) -> dict[str, Any]:
    language, _, region = document.language.partition("-")
    insets = page.insets(document.signature, document.date)
    signed = {"signature": document.signature, "date": document.date, "insets": insets}
    return {
        "page": _page(),
        "fonts": {role: _font(fonts, role) for role in Role},
        "language": {"lang": language.lower(), "region": region.lower() or None},
        "title": document.title,
        "author": document.signature.split("\n")[0],
        "keywords": [_substitution(fonts, r) for r in Role if r in used and fonts.substituted(r)],
        "blocks": [_block(block) for block in document.blocks],
        "attachments": document.attachments,
        "signed": signed if document.signature or document.date else None,
    }


@cache
def _page() -> dict[str, float]:
    free = page.points(page.TEXT_HEIGHT) - page.LINES * page.SIZE_BODY
    return {
        "width": page.PAPER[0],
        "height": page.PAPER[1],
        "top": page.TOP,
        "left": page.LEFT,
        "right": page.RIGHT,
        "bottom": page.BOTTOM,
        "number-gap": page.NUMBER_GAP - page.DASH,
        "character": round(page.CHARACTER - ROUNDING, 3),
        "gap": round(free / (page.LINES - 1) - ROUNDING, 3),
        "title": page.SIZE_TITLE,
        "body": page.SIZE_BODY,
        "number": page.SIZE_NUMBER,
    }


def _font(fonts: Fonts, role: Role) -> dict[str, Any]:
    chain = fonts.chain(role)
    thin = role is Role.TITLE and not chain[0].own and chain[0].weight < BOLD
    return {
        "families": [face.family for face in chain],
        "weight": chain[0].weight,
        "thicken": thin,
    }


def _substitution(fonts: Fonts, role: Role) -> str:
    values = {"wanted": wanted()[role].name, "used": fonts.chain(role)[0].family}
    return say("property", "substituted", values)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(runs, indent):
            parts = [{"text": r.text, "bold": r.emphasis is Emphasis.BOLD} for r in runs]
            return {"kind": "paragraph", "indent": indent, "runs": parts}
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": text}
        case Table():
            return _table(block)
        case PageBreak():
            return {"kind": "page-break"}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": table.caption,
        "widths": table.widths,
        "size": page.table_size(len(table.widths)),
        "head": head(table),
        "rows": [[_cell(cell) for cell in row] for row in filled(table)],
    }


def _cell(cell: TableCell) -> str | dict[str, Any]:
    """A plain cell is only its text: most are, and Typst is quicker about a string."""
    if cell == TableCell(cell.text) and "\n" not in cell.text:
        return cell.text
    return {
        "rows": cell.rows,
        "columns": cell.columns,
        "header": cell.header,
        "align": cell.align,
        "text": cell.text,
    }
