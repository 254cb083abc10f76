"""Plates, e-mail, passports and secrecy marks."""

import pytest

from gongkai.law.privacy import scan
from gongkai.law.privacy.find import Confidence, Kind
from tests.law.privacy.cases import found, of


@pytest.mark.parametrize(
    "plate", ["浙Z12345", "浙ZD12345", "青Z·12345", "京A·D12345", "川O1A2B3", "京AABCDE"]
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("驾驶", "小型客车"), ("江", "学")])
def test_a_plate(before: str, plate: str, after: str) -> None:
    assert of(Kind.PLATE, before + plate + after) == [plate]


@pytest.mark.parametrize(
    "text",
    [
        "浙Z1234",
        "浙Z1234567",
        "浙ZI2345",
        "浙ZO2345",
        "浙Z1234I",
        "中Z12345",
        "浙·Z12345",
        "浙Z 12345",
        "苏ICP备05012345号",
        "粤B2-20090059",
    ],
)
def test_what_is_no_plate(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("京A12345", Confidence.MEDIUM),
        ("新UPDATE", Confidence.LOW),
        ("驾驶京AABCDE", Confidence.MEDIUM),
    ],
)
def test_a_plate_without_a_digit_is_in_doubt(text: str, confidence: Confidence) -> None:
    assert [find.confidence for find in scan(text)] == [confidence]


@pytest.mark.parametrize(
    "mail",
    [
        "a@example.com",
        "sun.mou-mou_1+x@mail.example.gov.cn",
        "_a@example.cn",
        f"{'a' * 80}@example.com",
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("发至", "。"), ("...", "."), ("<", ">")])
def test_an_email(before: str, mail: str, after: str) -> None:
    assert of(Kind.EMAIL, before + mail + after) == [mail]


@pytest.mark.parametrize(
    "text", ["a@b", "@example.com", "a@localhost", "a@1.5", "a@-.com", "某@云岭", ".-@a.cn"]
)
def test_what_is_no_email(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("number", ["E00001234", "EZ0001234", "e0000123", "EZ00012345"])
@pytest.mark.parametrize("before", ["护照", "护照号码：", "护照（号码", "护照一二三四五六七八九十"])
def test_a_passport_number_stands_within_ten_characters(before: str, number: str) -> None:
    assert of(Kind.PASSPORT, f"{before}{number}，") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "编号E00001234",
        "护照一二三四五六七八九十一E00001234",
        "护照EZZ0001234",
        "护照E000012345",
        "护照E000123",
        "护照E00001234A",
        "护照00001234",
        "E00001234护照",
    ],
)
def test_what_is_no_passport_number(text: str) -> None:
    assert found(text) == []


def test_one_word_may_stand_before_two_passports() -> None:
    assert of(Kind.PASSPORT, "护照E00001234、E00005678") == ["E00001234", "E00005678"]


@pytest.mark.parametrize("level", ["绝密", "机密", "秘密"])
@pytest.mark.parametrize(
    "term", ["", "5年", "6个月", "长期", "10年6个月", "五年", "启用前", "2030年12月31日"]
)
def test_a_secrecy_mark_with_its_term(level: str, term: str) -> None:
    mark = f"{level}★{term}"
    assert of(Kind.SECRECY_MARK, f"附件{mark}，") == [mark]


@pytest.mark.parametrize("mark", ["秘密 ★ 1年", "秘　密★5年"])
def test_a_secrecy_mark_may_be_spaced(mark: str) -> None:
    assert of(Kind.SECRECY_MARK, f"{mark}\n") == [mark]


@pytest.mark.parametrize(
    "text", ["国家秘密", "机密级5年", "★机密", "机密☆5年", "密级：机密", "密★5年"]
)
def test_the_words_alone_are_no_mark(text: str) -> None:
    assert found(text) == []
