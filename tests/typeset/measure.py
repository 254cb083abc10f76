"""A PDF measured: its lines, characters and margins, as they stand on the paper."""

from dataclasses import dataclass

import pypdfium2

MILLIMETRES = 25.4 / 72
NUMBER_TOP = 265.0
"""What begins below, in millimetres from the top, is the page number and not the text."""

SAME_LINE = 3.0


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its ink, in millimetres from the top left corner of the page.

    `middle` is that of the line's height, wherever the ink is.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    middle: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's characters: those of the text by lines, and those of the page number."""

    lines: tuple[tuple[Letter, ...], ...]
    number: tuple[Letter, ...]

    def texts(self) -> list[str]:
        """The lines as text."""
        return ["".join(letter.text for letter in line) for line in self.lines]

    def letters(self) -> list[Letter]:
        """All characters of the text."""
        return [letter for line in self.lines for letter in line]


def pages(data: bytes) -> list[Page]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    height = page.get_height()
    letters = []
    for index in range(text.count_chars()):
        shown = text.get_text_range(index, 1)
        left, bottom, right, top = text.get_charbox(index)
        if shown.strip() and right > left:
            _, low, _, high = text.get_charbox(index, loose=True)
            sides = (left, height - top, right, height - bottom, height - (low + high) / 2)
            letters.append(Letter(shown, *(side * MILLIMETRES for side in sides)))
    body = [letter for letter in letters if letter.top < NUMBER_TOP]
    number = [letter for letter in letters if letter.top >= NUMBER_TOP]
    return Page(tuple(map(tuple, _lines(body))), tuple(number))


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """The lines from top to bottom, each from left to right."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one.middle):
        if lines and letter.middle - lines[-1][0].middle < SAME_LINE:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda one: one.left) for line in lines]
