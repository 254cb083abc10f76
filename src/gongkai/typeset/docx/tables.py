"""Tables as WordprocessingML: merged cells, a head on each page, rows kept whole."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from gongkai.typeset import page
from gongkai.typeset.document import Table, TableCell
from gongkai.typeset.docx.paragraphs import paragraph, twips
from gongkai.typeset.table import Placed, head, placed

SPACER = (
    '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:line="200" w:lineRule="exact"/></w:pPr></w:p>'
)
"""Two tables in a row would become one, and none may stand last."""


def table(block: Table) -> str:
    """The table, and the space after it."""
    edges = _edges(block.widths)
    widths = [end - start for start, end in pairwise(edges)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(block, edges))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{SPACER}"
    )


def _edges(shares: tuple[float, ...]) -> list[int]:
    """Where the columns begin and the last one ends."""
    whole = twips(page.TEXT_WIDTH)
    return [round(whole * part / sum(shares)) for part in accumulate(shares, initial=0.0)]


def _rows(block: Table, edges: list[int]) -> Iterator[str]:
    size = page.table_size(len(block.widths))
    heads = head(block)
    cells = placed(block)
    for row in range(len(block.rows)):
        reached = sorted(
            (c for c in cells if c.row <= row < c.row + c.cell.rows), key=lambda c: c.column
        )
        again = "<w:tblHeader/>" if row < heads else ""
        shown = "".join(_cell(cell, row, edges, size) for cell in reached)
        yield f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{shown}</w:tr>"


def _cell(place: Placed, row: int, edges: list[int], size: float) -> str:
    cell = place.cell
    width = edges[place.column + cell.columns] - edges[place.column]
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    begins = row == place.row
    merge = _merge(begins) if cell.rows > 1 else ""
    text = _text(cell, size) if begins else paragraph("TableText", "")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{text}</w:tc>'
    )


def _merge(begins: bool) -> str:
    return '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"


def _text(cell: TableCell, size: float) -> str:
    style = "TableHead" if cell.header else "TableText"
    return paragraph(style, cell.text, f'<w:jc w:val="{cell.align}"/>', size)
