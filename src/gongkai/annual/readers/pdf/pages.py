"""What pdfium draws on each page: letters with their boxes, and ruling lines, y running down."""

import threading
from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_ushort, create_string_buffer
from dataclasses import dataclass
from math import isfinite, pi

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.annual.readers.limits import MAX_PAGES
from gongkai.annual.readers.pdf.letters import Letter
from gongkai.annual.readers.pdf.strokes import Handle, Strokes, strokes_of
from gongkai.refusal import Refusal

MAX_PAGE_LETTERS = 20_000
"""A page of prose has a thousand, so a page with more is a map or an attack."""
MAX_LETTERS, MAX_OBJECTS = 400_000, 400_000
"""In all; these keep the reading of the worst file within seconds."""

PDFIUM = threading.Lock()
"""pdfium keeps global state and crashes when two threads are inside it."""

ENCRYPTED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
QUARTER_TURNS = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
# pdfium puts U+FFFE or U+0002 for a hyphen at a line's end, and 0 for a glyph without a meaning.
REPLACED = str.maketrans({"\ufffe": "-", "\x02": "-", "\x00": "\ufffd"})
SAMPLE = 60
"""How many letters tell which way a page is turned."""
MIN_EM, MAX_EM = 3.0, 40.0
"""A letter box less or more high than this, in points, is not believed."""


@dataclass(slots=True)
class Page:
    """One page as drawn, its number counting from 1."""

    number: int
    width: float
    height: float
    objects: int
    letters: list[Letter]
    strokes: Strokes


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The open document. Refuses what needs a password, is broken or has too many pages."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code in ENCRYPTED
            raise Refusal("encrypted" if locked else "broken_pdf") from error
        try:
            if len(document) > MAX_PAGES:
                raise Refusal("too_many_pages", pages=len(document), limit=MAX_PAGES)
            yield document
        finally:
            document.close()


def title_of(document: pypdfium2.PdfDocument) -> str:
    """The title in the document's properties, "" where there is none."""
    size = pdfium.FPDF_GetMetaText(document.raw, b"Title", None, 0)
    buffer = create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document.raw, b"Title", buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    """Each page in turn, of which only one is held open."""
    letters = objects = 0
    for index in range(len(document)):
        with _loaded(document, index) as (page, text):
            turned = _turn_upright(page, text)
            drawn = None if turned else _drawn(page, text, index + 1)
        if drawn is None:
            with _loaded(document, index) as (page, text):
                drawn = _drawn(page, text, index + 1)
        letters += len(drawn.letters)
        objects += drawn.objects
        if letters > MAX_LETTERS or objects > MAX_OBJECTS:
            raise Refusal("dense_page", page=drawn.number)
        yield drawn


@contextmanager
def _loaded(document: pypdfium2.PdfDocument, index: int) -> Iterator[tuple[Handle, Handle]]:
    page = pdfium.FPDF_LoadPage(document.raw, index)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        if not text:
            raise Refusal("broken_pdf")
        yield page, text
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)


def _drawn(page: Handle, text: Handle, number: int) -> Page:
    letters = max(pdfium.FPDFText_CountChars(text), 0)
    objects = max(pdfium.FPDFPage_CountObjects(page), 0)
    if letters > MAX_PAGE_LETTERS or objects > MAX_OBJECTS:
        raise Refusal("dense_page", page=number)
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    drawn = _letters(text, letters, box.top)
    strokes = strokes_of(page, objects, box.top)
    width, height = box.right - box.left, box.top - box.bottom
    return Page(number, width, height, objects, drawn, strokes)


def _letters(text: Handle, count: int, height: float) -> list[Letter]:
    """All letters in drawing order, spaces and line ends left out: gaps tell them apart."""
    handles = [text] * count
    boxes = (pdfium.FS_RECTF * count)()
    # The loose box is the letter's advance and em height, the same for 一 and 国.
    for _ in map(pdfium.FPDFText_GetLooseCharBox, handles, range(count), boxes):
        pass
    edges = array("f", bytes(boxes))
    tops = [height - edge for edge in edges[1::4]]
    bottoms = [height - edge for edge in edges[3::4]]
    characters = _characters(text, count).translate(REPLACED)
    drawn = zip(characters, edges[0::4], tops, edges[2::4], bottoms, strict=True)
    return [
        letter if MIN_EM < letter[4] - letter[2] < MAX_EM else _tight(text, index, letter, height)
        for index, letter in enumerate(drawn)
        if not letter[0].isspace()
    ]


def _characters(text: Handle, count: int) -> str:
    """One character for every box: at once where pdfium leaves none out, else one by one."""
    buffer = (c_ushort * (2 * count + 1))()
    pdfium.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0]
    if len(whole) == count:
        return whole
    codes = map(pdfium.FPDFText_GetUnicode, [text] * count, range(count))
    return "".join([chr(code) if code < 0x110000 else "\ufffd" for code in codes])


def _tight(text: Handle, index: int, letter: Letter, height: float) -> Letter:
    """The letter with the box of its ink: pdfium's loose box fails vertical and turned text."""
    sides = [c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, index, *map(byref, sides))
    left, right, bottom, top = (side.value if isfinite(side.value) else 0.0 for side in sides)
    return letter[0], left, height - top, right, height - bottom


def _turn_upright(page: Handle, text: Handle) -> bool:
    """Turns the content of a page whose text does not run rightwards; True asks to load anew."""
    turns = _turns(text)
    if not turns:
        return False
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    a, b, c, d = QUARTER_TURNS[turns]
    corners = [
        (a * x + c * y, b * x + d * y) for x in (box.left, box.right) for y in (box.bottom, box.top)
    ]
    left, bottom = map(min, zip(*corners, strict=True))
    right, top = map(max, zip(*corners, strict=True))
    matrix = pdfium.FS_MATRIX(a, b, c, d, -left, -bottom)
    if not pdfium.FPDFPage_TransFormWithClip(page, matrix, None):
        return False
    pdfium.FPDFPage_SetMediaBox(page, 0, 0, right - left, top - bottom)
    pdfium.FPDFPage_SetCropBox(page, 0, 0, right - left, top - bottom)
    pdfium.FPDFPage_SetRotation(page, 0)
    return True


def _turns(text: Handle) -> int:
    """The quarter turns clockwise that make most of the page's letters stand upright."""
    count = pdfium.FPDFText_CountChars(text)
    angles = [
        pdfium.FPDFText_GetCharAngle(text, index)
        for index in range(0, count, max(count // SAMPLE, 1))
        if not pdfium.FPDFText_IsGenerated(text, index)
    ]
    turns = Counter(round(angle / (pi / 2)) % 4 for angle in angles if isfinite(angle))
    return turns.most_common(1)[0][0] if turns else 0
