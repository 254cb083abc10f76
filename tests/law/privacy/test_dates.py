"""Dates of birth, and the words that hold 生 and speak of no birth."""

import pytest

from gongkai.law.privacy.find import Kind
from tests.law.privacy.cases import found, of

DATES = (
    "1990年3月7日",
    "1990 年 3 月 7 日",
    "1990年3月7号",
    "1990-03-07",
    "1990.3.7",
    "1990/3/7",
    "19900307",
    "1990年3月",
    "1990.03",
    "一九九〇年三月七日",
    "二〇一二年十一月二十九日",
)
FRAMES = (
    "出生日期：{}，",
    "出生年月:{}",
    "出生日期 {} 性别",
    "出生于{}。",
    "出生日期为{}。",
    "生于{}，",
    "男，{}出生，",
    "男，{} 出生，",
    "（{}生）",
    "{}生于云岭市",
    "{}生人",
    "{}生汉族",
    "{}生土家族",
    "{}生一女",
    "{}生父亲王某",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("date", DATES)
def test_the_date_alone_is_found(frame: str, date: str) -> None:
    assert of(Kind.BIRTH_DATE, frame.format(date)) == [date]


@pytest.mark.parametrize(
    "frame",
    [
        "{}生效",
        "{}生\n效",
        "{}生 产",
        "{}生长良好",
        "{}生父到场",
        "{}生人口",
        "{}生产的",
        "{}学生",
        "{}出生人口",
        "{}出生率",
        "{}出生医学证明",
        "{}以后出生",
        "发生于{}",
        "王先生于{}到场",
        "实习生于{}到岗",
        "王建生于{}提出申请",
        "出生医学证明于{}签发",
        "发生{}",
        "生日{}",
        "{}",
    ],
)
def test_another_date_is_none_of_birth(frame: str) -> None:
    assert found(frame.format("1990年3月7日")) == []


@pytest.mark.parametrize(
    "date",
    [
        "1990年2月30日",
        "1990年13月",
        "1790年3月7日",
        "1990年",
        "90年3月7日",
        "19901307",
        "1990-03.07",
        "一九九〇年十十月三日",
    ],
)
def test_a_day_that_never_was_is_none_of_birth(date: str) -> None:
    assert found(f"出生日期：{date}，") == []
    assert found(f"{date}出生") == []


def test_a_date_belongs_to_the_word_beside_it() -> None:
    text = "2026年3月2日，王某（1990年3月7日出生）申请；出生日期：1985年1月2日，2026年4月1日生效"
    assert of(Kind.BIRTH_DATE, text) == ["1990年3月7日", "1985年1月2日"]


def test_the_date_within_a_resident_id_is_not_found_again() -> None:
    assert found("出生，632999199003070014") == [("resident_id", "632999199003070014")]
    assert found("出生632999199003070014") == [("resident_id", "632999199003070014")]
