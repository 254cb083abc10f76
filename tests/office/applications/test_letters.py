"""Pasted letters: what is proposed, and the words that it rests on."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.applications.intake import FIELDS
from gongkai.office.applications.letters import LONGEST, Proposal, propose
from gongkai.words import Applicant

TABLE = Path(__file__).with_name("letters.txt").read_text("utf-8")
KNOWN = FIELDS | {"applicant_class"}
ONLINE = {"supply", "contact", "identity_kind"}  # which the pages ask, and no letter is read for


class Marked(NamedTuple):
    """A letter and the places marked in it: field, start, end."""

    text: str
    places: set[tuple[str, int, int]]


def letters() -> dict[str, Marked]:
    """The letters of the table by their names."""
    parts = re.split(r"^=== (.+)\n", TABLE, flags=re.MULTILINE)[1:]
    return {name: marked(text) for name, text in zip(parts[::2], parts[1::2], strict=True)}


def marked(source: str) -> Marked:
    """The letter without its marks, and what they mark."""
    text = ""
    places: set[tuple[str, int, int]] = set()
    opened: list[tuple[str, int]] = []
    for piece in re.split(r"(\{\w+\||\})", source):
        if piece == "}":
            field, start = opened.pop()
            places.add((field, start, len(text)))
        elif piece.startswith("{"):
            opened.append((piece[1:-1], len(text)))
        else:
            text += piece
    assert not opened
    return Marked(text, places)


LETTERS = letters()


def shown(text: str, places: set[tuple[str, int, int]]) -> list[tuple[str, str, int]]:
    """Places with their words, so that a failure can be read."""
    return sorted((field, text[start:end], start) for field, start, end in places)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_proposed_as_it_is_marked(name: str) -> None:
    text, places = LETTERS[name]
    found = {(each.field, each.start, each.end) for each in propose(text)}
    assert shown(text, found) == shown(text, places)


def test_the_table_has_many_shapes_and_every_field() -> None:
    assert len(LETTERS) >= 25
    fields = {field for _, places in LETTERS.values() for field, _, _ in places}
    assert fields == KNOWN - {"power_of_attorney", "letter", "title"} - ONLINE


def test_two_values_of_a_field_are_both_proposed_and_none_chosen() -> None:
    found = propose(LETTERS["two telephones and two applicants"].text)
    assert Counter(each.field for each in found) == {"name": 2, "telephone": 2, "content": 1}


@pytest.mark.parametrize(
    "name", ["欧阳𬭎", "王𬭎", "北京𬭎科技有限公司", "武曌〇", "李\ufa0e\U00030edd"]
)
def test_rare_characters_are_read(name: str) -> None:
    found = propose(f"申请人姓名：{name}\n联系电话：15400005678\n")
    assert [each.value for each in found if each.field == "name"] == [name]


def test_each_says_why() -> None:
    found = propose("申请人：王喆\n电话：15400001234\n备用15400005678，我是居民李晓梅，谢谢")
    assert [(each.value, each.why) for each in found] == [
        ("王喆", "申请人"),
        ("15400001234", "电话"),
        ("15400005678", "手机号码"),
        ("李晓梅", "自称"),
    ]


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("申请人：云溪县柳浪商贸有限公司", Applicant.BUSINESS),
        ("申请人：云溪县柳浪蔬菜专业合作社", Applicant.BUSINESS),
        ("申请人：云溪（石桥）水泥厂", Applicant.BUSINESS),
        ("申请人：云溪大学", Applicant.RESEARCH),
        ("申请人：云溪水文研究院", Applicant.RESEARCH),
        ("申请人：云溪教育基金会", Applicant.PUBLIC_INTEREST),
        ("申请人：云溪律师事务所", Applicant.LEGAL_SERVICE),
        ("申请人：春晓小区业主委员会", Applicant.OTHER_ORGANISATION),
        ("申请人类别：自然人", Applicant.NATURAL_PERSON),
        ("申请人类别：商业企业", Applicant.BUSINESS),
        ("身份证号：119999199003071011", Applicant.NATURAL_PERSON),
        ("申请人类别：外星人", ""),
    ],
)
def test_the_class_of_an_applicant_is_a_hint_with_its_id(line: str, means: str) -> None:
    assert [each.means for each in propose(line) if each.field == "applicant_class"] == [means]


def test_every_id_that_words_may_mean_is_a_column_of_the_report() -> None:
    means = {each.means for text, _ in LETTERS.values() for each in propose(text)} - {""}
    assert means <= set(Applicant)


def check(text: str, found: list[Proposal]) -> None:
    """What holds for any letter."""
    assert found == sorted(found, key=lambda each: (each.start, each.end, each.field))
    for each in found:
        assert text[each.start : each.end] == each.value
        assert each.value.strip() == each.value != ""
        assert each.field in KNOWN
        assert each.why
    for one, other in combinations(found, 2):
        assert one.field != other.field or one.end <= other.start or other.end <= one.start


PIECES = st.sampled_from(
    re.split(
        "~",
        "：~:~，~。~；~\n~\t~ ~　~|~（~）~□~☑~、~-~/~@~申请人~姓名~身份证号~联系电话~地址~邮编~"
        "邮箱~所需信息~获取方式~委托代理人~申请公开~以下~此致~我叫~本人~住~王喆~李晓梅~云溪县柳浪路1号~"
        "柳浪商贸有限公司~公司~119999199003071011~15400001234~0512-66660000~215000~１５４~纸质~"
        "wang@example.invalid~2026年3月2日",
    )
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_places_are_exact_and_apart_in_any_mixture_of_labels_and_values(text: str) -> None:
    check(text, propose(text))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    check(text, propose(text))


@pytest.mark.parametrize(
    "piece",
    [
        *" \n1(王□",
        "申请人：",
        "申请公开",
        "公开以下：",
        "住云溪县",
        "申 ",
        "a@b.",
        "姓名\t王",
        "李 ",
    ],
)
def test_a_long_text_of_one_piece_does_not_take_long(piece: str) -> None:
    started = process_time()
    propose(piece * (20_000 // len(piece)))
    assert process_time() - started < 3


def test_a_letter_is_looked_at_to_its_limit() -> None:
    assert propose("\n" * LONGEST + "电话：15400001234") == []
