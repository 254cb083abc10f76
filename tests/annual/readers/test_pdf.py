"""The PDF reader on small files: tables by their lines, whatever way these are drawn."""

import io

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.document import Cell, Document, Grid, Paragraph
from gongkai.annual.readers.pdf import read
from tests.annual.readers.pdf_builder import Page, pdf

ROWS = [["信息内容", "制发", "废止"], ["规章", "1", "0"], ["规范性文件", "26", "447228"]]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text if cell else "-" for cell in row] for row in grid.rows]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def ruled(page: Page, draw: str, *, outer: bool = True) -> None:
    """The lines of a table of three rows and three columns, drawn one way or another."""
    line = getattr(page, draw)
    for index in range(4):
        if outer or 0 < index < 3:
            line(100, 100 + 20 * index, 340, 100 + 20 * index)
            line(100 + 80 * index, 100, 100 + 80 * index, 160)
    page.fill(100, 100, ROWS)


@pytest.mark.parametrize("draw", ["rule", "bar", "dashes"])
@pytest.mark.parametrize("outer", [True, False], ids=["framed", "unframed"])
def test_a_table_is_read_by_its_lines_however_they_are_drawn(draw: str, outer: bool) -> None:
    page = Page()
    ruled(page, draw, outer=outer)
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == ROWS
    assert grid.page == 1


TEXT = st.text("规章许可处罚收费0123456789.-/—", min_size=1, max_size=5)


@given(st.lists(st.lists(TEXT, min_size=4, max_size=4), min_size=1, max_size=12), st.booleans())
@settings(max_examples=100, deadline=None)
def test_any_ruled_table_comes_back_as_it_was_drawn(rows: list[list[str]], backwards: bool) -> None:
    page = Page()
    page.table(100, 60, rows)
    if backwards:
        page.content.reverse()
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == rows


@pytest.mark.parametrize("gap", [0, 2])
def test_a_table_of_one_box_a_cell_is_one_table(gap: int) -> None:
    page = Page()
    for row in range(3):
        for column in range(3):
            x, y = 100 + 80 * column, 100 + 20 * row
            page.box(x, y, x + 80 - gap, y + 20 - gap)
    page.fill(100, 100, ROWS)
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == ROWS


def test_the_whole_table_may_be_one_path() -> None:
    page = Page()
    ruled(page, "rule")
    lines = [line for line in page.content if line.endswith("l S")]
    page.content = [line for line in page.content if line not in lines]
    page.content.append(" ".join(line.removesuffix(" S") for line in lines) + " S")
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == ROWS


def test_a_page_wrapped_in_a_form_object_and_shrunk_reads_the_same() -> None:
    page = Page()
    page.table(100, 100, ROWS)
    with pypdfium2.PdfDocument(pdf([page])) as source, pypdfium2.PdfDocument.new() as target:
        form = source.page_as_xobject(0, target).as_pageobject()
        form.set_matrix(pypdfium2.PdfMatrix().scale(0.8, 0.8).translate(30, 40))
        sheet = target.new_page(595, 842)
        sheet.insert_obj(form)
        sheet.gen_content()
        saved = io.BytesIO()
        target.save(saved)
    (grid,) = grids(read(saved.getvalue()))
    assert texts(grid) == ROWS


def test_merged_cells_stand_at_every_place_they_cover() -> None:
    page = Page()
    page.box(100, 100, 340, 160)
    page.rule(180, 100, 180, 160)
    page.rule(180, 120, 340, 120)
    page.rule(100, 140, 340, 140)
    page.rule(260, 120, 260, 160)
    heads = [(110, 120, "行"), (200, 110, "复议后起诉"), (185, 130, "结果维持")]
    heads += [(265, 130, "结果纠正"), (110, 150, "数"), (185, 150, "12"), (265, 150, "3")]
    for x, y, text in heads:
        page.text(x, y, text)
    (grid,) = grids(read(pdf([page])))
    down, across = Cell("行", 0, 0, 2, 1), Cell("复议后起诉", 0, 1, 1, 2)
    assert grid.rows[0] == (down, across, across)
    assert grid.rows[1] == (down, Cell("结果维持", 1, 1), Cell("结果纠正", 1, 2))
    assert texts(grid)[2] == ["数", "12", "3"]


