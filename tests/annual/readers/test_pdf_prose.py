"""The PDF reader on prose: lines into paragraphs, headers out, columns without lines."""

from gongkai.annual.document import Grid, Paragraph
from gongkai.annual.readers.pdf import read
from tests.annual.readers.pdf_builder import Page, pdf

FULL = "公" * 34
"""A line from margin to margin: 34 characters of 12 points from 90 on."""


def prose(*lines: tuple[float, str], top: float = 100) -> Page:
    page = Page()
    for index, (x, text) in enumerate(lines):
        page.text(x, top + 20 * index, text)
    return page


def read_texts(*pages: Page) -> list[str]:
    return [block.text for block in read(pdf(pages)).blocks if isinstance(block, Paragraph)]


def test_a_full_line_goes_on_and_an_indent_or_a_short_line_ends_the_paragraph() -> None:
    page = prose(
        (114, "一、总体情况"),
        (114, FULL[:32]),
        (90, FULL),
        (90, "甲"),
        (114, FULL[:32]),
        (114, "新的一段。"),
        (114, "二、主动公开政府信息情况"),
    )
    assert read_texts(page) == [
        "一、总体情况",
        FULL[:32] + FULL + "甲",
        FULL[:32],
        "新的一段。",
        "二、主动公开政府信息情况",
    ]


def test_a_paragraph_goes_on_over_the_page_but_not_over_the_page_number() -> None:
    first = prose((114, FULL[:32]), (90, FULL), top=700)
    first.text(290, 810, "- 1 -")
    second = prose((90, "甲。"), (114, FULL[:32]), top=80)
    second.text(290, 810, "- 2 -")
    assert read_texts(first, second) == [FULL[:32] + FULL + "甲。", FULL[:32]]


def test_short_lines_stay_apart_where_no_line_reaches_the_margin() -> None:
    page = prose((90, "云溪市商务局"), (90, "二〇二四年一月"), (90, "联系电话"))
    assert read_texts(page) == ["云溪市商务局", "二〇二四年一月", "联系电话"]


def test_headers_and_page_numbers_go_whatever_their_shape() -> None:
    pages = []
    for number in (1, 2, 3):
        page = prose((114, f"第{'甲乙丙'[number - 1]}段。"))
        page.text(240, 40, "云溪市商务局2023年年度报告")
        page.text(60 + 200 * (number % 2), 800, str(number + 3))
        page.text(250, 820, f"第 {number} 页 共 3 页")
        pages.append(page)
    assert read_texts(*pages) == ["第甲段。", "第乙段。", "第丙段。"]


def test_a_row_of_numbers_at_the_foot_of_two_pages_is_no_page_number() -> None:
    pages = []
    for start in "甲乙":
        page = prose((114, f"第{start}段。"))
        for column in range(4):
            page.text(120 + 60 * column, 790, "0")
        pages.append(page)
    assert read_texts(*pages).count("0  0  0  0") == 2


def test_the_head_of_a_table_without_lines_stays_though_every_page_repeats_it() -> None:
    pages = []
    for number in "12":
        page = Page()
        page.fill(100, 75, [["信息内容", "制发"], [], ["规章", number]])
        pages.append(page)
    assert read_texts(*pages) == ["信息内容  制发", "规章  1", "信息内容  制发", "规章  2"]


def test_a_lone_page_number_goes_only_if_it_looks_like_one() -> None:
    page = prose((114, "正文。"))
    page.text(290, 800, "— 1 —")
    assert read_texts(page) == ["正文。"]
    page = prose((114, "正文。"))
    page.text(290, 800, "35")
    assert read_texts(page) == ["正文。", "35"]


def test_columns_without_lines_stand_two_spaces_apart_one_row_a_paragraph() -> None:
    page = Page()
    page.fill(100, 100, [["规章", "1", "0", "11"], ["规范性文件", "8", "26", "66"]])
    assert read_texts(page) == ["规章  1  0  11", "规范性文件  8  26  66"]


def test_rows_that_only_a_frame_holds_together_stay_line_by_line_in_its_cell() -> None:
    page = Page()
    page.box(90, 90, 420, 150)
    page.rule(90, 110, 420, 110)
    page.fill(95, 90, [["信息内容", "制发"], ["规章", "1", "0"], ["规范性文件", "8", "26"]])
    (grid,) = read(pdf([page])).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for row in grid.rows for cell in row if cell] == [
        "信息内容  制发",
        "规章  1  0\n规范性文件  8  26",
    ]


def test_a_long_word_that_did_not_fit_goes_on_with_its_paragraph() -> None:
    page = prose((114, FULL[:26]), (90, "www.example.gov.cn/gongkai" + FULL[:21]), (90, "甲。"))
    assert read_texts(page) == [FULL[:26] + "www.example.gov.cn/gongkai" + FULL[:21] + "甲。"]


def test_spaces_stay_between_latin_words_and_go_between_chinese() -> None:
    page = prose((100, "Open Data 2023 年 政府 信息 １２ 件"))
    assert read_texts(page) == ["Open Data 2023年政府信息１２件"]


def test_letters_of_private_use_and_replacement_are_kept() -> None:
    page = prose((100, "甲\ue123乙"))
    assert len(read_texts(page)[0]) == 3


def test_a_title_is_kept_line_by_line() -> None:
    page = Page()
    page.text(200, 80, "云溪市商务局", 22)
    page.text(120, 115, "2023年政府信息公开工作年度报告", 22)
    page.text(114, 160, "正文。")
    assert read_texts(page) == ["云溪市商务局", "2023年政府信息公开工作年度报告", "正文。"]
