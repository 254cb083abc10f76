"""Word files as offices leave them: tracked changes, text boxes, lists, merged cells."""

from pathlib import Path

import pytest

from gongkai.annual.document import Grid, Paragraph
from gongkai.annual.readers import docx
from gongkai.refusal import Refusal
from tests import builders
from tests.builders import paragraph

REPORTS = Path(__file__).parents[4] / "shared" / "corpus" / "reports"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

Texts = list[list[str | None]]


def blocks(body: str, **parts: str) -> list[str | Texts]:
    """Paragraphs as text, grids as the texts at their positions."""
    document = docx.read(builders.word(body, **parts))
    return [texts(b) if isinstance(b, Grid) else b.text for b in document.blocks]


def texts(grid: Grid) -> Texts:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


PARAGRAPHS = {
    "runs": (run("本年度办") + run("理结果"), "本年度办理结果"),
    "inserted and deleted": (
        f"<w:ins>{run('3')}</w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del>{run('件')}",
        "3件",
    ),
    "moved": (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", "乙"),
    "hidden": (run("密", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>'), "显"),
    "control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('选')}</w:sdtContent></w:sdt>", "选"),
    "link": (f"<w:hyperlink>{run('网址')}</w:hyperlink>", "网址"),
    "field": (
        f"<w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>{run('12')}"
        f"<w:fldSimple>{run('件')}</w:fldSimple>",
        "12件",
    ),
    "marks": ("<w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>乙</w:t></w:r>", "甲\t1\n乙"),
    "tab stops": ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("甲"), "甲"),
    "note": (run("甲") + "<w:r><w:footnoteReference/></w:r>", "甲"),
}


@pytest.mark.parametrize(("content", "text"), PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_a_paragraph_reads_as_printed(content: str, text: str) -> None:
    assert blocks(f"<w:p>{content}</w:p>") == [text]


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框中字')}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent {MC}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert blocks(f"<w:p><w:r>{alternatives}</w:r>{run('正文')}</w:p>") == ["正文", "框中字"]


STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    '</w:style><w:style w:styleId="b"><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="x"><w:basedOn w:val="x"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="1"/>', 1),
        ('<w:pStyle w:val="b"/>', 1),
        ('<w:pStyle w:val="t"/>', 1),
        ('<w:pStyle w:val="1"/><w:outlineLvl w:val="2"/>', 3),
        ('<w:outlineLvl w:val="9"/>', None),
        ('<w:pStyle w:val="x"/>', None),
        ("", None),
    ],
)
def test_a_heading_has_the_level_of_its_style(properties: str, level: int | None) -> None:
    document = docx.read(builders.word(paragraph("标题", properties), styles=STYLES))
    assert document.blocks == (Paragraph("标题", level=level),)


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "decimal", "（%2）")
    + level(2, "decimal", "%2.%3")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="8">'
    + level(0, "bullet", "·")
    + level(1, "cardinalText", "%2.")
    + level(2, "japaneseCounting", "第%3条", start=19)
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def listed(text: str, number: int, depth: int = 0) -> str:
    mark = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, mark)


def test_numbers_that_word_counts_are_printed() -> None:
    body = "".join(
        (
            *(listed("甲", 1), listed("乙", 1, 1), listed("丙", 1, 1), listed("丁", 1, 2)),
            *(listed("戊", 1), listed("己", 1, 1), listed("庚", 3), listed("辛", 3)),
            *(listed("壬", 2, 2), listed("癸", 2, 2), listed("子", 0), listed("丑", 99)),
        )
    )
    assert blocks(body, numbering=NUMBERING) == [
        *("一、甲", "（1）乙", "（2）丙", "2.1丁", "二、戊", "（1）己", "四、庚", "五、辛"),
        *("第十九条壬", "第二十条癸", "子", "丑"),
    ]


def test_a_number_that_cannot_be_told_for_sure_is_left_out() -> None:
    body = listed("甲", 2, 1)
    assert blocks(body, numbering=NUMBERING) == ["甲"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


WIDE, DOWN, ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ROWS = {
    "across and down": (
        [cell("甲", WIDE + DOWN) + cell("1"), cell("", WIDE + ON) + cell("2")],
        [["甲", "甲", "1"], ["甲", "甲", "2"]],
    ),
    "begun twice": ([cell("甲", DOWN), cell("乙", DOWN), cell("", ON)], [["甲"], ["乙"], ["乙"]]),
    "never begun": ([cell("甲"), cell("乙", ON)], [["甲"], ["乙"]]),
    "another width": ([cell("甲", WIDE + DOWN), cell("乙", ON)], [["甲", "甲"], ["乙"]]),
    "left in a merge": ([cell("甲", DOWN), cell("旧", ON)], [["甲"], ["甲"]]),
    "across, old style": (
        [cell("甲", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("1")],
        [["甲", "甲", "1"]],
    ),
    "set in": (
        [cell("甲") + cell("1"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("2")],
        [["甲", "1"], [None, "2"]],
    ),
    "deleted": ([cell("甲"), "<w:trPr><w:del/></w:trPr>" + cell("乙")], [["甲"]]),
    "lines": ([f"<w:tc>{paragraph('商业')}{paragraph('企业')}</w:tc>"], [["商业\n企业"]]),
    "control": ([f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>"], [["甲"]]),
}


@pytest.mark.parametrize(("rows", "expected"), ROWS.values(), ids=ROWS.keys())
def test_merged_cells_are_resolved(rows: list[str], expected: Texts) -> None:
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert blocks(f"<w:tbl>{table}</w:tbl>") == [expected]


def test_a_table_in_a_cell_comes_after_its_parent() -> None:
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}</w:tc>{cell('1')}</w:tr></w:tbl>"
    assert blocks(f"{table}{paragraph('后')}") == [[["外", "1"]], [["内"]], "后"]


def test_a_body_of_the_strict_kind_is_read() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("甲")}</w:body></w:document>'
    assert usual not in body
    data = builders.package("word/document.xml", {"word/document.xml": body})
    assert docx.read(data).blocks == (Paragraph("甲"),)


@pytest.mark.parametrize(
    "parts",
    [{"word/other.xml": "<a/>"}, {"word/document.xml": "<a>"}, {"word/document.xml": "<a/>"}],
)
def test_a_file_without_a_whole_body_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(Refusal) as refused:
        docx.read(builders.package("word/document.xml", parts))
    assert refused.value.code == "corrupt"


def test_absurd_spans_are_refused() -> None:
    wide = cell("甲", '<w:gridSpan w:val="99999999"/>')
    with pytest.raises(Refusal) as refused:
        blocks(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>")
    assert refused.value.code == "table_too_big"


def test_the_template_of_the_form_reads_into_its_grids() -> None:
    path = next(REPORTS.glob("T01_*.docx"), None)
    if path is None:
        pytest.skip(f"no reports in {REPORTS}")
    grids = [b for b in docx.read(path.read_bytes()).blocks if isinstance(b, Grid)]
    assert [(len(grid.rows), {len(row) for row in grid.rows}) for grid in grids] == [
        *((14, {4}), (28, {10}), (4, {15}))
    ]
    labels = [[cell.text if cell else None for cell in row[:3]] for row in grids[1].rows]
    assert labels[7] == ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]
    assert grids[1].rows[5][0] is grids[1].rows[-2][0]
