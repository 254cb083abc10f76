"""Where a person lives: from the first name of a place to the last mark of a house."""

import pytest

from gongkai.law.privacy.find import Kind
from tests.law.privacy.cases import found, of

HOME = "浙江省临江市东湖区柳浪路8号2幢301室"


@pytest.mark.parametrize(
    "label", ["住址", "住所", "家庭住址", "户籍地", "居住地", "现住址", "户籍地址", "居住地址"]
)
@pytest.mark.parametrize(
    "sign", ["：", ":", "： ", "：\n", "：现住", "：位于", "：310000", "：（暂住）"]
)
@pytest.mark.parametrize(
    "after",
    ["", "，电话", "。", " 身份证号另附", "联系电话", "\n3组", "（东户）", "贫困户", "楼上"],
)
def test_it_runs_from_the_place_to_the_house(label: str, sign: str, after: str) -> None:
    assert of(Kind.ADDRESS, f"王某，{label}{sign}{HOME}{after}") == [HOME]


@pytest.mark.parametrize(
    "home",
    [
        "云岭市石桥镇柳树村3组",
        "云岭市石桥镇柳树村三组",
        "云岭市石桥镇柳树村12户",
        "临江市柳浪路8号3楼",
        "临江市柳浪路８号",
        "临江市柳浪路8、9号",
        "临江市柳浪路8号（东湖家园）2幢301室",
        "临江市柳浪路甲8号院5号楼A座1单元 301室",
        "春晓小区3号楼",
        "原平市柳浪路8号",
        "南宁市青秀区民族大道100号",
        "临江市人民银行家属院2栋301室",
        "银行巷3号",
        "临江市职业技术学院宿舍3号楼",
        "云岭市石桥镇电话村3组",
        "临江市东湖区手机城5楼",
        "临江市柳浪路8号联系村银行宿舍9号",
    ],
)
def test_how_a_home_may_be_written(home: str) -> None:
    assert of(Kind.ADDRESS, f"住址：{home}，邮编310000") == [home]


@pytest.mark.parametrize(
    "text",
    [
        f"办公地址：{HOME}",
        f"地址：{HOME}",
        f"通信地址：{HOME}",
        f"办公住所：{HOME}",
        f"公司住所：{HOME}",
        f"住址为{HOME}",
        f"住址{HOME}",
        "住址：同上",
        "住址：3号",
        "住址：8号楼301室",
        "住址：A座301室",
        "住址：临江市柳浪路",
        "住址：，临江市柳浪路8号",
        "住址：不详，身份证号：另附",
        "住址：临江市，户籍：另附",
        "住址：临江市组织部",
    ],
)
def test_what_is_no_home(text: str) -> None:
    assert found(text) == []


def test_two_homes_side_by_side() -> None:
    text = f"住址：{HOME}户籍地：云岭市石桥镇柳树村3组，办公地址：临江市人民路1号"
    assert of(Kind.ADDRESS, text) == [HOME, "云岭市石桥镇柳树村3组"]


@pytest.mark.parametrize(
    "after",
    [
        "电话15400001234 3号楼",
        " 手机号码：15400001234，3组",
        "微信abc123 3室",
        "联系人王某3组",
        "公民身份号码另附3组",
        "申请人住9号",
    ],
)
def test_the_word_for_something_else_ends_it(after: str) -> None:
    assert ("address", HOME) in found(f"住址：{HOME}{after}")


def test_a_bracket_around_all_ends_it() -> None:
    assert of(Kind.ADDRESS, f"（住址：{HOME}）与云岭市3户") == [HOME]


def test_an_address_is_bounded() -> None:
    assert found("住址：临江市" + "东" * 100 + "8号") == []
