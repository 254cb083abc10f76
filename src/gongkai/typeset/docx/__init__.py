"""A document as DOCX, with the fonts by the names under which offices have them."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gongkai.typeset import page
from gongkai.typeset.document import Block, Document, Heading, PageBreak, Paragraph, Table
from gongkai.typeset.docx.paragraphs import (
    CHARACTER,
    PITCH,
    TIGHT,
    indented,
    paragraph,
    spaced,
    twips,
    typeface,
)
from gongkai.typeset.docx.tables import table
from gongkai.typeset.fonts import HEADINGS, Role, wanted
from gongkai.typeset.text import cleaned

DATA = Path(__file__).parents[1] / "data" / "docx"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of all parts: a zip file begins to count here."""


def write(document: Document) -> bytes:
    """The DOCX; the same document gives the same bytes."""
    clean = cleaned(document)
    parts = {
        "[Content_Types].xml": _data("content_types"),
        "_rels/.rels": _data("package_rels"),
        "docProps/core.xml": _core(clean),
        "word/document.xml": _document(clean),
        "word/_rels/document.xml.rels": _data("document_rels"),
        "word/styles.xml": _styles(clean.language),
        "word/settings.xml": _data("settings"),
        "word/fontTable.xml": _fonts(),
        "word/footer_odd.xml": _footer("right"),
        "word/footer_even.xml": _footer("left"),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text)
    return made.getvalue()


@cache
def _data(name: str) -> str:
    return (DATA / f"{name}.xml").read_text("utf-8").rstrip("\n")


def _core(document: Document) -> str:
    return _data("core").format(
        title=escape(document.title.replace("\n", "")),
        creator=escape(document.signature.split("\n")[0]),
        language=escape(document.language),
    )


def _document(document: Document) -> str:
    footer = page.BOTTOM - page.NUMBER_GAP - page.DASH
    return _data("document").format(
        body="".join(_body(document)),
        width=twips(page.PAPER[0]),
        height=twips(page.PAPER[1]),
        top=twips(page.TOP),
        right=twips(page.RIGHT),
        bottom=twips(page.BOTTOM),
        left=twips(page.LEFT),
        footer=twips(footer),
        pitch=PITCH,
    )


def _body(document: Document) -> Iterator[str]:
    if document.title:
        yield paragraph("Title", document.title)
    for block in document.blocks:
        yield _block(block)
    if document.attachments:
        yield from _attachments(document.attachments)
    if document.signature or document.date:
        yield from _signed(document.signature, document.date)


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs, indent):
            return paragraph("BodyText" if indent else "Normal", runs)
        case Heading(level, text):
            return paragraph(f"Heading{level}", text)
        case Table():
            caption = paragraph("Caption", block.caption) if block.caption else ""
            return caption + table(block)
        case PageBreak():
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _attachments(names: tuple[str, ...]) -> Iterator[str]:
    """附件 two characters in, further names under the first, further lines under the name."""
    label = "附件："
    for place, name in enumerate(names, 1):
        number = f"{place}. " if len(names) > 1 else ""
        shown = f"{label if place == 1 else ''}{number}{name}"
        left = 2 + page.width(label + number)
        hanging = page.width(number) + (page.width(label) if place == 1 else 0)
        yield paragraph("Normal", shown, spaced(place == 1) + indented(left, hanging=hanging))


def _signed(signature: str, date: str) -> Iterator[str]:
    for first, text, inset in zip(
        (True, not signature), (signature, date), page.insets(signature, date), strict=True
    ):
        if text:
            kept = "<w:keepNext/>" if first and date else ""
            placed = kept + spaced(first) + indented(right=inset) + '<w:jc w:val="right"/>'
            yield paragraph("Normal", text, placed)


def _styles(language: str) -> str:
    faces = {role: typeface(wanted()[role].name) for role in Role}
    headings = "".join(_heading(level, faces[role]) for level, role in HEADINGS.items())
    return _data("styles").format(
        fangsong=faces[Role.FANGSONG],
        title_fonts=faces[Role.TITLE],
        hei=faces[Role.HEI],
        song=faces[Role.SONG],
        headings=headings,
        body=round(page.SIZE_BODY * 2),
        title=round(page.SIZE_TITLE * 2),
        number=round(page.SIZE_NUMBER * 2),
        pitch=PITCH,
        tight=TIGHT,
        title_pitch=round(page.SIZE_TITLE * 20 * 1.6),
        indent=round(2 * CHARACTER),
        language=escape(language, {'"': "&quot;"}),
    )


@cache
def _fonts() -> str:
    """The fonts, each with the one that Windows has where the office's own is missing."""
    shown = (
        f"<w:font w:name={quoteattr(need.name)}><w:altName w:val={quoteattr(need.instead)}/>"
        f'<w:charset w:val="86"/><w:family w:val="{need.kind}"/></w:font>'
        for need in wanted().values()
    )
    return _data("fonts").format(fonts="".join(shown))


def _heading(level: int, face: str) -> str:
    return _data("heading").format(
        level=level, outline=level - 1, face=face, indent=round(2 * CHARACTER)
    )


def _footer(side: str) -> str:
    """The page number one character from the side."""
    inset = round(page.SIZE_NUMBER * 20)
    placed = f'<w:ind w:{side}="{inset}"/><w:jc w:val="{side}"/>'
    return _data("footer").format(placed=placed)
