"""Numbers told by their digits: what belongs to them, and what only looks so."""

import pytest

from gongkai.law.credit_code import holds
from gongkai.law.privacy import scan
from gongkai.law.privacy.find import Confidence, Kind
from tests.law.codes import credit_code
from tests.law.privacy.cases import found, of
from tests.law.privacy.texts import card_check, id_check

ID = "63299919900307001"
ID += id_check(ID)
CARD = "623099999999001"
CARD += card_check(CARD)
FOURS = " ".join(CARD[at : at + 4] for at in range(0, 16, 4))
LONG = "623099999999002345"
LONG += card_check(LONG)
NOUGHT = "001230000000001"
NOUGHT += card_check(NOUGHT)


def sure(text: str) -> list[tuple[str, Confidence]]:
    """The text of each find and how sure it is."""
    return [(find.text, find.confidence) for find in scan(text)]


@pytest.mark.parametrize("text", [f"证{ID}号", f"{ID}.", f"1、{ID}", f"{ID}，{ID}", f"({ID})"])
def test_a_resident_id_stands_alone(text: str) -> None:
    assert of(Kind.RESIDENT_ID, text) == [ID] * text.count(ID)


@pytest.mark.parametrize("text", [f"Z{ID}", f"{ID}a", f"1{ID}", f"{ID}1", f"{ID}X", f"Ａ{ID}"])
def test_what_goes_on_is_no_resident_id(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        ("83999919900307001", True),  # 台湾居民居住证
        ("16999919900307001", False),  # no such province
        ("91999919900307001", False),
        ("32999919000229001", False),  # 1900 was no leap year
        ("32999929900307001", False),
        ("32999917991231001", False),
    ],
)
def test_a_resident_id_has_a_province_and_a_birthday(body: str, is_one: bool) -> None:
    number = body + id_check(body)
    assert (("resident_id", number) in found(number)) is is_one


def test_x_is_a_check_character_and_either_case_will_do() -> None:
    body = next(b for n in range(100) if id_check(b := f"329999199003070{n:02}") == "X")
    assert of(Kind.RESIDENT_ID, f"{body}X、{body}x") == [body + "X", body + "x"]
    assert found(f"{body}Y") == []


@pytest.mark.parametrize("text", ["15400001234", "154 0000 1234", "154-0000-1234", "154 2019 2020"])
@pytest.mark.parametrize("before", ["", "+86", "+86 ", "86-", "0086-", "(+86)", "Tel", "1.", "、"])
@pytest.mark.parametrize("after", ["", "，", "（本人）", "元旦值班", ".2、", ".3月1日前", "号"])
def test_a_mobile_number(before: str, text: str, after: str) -> None:
    assert of(Kind.MOBILE, before + text + after) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "8615400001234",
        "015400001234",
        "154000012345",
        "1540000123",
        "12400001234",
        "154-0000 1234",
        "154 0000  1234",
    ],
)
def test_what_is_no_mobile_number(text: str) -> None:
    assert found(text) == []


YEARS = "2019 2020 2021 202"
YEARS += card_check(YEARS.replace(" ", ""))
NUMBERS = ("15400001234", CARD, FOURS, "154 0000 1234")


@pytest.mark.parametrize("number", NUMBERS)
def test_an_amount_to_the_fen_is_no_number_of_a_person(number: str) -> None:
    assert found(f"采购{number}.52元") == []


@pytest.mark.parametrize(
    "sign", ["{}元", "{}.5元", "{}.123456万元", "{}.00", "￥{}", "$ {}", "{}吨"]
)
@pytest.mark.parametrize("number", NUMBERS)
def test_what_may_be_an_amount_is_in_doubt(sign: str, number: str) -> None:
    assert sure(sign.format(number)) == [(number, Confidence.LOW)]


@pytest.mark.parametrize("number", ["154 2019 2020", YEARS])
def test_what_may_be_years_is_in_doubt(number: str) -> None:
    assert sure(f"合计 {number}") == [(number, Confidence.LOW)]
    assert sure(f"卡号、号码 {number}") == [(number, Confidence.MEDIUM)]


def test_digits_of_a_credit_code_are_no_mobile_number() -> None:
    code = credit_code("A15400001234B9999")
    assert found(f"代码{code}") == []
    assert found(f"代码{code[:-1]}{'1' if code[-1] == '0' else '0'}") == [("mobile", "15400001234")]
    assert found("微信A15400001234") == [("mobile", "15400001234")]


@pytest.mark.parametrize("path", ["/15400001234.html", "/art/2026/art_15400001234", f"/{CARD}"])
def test_a_number_in_a_link_is_in_doubt(path: str) -> None:
    for link in f"见http://www.example.gov.cn{path}", f"见www.example.gov.cn{path}。":
        assert [confidence for _, confidence in sure(link)] == [Confidence.LOW]


@pytest.mark.parametrize("text", ["http://a.cn/x，15400001234", "http://a.cn/?to=15400001234"])
def test_a_number_beside_a_link_is_in_no_doubt(text: str) -> None:
    assert sure(text) == [("15400001234", Confidence.MEDIUM)]


@pytest.mark.parametrize(
    "number",
    [
        "0571-2000123",
        "010-20001234",
        "021—20001234",
        "(0935)20001234",
        "（0935）20001234",
        "(0935) 20001234",
        "（0935）-2000123",
    ],
)
@pytest.mark.parametrize("after", ["", "转801", "-801", "，", "/20001235"])
@pytest.mark.parametrize("before", ["", "电话", "86-", "+86 ", "Tel:", "（"])
def test_a_landline_number(before: str, number: str, after: str) -> None:
    assert of(Kind.LANDLINE, before + number + after) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "400-600-0012",
        "800-810-0000",
        "0400-8100000",
        "(0800)8100000",
        "12345",
        "0571-200012",
        "0571-200012345",
        "0571 20001234",
        "057120001234",
        "051-2000123",
        "00571-2000123",
        "2024-0571-2000123",
        "1(0571)200012345",
    ],
)
def test_what_is_no_landline_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"卡号{CARD}。", CARD),
        (f"卡号{LONG}", LONG),
        (f"{FOURS}，", FOURS),
        (f"{FOURS} 12月", FOURS),
        (f"{FOURS} 5000元", FOURS),
        (f"1.{CARD}", CARD),
        (NOUGHT, NOUGHT),
        ("6230 9999 9999 0023 452", "6230 9999 9999 0023 452"),
    ],
)
def test_a_card_number(text: str, number: str) -> None:
    assert of(Kind.BANK_CARD, text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        f"A{CARD}",
        f"{CARD}x",
        f"{CARD}12345",
        CARD[:-1] + "9",
        FOURS.replace(" ", "  "),
        f"1234 {FOURS}",
        "0" * 16,
        "0000 0000 0000 0000",
        f"{CARD}/2026-00021",
    ],
)
def test_what_is_no_card_number(text: str) -> None:
    assert found(text) == []


def test_a_credit_code_of_digits_is_no_card_number() -> None:
    bodies = (f"91329999{n:09}" for n in range(2000))
    code = next(c for c in map(credit_code, bodies) if c.isdigit() and card_check(c[:-1]) == c[-1])
    assert found(f"统一社会信用代码{code}") == []


def test_a_card_of_unionpay_is_no_credit_code() -> None:
    bodies = (f"62999999{n:09}" for n in range(2000))
    cards = (body + card_check(body) for body in bodies)
    number = next(c for c in cards if holds("credit_code", c))
    assert of(Kind.BANK_CARD, f"汇入{number}") == [number]
