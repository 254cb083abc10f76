"""Numbers told by their digits: what belongs to them, and what only looks so."""

import pytest

from gongkai.law import credit_code
from gongkai.law.privacy.find import Kind
from tests.law.privacy.cases import found, of
from tests.law.privacy.texts import card_check, id_check

ID = "63299919900307001"
ID += id_check(ID)
CARD = "623099999999001"
CARD += card_check(CARD)
FOURS = " ".join(CARD[at : at + 4] for at in range(0, 16, 4))
LONG = "623099999999002345"
LONG += card_check(LONG)


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


@pytest.mark.parametrize("text", ["15400001234", "154 0000 1234", "154-0000-1234"])
@pytest.mark.parametrize("before", ["", "+86", "+86 ", "86-", "0086-", "(+86)", "Tel", "1.", "、"])
@pytest.mark.parametrize("after", ["", "，", "（本人）", "元旦值班", ".2、", "号"])
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
        "154 2019 2020",
    ],
)
def test_what_is_no_mobile_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "sign", ["{}元", "{}.52元", "{}.123456万元", "{}.00", "￥{}", "$ {}", "{}吨"]
)
@pytest.mark.parametrize("number", ["15400001234", CARD, FOURS, "154 0000 1234"])
def test_an_amount_is_no_number_of_a_person(sign: str, number: str) -> None:
    assert found(sign.format(number)) == []


def test_digits_of_a_credit_code_are_no_mobile_number() -> None:
    assert found("代码A15400001234B99990") == []
    assert found("微信A15400001234") == [("mobile", "15400001234")]


@pytest.mark.parametrize("path", ["/15400001234.html", "/art/2026/art_15400001234", f"/{CARD}"])
def test_a_number_in_a_link_is_nobodys(path: str) -> None:
    assert found(f"见http://www.example.gov.cn{path}") == []
    assert found(f"见www.example.gov.cn{path}。") == []


@pytest.mark.parametrize("text", ["http://a.cn/x，15400001234", "http://a.cn/?to=15400001234"])
def test_a_number_beside_a_link_is_somebodys(text: str) -> None:
    assert found(text) == [("mobile", "15400001234")]


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
        "2019 2020 2021 2027",
        f"{CARD}/2026-00021",
    ],
)
def test_what_is_no_card_number(text: str) -> None:
    assert found(text) == []


def test_a_credit_code_of_digits_is_no_card_number() -> None:
    bodies = (f"91329999{n:09}" for n in range(2000))
    codes = (body + credit_code.check_digit(body) for body in bodies)
    code = next(c for c in codes if c.isdigit() and card_check(c[:-1]) == c[-1])
    assert found(f"统一社会信用代码{code}") == []


def test_a_card_of_unionpay_is_no_credit_code() -> None:
    bodies = (f"62999999{n:09}" for n in range(2000))
    cards = (body + card_check(body) for body in bodies)
    number = next(c for c in cards if credit_code.valid(c))
    assert of(Kind.BANK_CARD, f"汇入{number}") == [number]
