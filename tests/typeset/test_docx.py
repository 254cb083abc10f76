"""The DOCX: the page and the fonts as offices expect them, and the text as LibreOffice sets it."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from docx.document import Document as Opened
from docx.oxml.ns import qn
from lxml import etree

from gongkai.typeset import docx
from gongkai.typeset.document import Document, Paragraph, Table, TableCell
from tests.typeset import papers
from tests.typeset.measure import Page, pages

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = shutil.which("soffice")


def read(document: Document) -> Opened:
    return python_docx.Document(io.BytesIO(docx.write(document)))


def part(document: Document, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx.write(document))) as archive:
        return archive.read(name).decode()


def printed(document: Document, folder: Path) -> list[Page]:
    """The pages as LibreOffice prints them."""
    if not OFFICE:
        pytest.skip("LibreOffice is not installed, so the DOCX was not laid out")
    (folder / "paper.docx").write_bytes(docx.write(document))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "paper.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return pages((folder / "paper.pdf").read_bytes())


def test_libreoffice_sets_22_lines_of_28_characters_within_the_margins(tmp_path: Path) -> None:
    made = printed(papers.filled(50), tmp_path)
    assert [len(page.lines) for page in made] == [22, 22, 6]
    assert {len(line) for page in made for line in page.lines} == {28}
    letters = made[0].letters()
    assert min(one.left for one in letters) == pytest.approx(28, abs=1)
    assert max(one.right for one in letters) == pytest.approx(28 + 156, abs=1)
    assert 37 <= min(one.top for one in letters) <= 41
    assert max(one.bottom for one in letters) <= 262
    assert made[0].number[-1].right == pytest.approx(210 - 26 - 14 * 25.4 / 72, abs=1)
    assert made[1].number[0].left == pytest.approx(28 + 14 * 25.4 / 72, abs=1)
    assert made[0].number[0].top == pytest.approx(269, abs=1.5)


def test_page_and_margins_are_those_of_the_standard() -> None:
    body = etree.fromstring(part(papers.report(), "word/document.xml").encode())
    size, margins = (body.find(f".//{WORD}{name}") for name in ("pgSz", "pgMar"))
    assert size is not None
    assert margins is not None
    given = [size.get(f"{WORD}{side}", "") for side in ("w", "h")]
    given += [margins.get(f"{WORD}{side}", "") for side in ("top", "left", "right", "bottom")]
    assert [round(int(n) / 1440 * 25.4, 1) for n in given] == [210, 297, 37, 28, 26, 35]


def test_the_grid_of_the_page_has_22_lines() -> None:
    body = etree.fromstring(part(papers.report(), "word/document.xml").encode())
    grid = body.find(f".//{WORD}docGrid")
    assert grid is not None
    assert int(225 / 25.4 * 1440 / int(grid.get(f"{WORD}linePitch", ""))) == 22


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", None),
        ("Heading 2", "楷体_GB2312", None),
        ("Heading 3", "仿宋_GB2312", None),
        ("Heading 4", "仿宋_GB2312", None),
        ("Footer", "宋体", 14),
    ],
)
def test_styles_name_the_fonts_that_offices_have(style: str, font: str, points: int | None) -> None:
    found = read(papers.report()).styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert (found.font.size and found.font.size.pt) == points


def test_body_text_is_size_3_fangsong_two_characters_in() -> None:
    styles = part(papers.report(), "word/styles.xml")
    assert 'w:eastAsia="仿宋_GB2312"' in styles.partition("</w:docDefaults>")[0]
    assert '<w:sz w:val="32"/>' in styles.partition("</w:docDefaults>")[0]
    style = read(papers.report()).styles["Body Text"]
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_blocks_keep_their_order_and_their_styles() -> None:
    found = [(p.style.name, p.text) for p in read(papers.report()).paragraphs if p.style and p.text]
    assert [name for name, _ in found] == [
        "Title",
        "Normal",
        "Heading 1",
        "Heading 2",
        "Body Text",
        "Heading 3",
        "Heading 4",
        "Body Text",
        "Heading 1",
        "Caption",
        "Body Text",
        *["Normal"] * 4,
    ]
    assert found[0][1] == "云溪县水务局\n2025年政府信息公开工作年度报告"
    assert [text for _, text in found[-4:]][2:] == ["云溪县水务局", "2026年1月15日"]


def test_merged_cells_head_rows_and_whole_rows_are_told_to_word() -> None:
    table = read(papers.report(rows=4)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["事项", "申请人情况", "申请人情况"],
        ["事项", "自然人", "商业企业"],
        ["第1项", "1", "0"],
        ["第2项", "2", "0"],
        ["第3项", "3", "0"],
        ["合计", "4", "4"],
    ]
    properties = [row._tr.trPr for row in table.rows]
    assert [p.find(qn("w:tblHeader")) is not None for p in properties] == [True] * 2 + [False] * 4
    assert all(p.find(qn("w:cantSplit")) is not None for p in properties)


def test_two_tables_in_a_row_stay_two() -> None:
    table = Table(((TableCell("甲"),),), (1,))
    assert len(read(Document("", (table, table))).tables) == 2


def test_the_same_paper_gives_the_same_bytes_and_another_one_does_not() -> None:
    assert docx.write(papers.report()) == docx.write(papers.report())
    assert docx.write(papers.report(1)) != docx.write(papers.report(2))


def test_the_properties_name_title_and_author() -> None:
    core = read(papers.report()).core_properties
    assert core.title == "云溪县水务局2025年政府信息公开工作年度报告"
    assert core.author == "云溪县水务局"


def test_a_paragraph_of_nothing_is_no_fault() -> None:
    assert read(Document("", (Paragraph(()),))).paragraphs[0].text == ""
