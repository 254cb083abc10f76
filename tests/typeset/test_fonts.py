"""Each character has a glyph, or the paper is refused and the character named."""

from pathlib import Path

import pytest

from gongkai.refusal import Refusal
from gongkai.typeset import pdf
from gongkai.typeset.doctor import advice, fonts_report
from gongkai.typeset.document import Document, Heading, Paragraph, Table, TableCell
from gongkai.typeset.fonts import Role, characters, find
from gongkai.typeset.messages import say
from tests.typeset import papers
from tests.typeset.measure import pages

RARE = "喆玥堃翀珺䶮㛃㐂㼆䏝"


def test_rare_characters_of_names_come_out_in_every_role() -> None:
    blocks = (Heading(1, RARE), Heading(2, RARE), Paragraph.of(RARE))
    made = Document(RARE, (*blocks, Table(((TableCell(RARE),),), (1,), RARE)), RARE, RARE)
    (page,) = pages(pdf.write(made))
    assert page.texts() == [RARE] * 8


def test_every_chain_covers_gb2312() -> None:
    rows = (bytes((a, b)) for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF))
    needed = {row.decode("gb2312", "ignore") for row in rows} - {""}
    assert len(needed) == 6763
    for role in Role:
        assert needed <= frozenset().union(*map(characters, find().chain(role)))


@pytest.mark.parametrize(
    "made",
    [
        Document("王𪻐", ()),
        Document("", (Paragraph.of("申请人王𪻐提出"),)),
        Document("", (Heading(1, "王𪻐"),)),
        Document("", (Table(((TableCell("王𪻐"),),), (1,)),)),
        Document("", (Table(((TableCell("甲"),),), (1,), "王𪻐"),)),
        Document("", (), "王𪻐"),
        Document("", (), "", "王𪻐"),
        Document("", (), attachments=("王𪻐",)),
    ],
)
def test_a_character_beyond_all_fonts_stops_the_paper_and_is_named(made: Document) -> None:
    with pytest.raises(Refusal) as refused:
        pdf.write(made)
    assert refused.value.code == "no_glyph"
    assert refused.value.values["character"] == "𪻐"
    assert refused.value.values["codepoint"] == "U+2AED0"
    assert "王𪻐" in str(refused.value.values["place"])
    assert "“𪻐”（U+2AED0）" in say("refusal", "no_glyph", refused.value.values)


def test_the_offices_own_font_comes_first_and_others_fill_its_gaps(tmp_path: Path) -> None:
    papers.own_font(tmp_path, "FangSong_GB2312", "云溪县，。0123456789")
    fonts = find(tmp_path)
    assert [face.family for face in fonts.chain(Role.FANGSONG)][:2] == [
        "FangSong_GB2312",
        "Noto Serif SC",
    ]
    assert not fonts.substituted(Role.FANGSONG)
    assert fonts.substituted(Role.KAI)
    made = pdf.write(Document("", (Paragraph.of("云溪县王䶮"),)), fonts)
    assert b"FangSong_GB2312" in made
    assert b"NotoSerifSC" in made
    assert pages(made)[0].texts() == ["云溪县王䶮"]


def test_a_font_put_into_the_folder_counts_at_once(tmp_path: Path) -> None:
    before = find(tmp_path)
    made = Document("", (Heading(2, "云溪县"),))
    assert b"KaiTi_GB2312" not in pdf.write(made, before)
    papers.own_font(tmp_path, "KaiTi_GB2312", "云溪县")
    assert b"KaiTi_GB2312" in pdf.write(made, find(tmp_path))


def test_fonts_that_nobody_asked_for_are_left_alone(tmp_path: Path) -> None:
    papers.own_font(tmp_path, "Comic Song", "云溪县")
    assert all("Comic" not in face.family for role in Role for face in find(tmp_path).chain(role))


def test_without_any_font_the_refusal_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.typeset.fonts._packaged", lambda: iter(()))
    with pytest.raises(Refusal) as refused:
        find()
    assert refused.value.code == "no_fonts"


def test_the_doctor_names_each_font_and_what_to_do(tmp_path: Path) -> None:
    lines = [line.sentence() for line in fonts_report()]
    assert lines[0] == "仿宋_GB2312：没有找到，以 Noto Serif SC 代替"
    assert "黑体：使用 Noto Sans SC" in lines
    assert "GONGKAI_FONTS" in advice()
    assert str(tmp_path) in advice(tmp_path)
    assert "不存在" in advice(tmp_path / "无")


def test_the_doctor_has_no_advice_where_the_office_has_all_fonts(tmp_path: Path) -> None:
    for family in ("FangSong_GB2312", "KaiTi_GB2312", "FZXiaoBiaoSong-B05S"):
        papers.own_font(tmp_path, family, "云")
    assert not any(line.substituted for line in fonts_report(tmp_path))
    assert advice(tmp_path) == ""
