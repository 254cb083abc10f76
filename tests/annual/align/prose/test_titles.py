"""Whose report, of which year and scope, as a reader of the page would say."""

import pytest

from gongkai.annual.align.prose.titles import named, scope_of
from gongkai.annual.document import Paragraph


@pytest.mark.parametrize(
    ("lines", "body", "year"),
    [
        (["云溪市商务局2023年政府信息公开工作年度报告"], "云溪市商务局", 2023),
        (["## 云溪市商务局 2023 年政府信息公开工作年度报告"], "云溪市商务局", 2023),
        (["云溪市人民政府", "2024 年政府信息公开工作年度报告"], "云溪市人民政府", 2024),
        (["2019年云溪市人民政府办公厅政府信息公开工作年度报告"], "云溪市人民政府办公厅", 2019),
        (["2024 年云溪市科委政府信息公开工作", "年度报告"], "云溪市科委", 2024),
        (["云溪实验区２０２１年度政府信息公开工作年度报告"], "云溪实验区", 2021),
        (["云溪县发展和改革局2023年政府信息公开年度报告-县发改局"], "云溪县发展和改革局", 2023),
        (
            ["首页>政务公开>政府信息公开年报", "云溪区科技局2019年政府信息公开工作年度报告"],
            "云溪区科技局",
            2019,
        ),
        (["发布机构： 云溪园区", "2023年政府信息公开工作年度报告"], "云溪园区", 2023),
        (["本报告数据自2022年1月1日至2022年12月31日止"], None, 2022),
        (["政府信息公开工作年度报告格式模板"], None, None),
        (["云溪市商务局二〇二四年政府信息公开工作年度报告"], "云溪市商务局", 2024),
        (["云溪市商务局关于2024年度政府信息公开工作情况的报告"], "云溪市商务局", 2024),
        (["云溪市商务局 政府信息公开工作年度报告（2024年度）"], "云溪市商务局", 2024),
        (["2024年度云溪镇人民政府信息公开工作年度报告"], "云溪镇人民政府", 2024),
        (["市委办公室（市档案局）2024年政府信息公开工作年度报告"], "市委办公室（市档案局）", 2024),
        (["会议记录"], None, None),
    ],
)
def test_body_and_year(lines: list[str], body: str | None, year: int | None) -> None:
    found = named([Paragraph(line) for line in lines], "", "")
    assert (found.body, found.year) == (body, year)


def test_the_title_of_the_file_serves_where_none_is_printed() -> None:
    found = named(
        [Paragraph("一、总体情况")], "云溪市商务局2023年政府信息公开工作年度报告-门户", ""
    )
    assert (found.body, found.year) == ("云溪市商务局", 2023)


@pytest.mark.parametrize(
    ("body", "text", "scope"),
    [
        ("云溪市商务局", "全市商务系统", "own"),
        ("云溪市人民政府办公室", "全市共收到", "own"),
        ("云溪市人民政府", "2023年，全市共收到申请", "area"),
        ("云溪市人民政府", "本机关收到申请", None),
        (None, "全市", None),
    ],
)
def test_scope(body: str | None, text: str, scope: str | None) -> None:
    assert scope_of(body, text) == scope
