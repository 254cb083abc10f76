"""How the cells of a workbook look."""

from typing import Any

Book = Any
Look = Any

_SONG, _HEI, _FANG = "宋体", "黑体", "仿宋"
_MIDDLE = {"font_name": _SONG, "font_size": 10, "valign": "vcenter", "text_wrap": True}
_FRAMED = {**_MIDDLE, "border": 1, "align": "center"}
_LABEL = {**_FRAMED, "bg_color": "#F3F5F8"}
_FIGURE = {**_FRAMED, "text_wrap": False, "shrink": True}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {**_MIDDLE, "font_name": _HEI, "font_size": 18, "align": "center"},
    "heading": {**_MIDDLE, "font_name": _HEI, "font_size": 14},
    "prose": {**_MIDDLE, "font_name": _FANG, "font_size": 12, "valign": "top"},
    "label": _LABEL,
    "row": {**_LABEL, "align": "left"},
    "figure": _FIGURE,
    "words": {**_FRAMED, "align": "left"},
    "failed": {"font_color": "#9C0006", "bg_color": "#FFC7CE", "bold": True},
}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[tuple[str, str], Look] = {}

    def look(self, name: str, number: str = "") -> Look:
        """The format of this name, with a number format if it shows a number."""
        found = self._made.get((name, number))
        if found is None:
            more = {"num_format": number} if number else {}
            found = self._made[name, number] = self._book.add_format({**_LOOKS[name], **more})
        return found
