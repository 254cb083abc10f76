"""Text of users is text: nothing of it is ever read as markup."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gongkai.refusal import Refusal
from gongkai.typeset import docx, pdf
from gongkai.typeset.document import Document, Heading, Paragraph, Table, TableCell
from gongkai.typeset.text import visible
from tests.typeset.measure import pages

HOSTILE = (
    "#panic(1)",
    '#read("/etc/passwd")',
    "$x^2$",
    "*粗* _斜_ = 标题",
    "\\u{41} // 注 /* 释 */",
    "`raw` <label> @ref",
    "</w:t><w:br/>&amp;&#65;]]>",
    "{title} {0} %s",
    "\"引\" '号' -- ... ~",
)
PLACES = 9


def everywhere(text: str) -> Document:
    """The text at each place that takes one."""
    table = Table(((TableCell(text, header=True),), (TableCell(text),)), (1,), text)
    blocks = (Paragraph.of(text, indent=False), Heading(2, text), table)
    return Document(text, blocks, text, text, (text,))


def words(document: Document) -> str:
    return "".join(c for page in pages(pdf.write(document)) for t in page.texts() for c in t)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_was_written(text: str) -> None:
    plain = "".join(text.split())
    assert words(everywhere(text)).count(plain) == PLACES
    with zipfile.ZipFile(io.BytesIO(docx.write(everywhere(text)))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    assert "".join(map(str, body.itertext())).count(text) == PLACES


@given(st.text(alphabet="#$*_=\\/[]{}()<>@`~\"'-+.:;,&%^|!? 0aA国，。“”", max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    made = Document("", (Paragraph.of(text, indent=False),))
    assert sorted(words(made)) == sorted("".join(text.split()))


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_typeset_or_refused_and_always_a_good_docx(text: str) -> None:
    made = everywhere(text)
    with zipfile.ZipFile(io.BytesIO(docx.write(made))) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    try:
        pdf.write(made)
    except Refusal as refusal:
        assert refusal.code == "no_glyph"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\u200b乙\ufeff\x00\x1b\u202e丙", "甲乙丙"),
        ("甲\u2003乙\t丙\u00a0丁\u3000戊", "甲 乙 丙\u00a0丁\u3000戊"),
        ("甲\r\n乙\u2028丙\r丁", "甲\n乙\n丙\n丁"),
        ("葛\U000e0100\ufe0f", "葛"),
        ("\ud800\uffff", "\ufffd\ufffd"),
    ],
)
def test_what_has_no_shape_is_left_out_or_made_plain(text: str, expected: str) -> None:
    assert visible(text) == expected
