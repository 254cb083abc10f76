"""HTML: one page without anything from elsewhere, its tables marked up for screen readers.

A table is named by `aria-label` and has no caption: read back, a caption would become a sentence
of the section that the table stands in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources

from gongkai.annual.form import Form
from gongkai.annual.report import Report
from gongkai.annual.writers.layout import Box
from gongkai.annual.writers.parts import Filled, Heading, Part, Title, parts

Attributes = Callable[[str], Mapping[str, str]]
"""More attributes for the `td` of a cell, by its id; classes are added to its own."""

INFERRED = "这个数原文没有写明，由合计推算得出"
WIDE = 6
"""Columns of a table that a narrow screen shows by scrolling."""

_SCOPES = {"head": "rowgroup", "row": "row", "group": "rowgroup"}


def write(report: Report, forms: Sequence[Form]) -> bytes:
    """The report as a web page in UTF-8."""
    found = list(parts(report, forms))
    title = next((part.text for part in found if isinstance(part, Title)), "")
    body = "\n".join(map(markup, found))
    style = resources.files("gongkai.annual").joinpath("data/report.css").read_text("utf-8")
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def markup(part: Part) -> str:
    """One part of the report, as it stands in the page."""
    if isinstance(part, Title):
        return f"<h1>{escape(part.text)}</h1>"
    if isinstance(part, Heading):
        return f"<h2>{escape(part.text)}</h2>"
    if isinstance(part, Filled):
        return table_markup(part)
    return f"<p>{escape(part.text)}</p>"


def table_markup(filled: Filled, attributes: Attributes | None = None, *, prefix: str = "") -> str:
    """A table alone. A figure has `data-cell`, the ids of its labels, and what `attributes` gives.

    `prefix` begins every id of the table, so that a page may hold a table twice.
    """
    marks = _Marks(filled, attributes or (lambda _: {}), prefix)
    rows = [f"<tr>{''.join(map(marks.box, boxes))}</tr>" for boxes in filled.layout.rows()]
    wide = ' class="wide"' if filled.layout.width > WIDE else ""
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{marks.name}">\n'
        f'<table aria-label="{marks.name}"{wide}>\n'
        f"{marks.columns()}\n{marks.grouped(rows)}\n</table>\n</div>"
    )


class _Marks:
    """Makes the markup of one table."""

    def __init__(self, filled: Filled, attributes: Attributes, prefix: str) -> None:
        self.filled = filled
        self.attributes = attributes
        self.start = f"{prefix}{filled.layout.table.id}"
        self.name = escape(_name(filled))
        self.labels = [
            box for box in filled.layout.boxes if box.kind != "figure" and filled.text(box)
        ]

    def columns(self) -> str:
        """How wide the columns are."""
        shares = (f'<col style="width:{share:.2%}">' for share in self.filled.layout.shares())
        return f"<colgroup>{''.join(shares)}</colgroup>"

    def grouped(self, rows: Sequence[str]) -> str:
        """The rows: head and body of a table of one block, else a body for each block."""
        layout = self.filled.layout
        starts = sorted({min(b.row for b in layout.boxes if b.block == n) for n in self._blocks()})
        if len(starts) == 1:
            head = layout.head()
            return f"<thead>\n{_lines(rows[:head])}</thead>\n<tbody>\n{_lines(rows[head:])}</tbody>"
        ends = [*starts[1:], len(rows)]
        bodies = (rows[start:end] for start, end in zip(starts, ends, strict=True))
        return "\n".join(f"<tbody>\n{_lines(body)}</tbody>" for body in bodies)

    def _blocks(self) -> set[int]:
        return {box.block for box in self.filled.layout.boxes}

    def box(self, box: Box) -> str:
        """One cell: `th` for a label, `td` for a figure and for an empty corner."""
        text = escape(self.filled.text(box))
        spans = _span("rowspan", box.rows) + _span("colspan", box.columns)
        if box.kind == "figure":
            found = "".join(f' {k}="{escape(v)}"' for k, v in self._figure(box).items() if v)
            return f"<td{spans}{found}>{text}</td>"
        if not text:
            return f"<td{spans}></td>"
        return f'<th{spans} id="{self._id(box)}" scope="{self._scope(box)}">{text}</th>'

    def _scope(self, box: Box) -> str:
        """What a label speaks of; the rows of a block that goes across are groups of columns."""
        across = self.filled.layout.table.blocks[box.block].layout == "across"
        if not across and box.kind in _SCOPES:
            return _SCOPES[box.kind]
        return "colgroup" if box.columns > 1 else "col"

    def _figure(self, box: Box) -> dict[str, str]:
        more = dict(self.attributes(box.id))
        classes = [more.pop("class", "")]
        if box.id in self.filled.inferred:
            classes.append("inferred")
            more.setdefault("title", INFERRED)
        heads = " ".join(map(self._id, self._heads(box)))
        return {
            "data-cell": box.id,
            "headers": heads,
            "class": " ".join(filter(None, classes)),
            **more,
        }

    def _heads(self, box: Box) -> Iterator[Box]:
        """The labels of a figure: those of its block above it or at its left."""
        for label in self.labels:
            if label.block != box.block or label.kind == "corner":
                continue
            above = label.column <= box.column < label.column + label.columns
            beside = label.row <= box.row < label.row + label.rows
            if above or beside:
                yield label

    def _id(self, box: Box) -> str:
        return f"{self.start}-{box.row + 1}-{box.column + 1}"


def _name(filled: Filled) -> str:
    table = filled.layout.table
    sections = (h.label for h in filled.form.sections if h.id == table.section)
    return " ".join(filter(None, (table.label, next(sections, ""))))


def _lines(rows: Sequence[str]) -> str:
    return "".join(f"{row}\n" for row in rows)


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""
