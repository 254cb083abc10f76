"""The text of a letter that came as a file: Word, PDF, web page or text; none of a mere picture."""

from gongkai.annual.document import Document, Grid, Paragraph
from gongkai.annual.readers import read_bytes


def text_of(name: str, data: bytes) -> str:
    """The paragraphs and the rows of the tables of a file, line by line.

    Runs in a process of its own, for anybody may have sent the file. Raises Refusal for a format
    that no reader knows.
    """
    read = read_bytes(data, name)
    if not isinstance(read, Document):
        return ""
    return "\n".join(_lines(read)).strip()


def _lines(document: Document) -> list[str]:
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Grid):
            found += _rows(block)
    return found


def _rows(grid: Grid) -> list[str]:
    """Each cell once, where it begins."""
    lines = []
    for at, row in enumerate(grid.rows):
        cells = [
            cell.text
            for column, cell in enumerate(row)
            if cell and (cell.row, cell.column) == (at, column)
        ]
        lines.append("\t".join(cells))
    return lines
