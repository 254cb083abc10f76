"""Masks, and names."""

import pytest

from gongkai.law.privacy import masked, scan
from gongkai.law.privacy.find import Kind
from gongkai.law.privacy.mask import mask, mask_name


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Kind.RESIDENT_ID, "632199199003070012", "6321**********12"),
        (Kind.BANK_CARD, "6230999999990015", "6230********0015"),
        (Kind.BANK_CARD, "6230 9999 9999 0023 452", "6230********3 452"),
        (Kind.MOBILE, "15400001234", "154****1234"),
        (Kind.MOBILE, "154-0000-1234", "154-****-1234"),
        (Kind.MOBILE, "１５４００００１２３４", "１５４****１２３４"),
        (Kind.LANDLINE, "0571-20001234", "0571-*****34"),
        (Kind.LANDLINE, "（0571）2000123", "（0571）*****23"),
        (Kind.PLATE, "浙Z·12345", "浙Z***45"),
        (Kind.EMAIL, "sun@example.com", "s***@example.com"),
        (Kind.PASSPORT, "E00001234", "E******34"),
        (Kind.BIRTH_DATE, "1990年3月7日", "1990年**月**日"),
        (Kind.BIRTH_DATE, "1990-03-07", "1990-**-**"),
        (Kind.BIRTH_DATE, "19900307", "1990**"),
        (Kind.BIRTH_DATE, "一九九〇年三月七日", "一九九〇年**月**日"),
        (Kind.ADDRESS, "浙江省临江市东湖区柳浪路8号", "浙江省临江市东湖区******"),
        (Kind.ADDRESS, "内蒙古自治区云岭盟北山旗3组", "内蒙古自治区云岭盟北山旗******"),
        (Kind.ADDRESS, "临江市柳浪路8号菜市场3室", "临江市******"),
        (Kind.ADDRESS, "春晓小区3号楼", "******"),
        (Kind.SECRECY_MARK, "机密★5年", "【国家秘密标志】"),
    ],
)
def test_what_stands_in_the_place_of_a_find(kind: Kind, text: str, expected: str) -> None:
    assert mask(kind, text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三丰", "张**"),
        ("张三", "张*"),
        ("欧阳某某", "欧阳**"),
        ("欧阳某", "欧阳*"),
        ("欧阳", "欧*"),
        (" 张三 ", "张*"),
        ("阿某·买某", "阿*·**"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_a_name_keeps_the_surname(name: str, expected: str) -> None:
    assert mask_name(name) == expected


def test_a_text_is_masked_where_something_is_found_and_nowhere_else() -> None:
    text = "😀王某，1990年3月7日出生，电话154 0000 1234，共3件。"
    assert masked(text) == "😀王某，1990年**月**日出生，电话154 **** 1234，共3件。"
    assert masked("没有什么可找的") == "没有什么可找的"


def test_a_find_carries_its_mask() -> None:
    found = scan("证632999199003070014，电话15400001234")
    assert [find.mask for find in found] == ["6329**********14", "154****1234"]
