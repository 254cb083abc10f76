"""The PDF as measured on the paper: GB/T 9704-2012, within a millimetre."""

import io
from typing import Any

import pypdfium2
import pytest

from gongkai.typeset import pdf
from gongkai.typeset.document import Document, Heading, PageBreak, Paragraph
from tests.typeset import papers
from tests.typeset.measure import Page, pages

NEAR = 1.0


LEVELS = (1, 2, 3, 4)


def shown(document: Document) -> list[Page]:
    return pages(pdf.write(document))


def properties(document: Document) -> dict[str, Any]:
    return dict(pypdfium2.PdfDocument(io.BytesIO(pdf.write(document))).get_metadata_dict())


@pytest.fixture(scope="module")
def full() -> list[Page]:
    return shown(papers.filled(60))


def test_a_page_has_22_lines_of_28_characters(full: list[Page]) -> None:
    assert [len(page.lines) for page in full] == [22, 22, 16]
    assert {len(line) for page in full for line in page.lines} == {28}


def test_the_text_fills_156_by_225_millimetres_with_the_margins_of_the_standard(
    full: list[Page],
) -> None:
    for page in full[:2]:
        letters = page.letters()
        assert min(one.top for one in letters) == pytest.approx(37, abs=NEAR)
        assert min(one.left for one in letters) == pytest.approx(28, abs=NEAR)
        assert max(one.right for one in letters) == pytest.approx(28 + 156, abs=NEAR)
        assert max(one.bottom for one in letters) == pytest.approx(37 + 225, abs=NEAR)


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(full: list[Page]) -> None:
    assert ["".join(one.text for one in page.number) for page in full] == ["—1—", "—2—", "—3—"]
    character = 14 * 25.4 / 72
    assert full[0].number[-1].right == pytest.approx(210 - 26 - character, abs=NEAR)
    assert full[1].number[0].left == pytest.approx(28 + character, abs=NEAR)


def test_the_dashes_beside_the_page_number_are_7_millimetres_below_the_text(
    full: list[Page],
) -> None:
    for page in full:
        assert page.number[0].top == pytest.approx(37 + 225 + 7, abs=NEAR)


def test_paragraphs_and_headings_begin_two_characters_in_and_an_addressee_does_not() -> None:
    headings = tuple(Heading(level, "国家") for level in LEVELS)
    body = (Paragraph.of("国家", indent=False), Paragraph.of("国家"))
    (page,) = shown(Document("", body + headings))
    starts = [line[0].left - page.lines[0][0].left for line in page.lines]
    assert starts == pytest.approx([0, *[2 * 156 / 28] * 5], abs=0.3)


def test_the_title_is_centred_and_the_text_below_it_keeps_the_lines_of_the_page() -> None:
    first, second, *_ = shown(
        Document("云溪县水务局\n年度报告", (Paragraph.of("国" * 28 * 50, indent=False),))
    )
    for line in first.lines[:2]:
        assert (line[0].left + line[-1].right) / 2 == pytest.approx(28 + 156 / 2, abs=0.5)
        assert line[0].bottom - line[0].top > 6.5
    assert first.lines[-1][0].top == pytest.approx(second.lines[21][0].top, abs=0.3)


def test_the_date_stands_four_characters_in_with_the_signature_centred_on_it() -> None:
    page = shown(papers.report())[-1]
    signature, date = page.lines[-2:]
    assert 184 - date[-1].right == pytest.approx(4 * 156 / 28, abs=NEAR)
    middles = [(line[0].left + line[-1].right) / 2 for line in (signature, date)]
    assert middles[0] == pytest.approx(middles[1], abs=1.5)


def test_a_signature_wider_than_the_page_allows_is_kept_inside() -> None:
    long = Document(
        "", (Paragraph.of("正文"),), "云溪县人民政府政务服务和数据管理局" * 1, "2026年1月1日"
    )
    (page,) = shown(long)
    assert max(one.right for one in page.letters()) < 184.5


def test_attachments_stand_under_each_other() -> None:
    page = next(p for p in shown(papers.report()) if any("附件" in t for t in p.texts()))
    at = next(i for i, text in enumerate(page.texts()) if text.startswith("附件："))
    first, second, further = page.lines[at : at + 3]
    starts = [first[5].left, second[2].left, further[0].left]
    assert starts == pytest.approx([starts[0]] * 3, abs=0.8)


def test_the_head_of_a_table_comes_again_on_each_page_and_no_row_is_torn() -> None:
    made = shown(Document("", (papers.grid(60),)))
    assert len(made) > 1
    assert all("申请人情况" in "".join(page.texts()) for page in made)
    assert all(f"第{row}项" in "".join(t for p in made for t in p.texts()) for row in range(1, 60))


def test_a_page_break_begins_a_page() -> None:
    made = shown(Document("", (Paragraph.of("前"), PageBreak(), Paragraph.of("后"))))
    assert [page.texts() for page in made] == [["前"], ["后"]]


def test_the_same_paper_gives_the_same_bytes() -> None:
    pdf._compiler.cache_clear()
    first = pdf.write(papers.report(500))
    pdf.write(papers.report(501))
    assert pdf.write(papers.report(500)) == first


def test_the_properties_name_title_author_and_the_fonts_that_stand_in() -> None:
    found = properties(papers.report())
    assert found["Title"].replace("\n", "") == "云溪县水务局2025年政府信息公开工作年度报告"
    assert found["Author"] == "云溪县水务局"
    assert "以 Noto Serif SC 代 仿宋_GB2312" in found["Keywords"]
    assert found["CreationDate"] == ""


def test_the_pdf_is_tagged_for_those_who_listen_to_it() -> None:
    made = pdf.write(papers.report())
    assert b"/StructTreeRoot" in made
    assert b"/Lang" in made
