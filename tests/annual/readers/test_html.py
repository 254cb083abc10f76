"""Web pages as they come: encodings, spans inside words, unclosed tags, hidden parts."""

import pytest

from gongkai.annual.document import Document, Grid, Paragraph
from gongkai.annual.readers import html, limits
from gongkai.refusal import Refusal
from tests import builders

PAGE = "<html><head>{head}</head><body><p>云溪市年度报告</p></body></html>"
DECLARED = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


def texts(page: str | bytes) -> list[str]:
    """The paragraphs of a page; a table stands as its cells."""
    return shown(html.read(page.encode() if isinstance(page, str) else page))


def shown(document: Document) -> list[str]:
    return [
        "|".join(cell.text if cell else "" for row in block.rows for cell in row)
        if isinstance(block, Grid)
        else block.text
        for block in document.blocks
    ]


ENCODED = {
    "utf-8": PAGE.format(head="").encode(),
    "utf-8 with a mark": PAGE.format(head="").encode("utf-8-sig"),
    "utf-8 declared gb2312": PAGE.format(head=DECLARED.format("gb2312")).encode(),
    "utf-16 with a mark": PAGE.format(head="").encode("utf-16"),
    "gb18030 undeclared": PAGE.format(head="").encode("gb18030"),
    "gbk declared gb2312": PAGE.format(head=DECLARED.format("gb2312")).encode("gbk"),
    "gbk declared utf-8": PAGE.format(head='<meta charset="utf-8">').encode("gbk"),
    "gbk declared nonsense": PAGE.format(head=DECLARED.format("gobbledygook")).encode("gbk"),
    "xhtml declared gbk": b'<?xml version="1.0" encoding="gbk"?>' + PAGE.encode("gbk"),
}


@pytest.mark.parametrize("page", ENCODED.values(), ids=ENCODED.keys())
def test_a_page_is_read_in_whatever_encoding_it_has(page: bytes) -> None:
    assert "云溪市年度报告" in texts(page)


def test_a_declared_encoding_that_is_neither_is_used() -> None:
    page = (DECLARED.format("big5") + "<p>年度報告</p>").encode("big5")
    assert texts(page) == ["年度報告"]


def test_one_broken_character_does_not_spoil_the_page() -> None:
    page = "<p>年度报告全文共六部分，申请".encode() + b"\xe5\x85" + "共三件</p>".encode()
    assert texts(page)[0].startswith("年度报告全文共六部分，申请")
    assert texts(page)[0].endswith("共三件")


INLINE = [
    ("<p>申请<span>2</span><span>1</span>件</p>", ["申请21件"]),
    ("<p><b>总</b><font><span>计</span></font></p>", ["总计"]),
    ("<p>一<!-- 注 -->、总体<o:p></o:p>情况</p>", ["一、总体情况"]),
    ("<p>&nbsp;&nbsp;一、&nbsp;总体\n  情况&nbsp;</p>", ["一、 总体 情况"]),
    ("<p>\u3000\u3000全年\u200b无</p>", ["全年无"]),
    ("<p>甲<br>乙<br/>丙</p>", ["甲\n乙\n丙"]),
    ("<p>甲<unknown>乙</unknown>丙</p>", ["甲乙丙"]),
    ("<p>甲</p>乙<div>丙<div>丁</div>戊</div>己", ["甲", "乙", "丙", "丁", "戊", "己"]),
    ("甲<p>乙<p>丙<li>丁<li>戊", ["甲", "乙", "丙", "丁", "戊"]),
    ("<ul><li>首页</li><li>年报</li></ul>正文", ["首页", "年报", "正文"]),
    ("<p>甲<script>var a='<p>乙</p>'</script>丙</p><style>p{}</style>", ["甲丙"]),
    ("<noscript>甲</noscript><template><p>乙</p></template><p>丙", ["丙"]),
    ("<pre>\n甲\t1\t2\n\n乙\t3</pre>丙", ["甲\t1\t2", "", "乙\t3", "丙"]),
    ("<pre><span>甲</span>\t<b>1</b><br>乙</pre>", ["甲\t1", "乙"]),
    ("<p> </p><p>&nbsp;</p><div><br></div>", []),
    ("", []),
    ("<", ["<"]),
]


@pytest.mark.parametrize(("page", "expected"), INLINE)
def test_text_reads_as_it_is_shown(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


HIDDEN = [
    ('<p>甲</p><p style="display:none">乙</p>丙', ["甲", "丙"]),
    ('<p>甲<span STYLE="color:red; DISPLAY : none">乙</span>丙</p>', ["甲丙"]),
    ("<div hidden>甲</div>乙", ["乙"]),
    ("<p style='text-decoration:none'>甲</p>", ["甲"]),
    ("<table><tr><td>1</td></tr><tr style='display:none'><td>2</td></tr></table>", ["1"]),
    ("<div style='display:none'><table><tr><td>1</td></tr></table>甲</div>", ["1", "甲"]),
]


@pytest.mark.parametrize(("page", "expected"), HIDDEN)
def test_what_the_page_hides_is_left_out_unless_it_is_a_tab_with_a_table(
    page: str, expected: list[str]
) -> None:
    assert texts(page) == expected


def test_headings_have_their_level_and_the_page_its_title() -> None:
    document = html.read(b"<title> a \n b</title><h1>A</h1><h3>B<br>C</h3><p>D</p>")
    assert document.title == "a b"
    assert document.blocks == (
        Paragraph("A", level=1),
        Paragraph("B\nC", level=3),
        Paragraph("D"),
    )


def test_tags_left_open_lose_no_text() -> None:
    page = "".join(f"<div><font><b>第{n}段" for n in range(400))
    assert texts(page) == [f"第{n}段" for n in range(400)]


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 5000 + b"x",
        b"<table><tr><td>" * 30 + b"x",
        b"<i>" * (limits.MAX_TAGS + 1),
        b"<p " + b" ".join(b"attribute%d" % n for n in range(20_000)) + b">x",
    ],
    ids=["deep", "tables in tables", "many", "overloaded"],
)
def test_a_page_built_to_choke_a_reader_is_refused(page: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        html.read(page)
    assert refused.value.code == "tangled"


def test_a_page_of_our_own_reads_back() -> None:
    page = builders.html("一、总体情况", [["甲", "1"], ["乙", "2"]], "无")
    assert texts(page) == ["一、总体情况", "甲|1|乙|2", "无"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("2345<sup>1</sup>", "2345（1）"),
        ("<del>99</del>2345", "2345"),
        ("<s>99</s>2345", "2345"),
    ],
)
def test_footnote_marks_and_deleted_text_do_not_become_digits(cell: str, text: str) -> None:
    page = f"<table><tr><td>甲</td><td>{cell}</td></tr></table>".encode()
    grid = html.read(page).blocks[0]
    assert isinstance(grid, Grid)
    assert [found.text for found in grid.rows[0] if found] == ["甲", text]


def test_pages_one_after_the_other_are_all_read() -> None:
    page = "<html><body><p>{}</p></body></html>"
    found = html.read((page.format("甲") + page.format("乙")).encode())
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["甲", "乙"]
