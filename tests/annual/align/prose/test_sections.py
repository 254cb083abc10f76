"""Sections are found by their headings, whatever numbering and marks the source gave them."""

import pytest

from gongkai.annual.align.prose.sections import SectionReader
from gongkai.annual.align.vocabulary import vocabulary
from gongkai.annual.document import Paragraph
from gongkai.annual.report import Section
from tests.reports import form

FORM = form("2021")
LABELS = list(vocabulary(FORM.tables).by_words)


def read(*lines: str, torn: bool = False) -> tuple[str, list[Section]]:
    return SectionReader(FORM, LABELS).read([Paragraph(line) for line in lines], torn=torn)


def headings(*lines: str) -> list[tuple[str | None, int | None]]:
    return [(section.id, section.number) for section in read(*lines)[1]]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("一、总体情况", [("overview", 1)]),
        ("#### 五、存在的主要问题及改进情况", [("problems", 5)]),
        ("**六、其他需要报告的事项**", [("other_matters", 6)]),
        ("其他需要报告的事项", [("other_matters", None)]),
        ("第一部分 总体情况", [("overview", 1)]),
        ("第5部分：存在的主要问题及改进情况", [("problems", 5)]),
        ("五 、 存在问题及改进情况", [("problems", 5)]),
        ("四、政府信息公开行政法复议、行政诉讼情况", [("disputes", 4)]),
        ("二、工作机制保障", [(None, 2)]),
        ("四、结转下年度继续办理", []),
        ("一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3", []),
        ("三、本年", []),
        ("本报告包括总体情况、主动公开政府信息情况等六个部分。", []),
        ("（一）主动公开情况。全年公开信息若干。", []),
    ],
)
def test_a_line_is_a_heading_or_not(line: str, found: list[tuple[str | None, int | None]]) -> None:
    assert headings(line) == found


def test_a_heading_torn_over_two_lines_is_one() -> None:
    assert headings("四、政府信息公开行政复议、", "行政诉讼情况") == [("disputes", 4)]
    assert headings("三、", "收到和处理政府信息公开申请情况") == [("applications", 3)]


def test_a_bracketed_heading_is_a_topic_where_the_section_stands_elsewhere() -> None:
    lines = (
        "一、总体情况",
        "（一）主动公开政府信息情况",
        "全年公开三条。",
        "二、主动公开政府信息情况",
    )
    overview, proactive = read(*lines)[1]
    assert overview.text == "（一）主动公开政府信息情况\n全年公开三条。"
    assert proactive.id == "proactive"


def test_a_bracketed_heading_serves_where_there_is_no_other() -> None:
    assert headings("（一）总体情况") == [("overview", 1)]


def test_headings_in_the_midst_of_a_paragraph_are_found() -> None:
    text = "前言。一、总体情况2023年平稳。五、存在的主要问题及改进情况 人手不足。"
    preamble, sections = read(f"{text}六、其他需要报告的事项无")
    assert preamble == "前言。"
    assert [(s.id, s.text) for s in sections] == [
        ("overview", "2023年平稳。"),
        ("problems", "人手不足。"),
        ("other_matters", "无"),
    ]


def test_torn_sentences_go_on_over_lines_and_page_numbers() -> None:
    line = "全年收到的申请均在法定期限内答复，没有一件逾期，"
    lines = (
        "一、总体情况",
        line,
        "- 2 -",
        "也没有一件被纠正。",
        "（二）依申请公开。",
        "另起一段。",
    )
    assert read(*lines, torn=True)[1][0].text == (
        f"{line}也没有一件被纠正。\n（二）依申请公开。\n另起一段。"
    )


def test_a_table_set_as_text_is_no_prose() -> None:
    lines = (
        "三、收到和处理政府信息公开申请情况",
        "自然人 总计",
        "一、本年新收政府信息公开申请数量",
    )
    section = read(*lines, "0 0", "注：含上年度结转的数量，请注意核对。", torn=True)[1][0]
    assert section.text == "注：含上年度结转的数量，请注意核对。"
