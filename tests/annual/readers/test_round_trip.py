"""Whatever its merged cells, a table comes back from each format as it went in."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.document import Document, Grid
from gongkai.annual.readers import read_bytes
from tests import builders

FORMATS = [builders.html, builders.docx, builders.xlsx, builders.xls]

texts = st.sampled_from(["规章", "0", "12", "（一）予以公开", "甲 乙", "<&>"])


@st.composite
def tables(draw: st.DrawFn) -> builders.Table:
    """Tables of up to 8 by 6 whose spans fit together, between a head and a foot without spans."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    free = {(row, column) for row in range(height) for column in range(width)}
    rows: list[list[builders.Item]] = [[] for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if (row, column) not in free:
                continue
            last = draw(st.integers(column, width - 1))
            columns = 1
            while column + columns <= last and (row, column + columns) in free:
                columns += 1
            down = draw(st.integers(1, height - row)) if column + columns < width else 1
            free -= {(row + r, column + c) for r in range(down) for c in range(columns)}
            rows[row].append((draw(texts), down, columns))
    ends = [[f"{end}{column}" for column in range(width)] for end in ("头", "尾")]
    return [ends[0], *rows, ends[1]]


def grid(data: bytes) -> Grid:
    document = read_bytes(data, "报告")
    assert isinstance(document, Document)
    (found,) = [block for block in document.blocks if isinstance(block, Grid)]
    return found


@pytest.mark.parametrize("render", FORMATS, ids=lambda render: render.__name__)
@settings(deadline=None)  # the first example loads the reader
@given(table=tables())
def test_the_text_at_every_position_survives(
    render: Callable[..., bytes], table: builders.Table
) -> None:
    read = grid(render("标题", table))
    assert [[cell and cell.text for cell in row] for row in read.rows] == builders.logical(table)


@pytest.mark.parametrize("render", FORMATS, ids=lambda render: render.__name__)
@settings(deadline=None)  # the first example loads the reader
@given(table=tables())
def test_a_merged_cell_is_one_cell_at_every_place_it_covers(
    render: Callable[..., bytes], table: builders.Table
) -> None:
    read = grid(render(table))
    expected = builders.place(table)
    found = {cell for row in read.rows for cell in row if cell is not None}
    assert {(c.row, c.column, c.text, c.rows, c.columns) for c in found} == set(expected)
    for cell in found:
        for row in read.rows[cell.row : cell.row + cell.rows]:
            assert set(row[cell.column : cell.column + cell.columns]) == {cell}
