"""A cell's text into a figure: the number, and whatever else stood there."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gongkai.annual.form import Kind
from gongkai.annual.labels import widths
from gongkai.annual.report import Value

SIGNS = frozenset(
    {"/", "\\", "-", "--", "—", "——", "–", "―", "――", "无", "空", "*", "○", "〇", "N/A", "n/a"}
)
"""What is written for "nothing here": kept apart from 0, from blank and from each other."""

LONGEST = 60  # characters; what is longer is no figure
_NUMBER = r"[-−–]?\+?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>亿元|万元|元|件|条|个|项|宗|份)?\s*(?P<remark>\(.*\))?$",
    re.DOTALL,
)
NUMBER = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell as read: its value, None for blank, and in `mark` the text if it is no bare number."""

    value: Value
    mark: str = ""


BLANK = Figure(None)


@lru_cache(maxsize=4096)
def is_figure(text: str) -> bool:
    """Whether a cell holds a number or a sign for nothing, rather than words."""
    text = widths(text).strip()
    if len(text) > LONGEST:
        return text.isdigit()  # many figures run together
    return text in SIGNS or bool(text and _FIGURE.match(text))


@lru_cache(maxsize=4096)
def figure(text: str, kind: Kind = "count") -> Figure:
    """A cell's text as a figure of a count, signed or money column. Nothing is guessed.

    Counts are int unless a fraction is printed; money is always Decimal, exactly as printed.
    """
    raw = text.strip()
    if raw.isascii() and raw.isdigit() and kind != "money" and len(raw) < LONGEST:
        return Figure(int(raw))
    plain = widths(raw).strip()
    if not plain:
        return BLANK
    match = None if plain in SIGNS or len(plain) > LONGEST else _FIGURE.match(plain)
    if not match:
        return Figure(None, raw)
    number = re.sub(r"^[−–]", "-", match["number"]).replace(",", "").replace("+", "")
    exact = Decimal(number)
    whole = kind != "money" and exact == exact.to_integral_value()
    value = int(exact) if whole else exact
    return Figure(value, raw if match["unit"] or match["remark"] else "")
