"""The page of GB/T 9704-2012 in figures: A4, 22 lines of 28 characters."""

from unicodedata import east_asian_width

PAPER = (210.0, 297.0)
"""Width and height, as all lengths here in millimetres."""

TOP, LEFT, RIGHT, BOTTOM = 37.0, 28.0, 26.0, 35.0
"""天头 and 订口 are the standard's; the other two leave 156 × 225 mm for the text."""

TEXT_WIDTH = PAPER[0] - LEFT - RIGHT
TEXT_HEIGHT = PAPER[1] - TOP - BOTTOM
LINES, CHARACTERS = 22, 28

NUMBER_GAP = 7.0
"""From the text to the dashes beside the page number."""

# The typefaces' sizes in points: 二号, 三号, 四号, 小四, 五号.
SIZE_TITLE, SIZE_BODY, SIZE_NUMBER, SIZE_TABLE, SIZE_CROWDED = 22.0, 16.0, 14.0, 12.0, 10.5

DASH = SIZE_NUMBER / 2 * 25.4 / 72
"""From the top of the number's line to its dashes, which stand half way."""

CROWDED = 7
"""A table of more columns than these is set smaller."""

DATE_INSET = 4.0
"""Characters between the date and the right edge, room for the seal."""


def points(millimetres: float) -> float:
    """A length in points."""
    return millimetres * 72 / 25.4


CHARACTER = (points(TEXT_WIDTH) - SIZE_BODY) / (CHARACTERS - 1)
"""From one character to the next: a little less than the size, or 28 do not fit into 156 mm."""


def width(text: str) -> float:
    """About how many characters wide a text is; Latin letters and digits count half."""
    return sum(1.0 if east_asian_width(c) in "WFA" else 0.5 for c in text)


def insets(signature: str, date: str) -> tuple[float, float]:
    """Characters between signature, date and the right edge, the one centred on the other."""
    if not date:
        return DATE_INSET, DATE_INSET
    centred = DATE_INSET + (width(date) - width(signature)) / 2
    return max(0.0, centred), DATE_INSET - min(0.0, centred)


def table_size(columns: int) -> float:
    """The size of the text in a table of so many columns."""
    return SIZE_CROWDED if columns > CROWDED else SIZE_TABLE
