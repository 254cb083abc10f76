"""The text of a notice becomes the fields of the form."""

import tomllib

import pytest

from gongkai.law.tables import DATA
from gongkai.office.calendars.files import typed
from gongkai.office.calendars.notices import holidays, texts

# Worded as the General Office words it, with the days of 2026.
NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日
"""


def test_the_notice_of_2026_comes_to_the_file_of_2026() -> None:
    read = typed(texts(NOTICE), holidays(NOTICE))
    packaged = tomllib.loads((DATA / "calendar/2026.toml").read_text("utf-8"))
    for name in ("year", "source", "citation", "from", "holidays"):
        assert read[name] == packaged[name], name


@pytest.mark.parametrize(
    ("line", "first", "last", "made_up"),
    [
        ("一、元旦：1月1日放假，与周末连休。", "2023-01-01", "2023-01-01", ""),
        ("一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。", "2022-12-31", "2023-01-02", ""),
        ("六、国庆节：9月29日至10月6日放假，共8天。10月7日上班", "2023-09-29", "2023-10-06",
         "2023-10-07"),
        ("六、国庆节：放假时间另行通知。", "", "", ""),
    ],
)  # fmt: skip
def test_other_wordings(line: str, first: str, last: str, made_up: str) -> None:
    (found,) = holidays(f"关于2023年部分节假日安排的通知\n{line}")
    assert (found["first"], found["last"], found["made_up"]) == (first, last, made_up)


@pytest.mark.parametrize("text", ["", "您好", "一、元旦：1月1日放假", "2023年部分节假日"])
def test_what_is_no_notice_has_no_holidays(text: str) -> None:
    assert holidays(text) == []
