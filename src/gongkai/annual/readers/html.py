"""HTML: paragraphs and grids as the page shows them.

Inline tags are stripped from the tree first, in C, so that text split over spans comes out whole
and the walk meets little but blocks. What the page hides (`display:none`, `hidden`) is left out
as its reader does not see it; a hidden block that holds a table is kept, since scripts show such
blocks as tabs.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from lxml import etree

from gongkai.annual.document import Block, Document, Grid, Paragraph, paragraphs
from gongkai.annual.readers.encoding import unicode
from gongkai.annual.readers.grid import REST, Drawing, Drawn
from gongkai.annual.readers.limits import MAX_ATTRIBUTES, MAX_COLUMNS, MAX_NESTING, MAX_TAGS
from gongkai.refusal import Refusal

_BREAK = "\u2028"
_NOISE = (
    *("script", "style", "noscript", "template", "title", "select", "svg", "iframe"),
    *("del", "s", "strike"),
)
_INLINE = (
    *("span", "b", "strong", "i", "em", "u", "font", "a", "o:p", "sub", "sup", "small", "big"),
    *("label", "ins", "mark", "code", "tt", "cite", "abbr", "nobr", "wbr", "br"),
    *("form", "img", "input", "button", "center", "object", "bdo", "q"),
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OWN_WAY = frozenset({"table", "pre", "xmp", "listing", "plaintext"})
_BLOCKS = frozenset(
    (
        *_HEADINGS,
        *_OWN_WAY,
        *("address", "article", "aside", "blockquote", "body", "details", "div", "fieldset"),
        *("figcaption", "figure", "footer", "header", "hr", "html", "legend", "main", "nav"),
        *("dd", "dl", "dt", "li", "menu", "ol", "option", "p", "section", "summary", "ul"),
        *("caption", "tbody", "td", "tfoot", "th", "thead", "tr"),
    )
)
_CELLS = frozenset({"td", "th"})
_GROUPS = ("thead", "tbody", "tfoot")

# The pattern begins with its word, so that the search skips to the places where the word stands.
_HIDDEN_ATTRIBUTE = re.compile(r"hidden(?<=\shidden)(?=\s*[=>]|\s+\w)")
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_ENDS_OF_PAGES = re.compile(r"</?(?:html|body|head)\b[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_INVISIBLE = ("\0", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "&#8203;")
_DIGITS = re.compile(r"\s*(\d+)")

_SUSPECT = 100_000
"""Characters; a shorter page cannot hold enough attributes to matter."""

Element = Any
Blocks = list[Block]
Rows = list[list[Drawn]]


def read(data: bytes) -> Document:
    """The blocks of a web page, in reading order."""
    text = decode(data)
    # Of pages one after the other libxml2 would drop all but the first.
    if text.count("</html>") + text.count("</HTML>") > 1:
        text = _ENDS_OF_PAGES.sub(" ", text)
    root = _tree(text)
    if root is None:
        return Document("html", ())
    title = _squash(root.findtext(".//title") or "")
    _strip(root, hiding=_may_hide(text))
    return Document("html", tuple(_Walk().blocks(root)), title)


def decode(data: bytes) -> str:
    """A page as text: what is valid UTF-8 is UTF-8, whatever the page declares."""
    if (text := unicode(data)) is not None:
        return text
    damaged = data.decode("utf-8-sig", "replace")
    # In another encoding hardly one character comes out as valid UTF-8.
    if damaged.count("\ufffd") * 10 < len(damaged) - len(damaged.encode("ascii", "ignore")):
        return damaged
    found = _CHARSET.search(data, 0, 4096)
    declared = found[1].decode("ascii").lower() if found else ""
    if declared and not declared.startswith(("gb", "utf", "iso-8859")):
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("gb18030", "replace")


def _tree(text: str) -> Element:
    if text.count("<") > MAX_TAGS or (len(text) > _SUSPECT and _overloaded(text)):
        raise Refusal("tangled")
    if any(mark in text for mark in _INVISIBLE):
        for mark in _INVISIBLE:
            text = text.replace(mark, "")
    # Unclosed tags nest deeper than the 256 levels that libxml2 allows unless told otherwise.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    last = parser.error_log.last_error
    if last is not None and "depth" in last.message:
        raise Refusal("tangled")
    return root


def _overloaded(text: str) -> bool:
    """Whether a tag has so many attributes that libxml2, which is slow at that, would not end."""
    for piece in text.split("<"):
        if len(piece) > MAX_ATTRIBUTES:
            tag = piece.rpartition(">")[0] or piece
            if max(tag.count("="), len(tag.split())) > MAX_ATTRIBUTES:
                return True
    return False


def _strip(root: Element, *, hiding: bool) -> None:
    if hiding:
        _drop_hidden(root)
    etree.strip_elements(root, *_NOISE, with_tail=False)
    for line_break in root.iter("br"):
        line_break.text = _BREAK
    for note in root.iter("sup"):  # 12<sup>1</sup> is twelve with a footnote
        note.text = f"（{note.text or ''}"
        note.tail = f"）{note.tail or ''}"
    etree.strip_tags(root, *_INLINE)


def _may_hide(text: str) -> bool:
    """Whether a page may hide something; to look through its attributes costs a second parse."""
    if ("display" in text or "DISPLAY" in text) and _HIDING.search(text):
        return True
    return "HIDDEN" in text or ("hidden" in text and bool(_HIDDEN_ATTRIBUTE.search(text)))


def _drop_hidden(root: Element) -> None:
    for element in root.xpath("//*[@hidden or contains(@style, 'one') or contains(@style, 'ONE')]"):
        hidden = element.get("hidden") is not None or _HIDING.search(element.get("style", ""))
        if hidden and element.getparent() is not None and next(element.iter("table"), None) is None:
            element.tag = "template"


def _squash(text: str) -> str:
    """Text as a browser shows it: white space collapsed, broken lines kept, empty ones not."""
    if _BREAK not in text:
        return " ".join(text.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split(_BREAK))))


class _Walk:
    """Walks the stripped tree of one page."""

    def __init__(self) -> None:
        self.drawing = Drawing()
        self.tables: dict[Element, Blocks] = {}
        self.depth = 0

    def blocks(self, top: Element) -> Blocks:
        """What an element holds, its tail left out."""
        found: Blocks = []
        parts: list[str] = []
        walker = etree.iterwalk(top, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if tag in _BLOCKS:
                _flush(parts, found, _HEADINGS.get(tag) if event == "end" else None)
            if event == "end":
                if element.tail and element is not top:
                    parts.append(element.tail)
            elif tag in _OWN_WAY and element is not top:
                found += self.table(element) if tag == "table" else _lines(element)
                walker.skip_subtree()
            elif element.text:
                parts.append(element.text)
        _flush(parts, found, None)
        return found

    def table(self, table: Element) -> Blocks:
        """A table as a Grid, the tables in its cells after it; or, if it is layout, its content."""
        if table not in self.tables:
            self.depth += 1
            if self.depth > MAX_NESTING:
                raise Refusal("tangled")
            self.tables[table] = self._table(table)
            self.depth -= 1
        return self.tables[table]

    def _table(self, table: Element) -> Blocks:
        around: Blocks = []
        held: list[Blocks] = []
        groups = self._groups(table, around, held)
        if _is_layout(groups, held):
            return self.blocks(table)
        grid = self.drawing.flowed(groups)
        nested = (block for blocks in held for block in blocks if isinstance(block, Grid))
        return [*around, *([grid] if any(grid.rows) else []), *nested]

    def _groups(self, table: Element, around: Blocks, held: list[Blocks]) -> list[Rows]:
        """The groups of rows as drawn: head, bodies, foot.

        `around` takes what is in no cell, `held` the blocks of cells that hold more than text.
        """
        groups: dict[str, list[Rows]] = {name: [] for name in _GROUPS}
        _loose(table.text, around)
        for tag, run in groupby(table, key=lambda child: child.tag if child.tag in groups else ""):
            if not tag:
                groups["tbody"].append(self._rows(run, around, held))
                continue
            for group in run:
                _loose(group.text, around)
                groups[tag].append(self._rows(group, around, held))
                _loose(group.tail, around)
        return [rows for name in _GROUPS for rows in groups[name]]

    def _rows(self, children: Iterable[Element], around: Blocks, held: list[Blocks]) -> Rows:
        rows: Rows = []
        for loose, run in groupby(children, key=lambda child: child.tag in _CELLS):
            if loose:
                rows.append(self._row(run, around, held))
                continue
            for child in run:
                if child.tag == "tr":
                    _loose(child.text, around)
                    rows.append(self._row(child, around, held))
                elif child.tag in _GROUPS:
                    rows += self._rows(child, around, held)
                else:
                    around += self.blocks(child)
                _loose(child.tail, around)
        return rows

    def _row(self, cells: Iterable[Element], around: Blocks, held: list[Blocks]) -> list[Drawn]:
        drawn: list[Drawn] = []
        for cell in cells:
            if cell.tag in _CELLS:
                text = _plain(cell)
                if text is None:
                    held.append(self.blocks(cell))
                    text = paragraphs(held[-1])
                rows, columns = cell.get("rowspan"), cell.get("colspan")
                down = 1 if rows is None else _rowspan(rows)
                across = 1 if columns is None else _colspan(columns)
                drawn.append((text, down, across))
            else:
                around += self.blocks(cell)
            if tail := cell.tail:
                _loose(tail, around)
        return drawn


def _flush(parts: list[str], found: Blocks, level: int | None) -> None:
    if parts:
        if text := _squash("".join(parts)):
            found.append(Paragraph(text, level=level))
        parts.clear()


def _loose(text: str | None, found: Blocks) -> None:
    if text and not text.isspace():
        found.append(Paragraph(_squash(text)))


def _lines(element: Element) -> Iterator[Paragraph]:
    """The lines of preformatted text as they stand."""
    text = "".join(element.itertext()).replace(_BREAK, "\n").removeprefix("\n")
    return (Paragraph(line.replace("\xa0", " ").rstrip()) for line in text.splitlines())


def _plain(cell: Element) -> str | None:
    """The text of a cell that holds nothing but text and plain paragraphs, as all but few do."""
    pieces = [cell.text]
    for child in cell:
        if child.tag != "p" or len(child):
            return None
        pieces += (child.text, child.tail)
    pieces = [piece for piece in pieces if piece]
    return _squash(pieces[0] if len(pieces) == 1 else _BREAK.join(pieces))


def _rowspan(value: str) -> int:
    """As browsers read it: leading digits, 0 being the rest of the group; 1 if there are none."""
    found = _DIGITS.match(value)
    return int(found[1][:9]) if found else 1


def _colspan(value: str) -> int:
    """As browsers read it, and where it is absurd, the rest of the row."""
    span = _rowspan(value)
    return REST if span > MAX_COLUMNS else max(1, span)


def _is_layout(groups: list[Rows], held: list[Blocks]) -> bool:
    """Whether a table only arranges the page: its cells hold prose, or tables with prose."""
    rows = [row for group in groups for row in group]
    lonely = all(len(row) <= 1 for row in rows)
    if lonely and any("\n" in text for row in rows for text, _, _ in row):
        return True
    for blocks in held:
        grids = sum(isinstance(block, Grid) for block in blocks)
        if grids and (lonely or len(rows) == 1 or grids > 1 or len(blocks) - grids > 1):
            return True
    return False