def test_a_row_heading_set_one_character_a_line_is_read_downwards() -> None:
    page = Page()
    page.box(100, 100, 200, 240)
    page.rule(130, 100, 130, 240)
    for index, character in enumerate("三、本年度办理结果"):
        page.text(109, 110 + 14 * index, character)
    page.text(140, 170, "予以公开")
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == [["三、本年度办理结果", "予以公开"]]


def test_the_lines_of_a_cell_join_without_a_space_and_keep_numbers_apart() -> None:
    page = Page()
    page.table(100, 100, [["", "", ""]])
    page.text(105, 105, "商 业", 8)
    page.text(105, 115, "企 业", 8)
    page.text(185, 105, "12", 8)
    page.text(185, 115, "34", 8)
    page.text(262, 105, "1234567890123456789", 8)
    page.text(262, 115, "12", 8)
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == [["商业企业", "12 34", "123456789012345678912"]]


def test_text_running_close_over_a_line_is_cut_at_the_line() -> None:
    page = Page()
    page.table(100, 100, [["", ""]])
    page.text(120, 110, "科研机构其他结果")
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == [["科研机构其", "他结果"]]


def test_a_number_may_be_drawn_digit_by_digit_and_twice_for_bold() -> None:
    page = Page()
    page.table(100, 100, [["许可", ""]])
    for index, digit in enumerate("447228"):
        page.text(185 + 6 * index, 110, digit)
    page.text(185.3, 110, "447228")
    (grid,) = grids(read(pdf([page])))
    assert texts(grid) == [["许可", "447228"]]


def test_a_table_cut_by_the_page_is_a_grid_on_each_page() -> None:
    first, second = Page(), Page()
    first.table(100, 700, [["无", "1"]])
    second.table(100, 60, [["法提供", "2"]])
    document = read(pdf([first, second]))
    assert [(grid.page, texts(grid)) for grid in grids(document)] == [
        (1, [["无", "1"]]),
        (2, [["法提供", "2"]]),
    ]


def test_a_table_within_a_cell_follows_its_parent() -> None:
    page = Page()
    page.box(80, 80, 500, 300)
    page.rule(80, 110, 500, 110)
    page.text(90, 95, "附表")
    page.table(100, 130, [["甲", "1"]])
    outer, inner = grids(read(pdf([page])))
    assert texts(outer) == [["附表"], [""]]
    assert texts(inner) == [["甲", "1"]]


def test_a_frame_around_the_page_and_an_underline_are_no_tables() -> None:
    page = Page()
    page.box(20, 20, 575, 822)
    page.rule(100, 120, 200, 120)
    page.text(100, 110, "总体情况")
    assert read(pdf([page])).blocks == (Paragraph("总体情况", 1),)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_marked_as_turned_reads_the_same(turned: int) -> None:
    page = Page()
    page.table(100, 100, ROWS)
    (grid,) = grids(read(pdf([page], turned=turned)))
    assert texts(grid) == ROWS


@pytest.mark.parametrize("turn", ["0 1 -1 0 842 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 595"])
def test_a_page_drawn_on_its_side_reads_the_same(turn: str) -> None:
    page = Page()
    page.text(100, 80, "主动公开政府信息情况")
    page.table(100, 100, ROWS)
    page.content.insert(0, f"{turn} cm")
    document = read(pdf([page]))
    assert document.blocks[0] == Paragraph("主动公开政府信息情况", 1)
    assert texts(grids(document)[0]) == ROWS


def test_blocks_come_by_their_place_whatever_the_order_of_drawing() -> None:
    page = Page()
    page.text(100, 300, "后")
    page.table(100, 200, [["中", "1"]])
    page.text(100, 100, "前")
    before, grid, after = read(pdf([page])).blocks
    assert (before, after) == (Paragraph("前", 1), Paragraph("后", 1))
    assert isinstance(grid, Grid)
