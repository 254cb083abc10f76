"""A report laid out as bodies lay theirs out, whole or damaged, from its form and its figures."""

from collections.abc import Callable, Mapping

from gongkai.annual.document import Document, Paragraph
from gongkai.annual.form import Block, Form, Row
from gongkai.annual.report import Report, Value
from tests.builders import Item, Part, Table

Texts = Mapping[str, str]
Damage = Callable[[list[list[Item]]], list[list[Item]]]


def texts_of(report: Report) -> dict[str, str]:
    """What is printed in each cell; a blank cell is printed empty."""
    return {cell: printed(value) for cell, value in report.cells.items()}


def printed(value: Value) -> str:
    """A figure as printed."""
    return "" if value is None else str(value)


def proactive(form: Form, texts: Texts) -> list[list[Item]]:
    """Table 二: a head, a header and rows for each block, as wide as its widest block."""
    blocks = form.tables[0].blocks
    width = max(len(block.columns) for block in blocks)
    rows: list[list[Item]] = []
    for block in blocks:
        spare = width - len(block.columns)
        rows.append([(block.head, 1, width + 1)])
        rows.append([block.corner, *_spread([c.label for c in block.columns], spare)])
        for row in block.rows:
            cells = [texts[block.cell(row, column)] for column in block.columns]
            rows.append([row.label, *_spread(cells, spare)])
    return rows


def _spread(cells: list[str], spare: int) -> list[Item]:
    return [*cells[:-1], (cells[-1], 1, 1 + spare)]


def applications(form: Form, texts: Texts) -> list[list[Item]]:
    """Table 三: three header rows, labels in three columns with their groups merged down."""
    block = form.tables[1].blocks[0]
    names = [column.label for column in block.columns]
    rows: list[list[Item]] = [
        [(block.corner, 3, 3), ("申请人情况", 1, 7)],
        [(names[0], 2, 1), ("法人或其他组织", 1, 5), (names[-1], 2, 1)],
        list(names[1:-1]),
    ]
    begun: set[str] = set()
    rows += [[*_labels(block, row, begun), *figures(block, row, texts)] for row in block.rows]
    return rows


def _labels(block: Block, row: Row, begun: set[str]) -> list[Item]:
    groups = {group.id: group for group in block.groups}
    under = [name for name in row.under if name in groups]
    items: list[Item] = []
    for name in under:
        if name not in begun:
            begun.add(name)
            height = sum(name in other.under for other in block.rows)
            items.append((groups[name].label, height, 1))
    return [*items, (row.label, 1, 3 - len(under))]


def figures(block: Block, row: Row, texts: Texts) -> list[str]:
    """The figures of one row, in the order of the columns."""
    return [texts[block.cell(row, column)] for column in block.columns]


def disputes(form: Form, texts: Texts) -> list[list[Item]]:
    """Table 四: three groups of five columns over one line of figures."""
    block = form.tables[2].blocks[0]
    names: list[Item] = [column.label for column in block.columns]
    first, *suits = (row.label for row in block.rows)
    return [
        [(first, 2, 5), ("行政诉讼", 1, 10)],
        [(label, 1, 5) for label in suits],
        names * len(block.rows),
        [text for row in block.rows for text in figures(block, row, texts)],
    ]


def parts(report: Report, form: Form, texts: Texts | None = None) -> list[Part]:
    """The whole report: title, the six sections in order, the tables in theirs."""
    shown = texts_of(report) if texts is None else texts
    tables = [proactive(form, shown), applications(form, shown), disputes(form, shown)]
    found: list[Part] = [report.title]
    for number, section in enumerate(report.sections):
        found.append(f"{'一二三四五六'[number]}、{section.heading}")
        if 0 < number <= len(tables):
            found.append(tables[number - 1])
        else:
            found.extend(section.text.split("\n"))
    return found


def lines(table: Table) -> list[list[str]]:
    """The cells of each row as a converter to text leaves them: a merged cell stands once."""
    return [[item if isinstance(item, str) else item[0] for item in row] for row in table]


def as_text(found: list[Part], cell: Callable[[list[str]], str]) -> Document:
    """The parts as lines of text, each row of a table drawn by `cell`."""
    text: list[str] = []
    for part in found:
        text += [part] if isinstance(part, str) else map(cell, lines(part))
    return Document("text", tuple(map(Paragraph, "\n".join(text).split("\n"))))


TEXT_LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "tabs": "\t".join,
    "tabs that pad": lambda row: "\t".join(row) + "\t" * (10 - len(row)),
    "pipes": lambda row: " | ".join(row) + " |",
    "pipes with tails": lambda row: " | ".join(row) + " |" + "|" * (10 - len(row)),
    "Markdown": lambda row: "| " + " | ".join(row) + " |\n|---|---|",
    "spaces": " ".join,
    "wide spaces": lambda row: "      " + "     ".join(row),
    "one cell a line": "\n".join,
    "one cell and a pipe a line": lambda row: " |\n".join(row) + " |\n||",
    "one cell, then a pipe a line": lambda row: "\n|\n".join(row) + "\n|",
    "one cell a line, parted": "\n\n".join,
}
