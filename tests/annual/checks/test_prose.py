"""Aspects, vague numbers, length and year of the overview."""

import pytest

from gongkai.annual.check import case_of, sentence
from gongkai.annual.checks.prose import missing_aspect, overlong, vague_number, wrong_year
from gongkai.annual.checks.registry import Settings
from gongkai.annual.finding import Finding
from gongkai.annual.narrative.overview import length
from gongkai.annual.report import Report, Section
from tests.reports import report as clean

FIVE = """（一）主动公开。全年公开政府信息200条。
（二）依申请公开。收到申请3件，均按期答复。
（三）政府信息管理。信息发布前经三级审核。
（四）平台建设。新开设政策解读专栏。
（五）监督保障。组织业务培训两次。"""


def telling(text: str, preamble: str = "") -> Report:
    """A clean report of 2023 with this overview."""
    found = clean()
    found.preamble = preamble
    found.sections[0] = Section("overview", "一、总体情况", 1, text)
    return found


def years(report: Report) -> list[tuple[str, str]]:
    """Level and template of what is found about the year."""
    return [(f.level, f.template) for f in wrong_year(case_of(report))]


def test_an_overview_of_all_five_aspects_lacks_none() -> None:
    assert list(missing_aspect(case_of(telling(FIVE)))) == []


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("持续做好法定公开。", "proactive"),
        ("坚持应公开尽公开。", "proactive"),
        ("畅通申请渠道。", "on_application"),
        ("规范办理群众申请。", "on_application"),
        ("实行政府信息全生命周期管理。", "management"),
        ("政务新媒体矩阵建设。", "platform"),
        ("严格责任追究。", "oversight"),
    ],
)
def test_an_aspect_may_be_spoken_of_in_other_words(text: str, aspect: str) -> None:
    (found,) = missing_aspect(case_of(telling(text)))
    assert isinstance(found.found, dict)
    assert list(found.found) == [aspect]


def test_what_is_not_spoken_of_is_named_and_what_is_has_its_evidence() -> None:
    first, _, third, *_ = FIVE.splitlines()
    (found,) = missing_aspect(case_of(telling(f"{first}\n{third}")))
    assert found.level == "warning"
    assert found.expected == [
        "proactive", "on_application", "management", "platform", "oversight",
    ]  # fmt: skip
    assert found.found == {
        "proactive": "全年公开政府信息200条。",
        "management": "信息发布前经三级审核。",
    }
    assert "依申请公开、政府信息公开平台建设、监督保障" in sentence(found)


def test_topics_under_headings_of_their_own_belong_to_the_overview() -> None:
    report = telling("总的情况良好。")
    for line in reversed(FIVE.splitlines()):
        heading, _, text = line.partition("。")
        report.sections.insert(1, Section(None, heading, None, text))
    assert list(missing_aspect(case_of(report))) == []


def test_a_topic_may_bear_the_name_of_a_section() -> None:
    report = telling("总的情况良好。")
    report.sections.insert(1, Section("proactive", "（一）主动公开政府信息情况", 1, FIVE))
    assert list(missing_aspect(case_of(report))) == []


def test_a_report_without_an_overview_is_not_told_its_aspects_too() -> None:
    report = clean()
    del report.sections[0]
    assert list(missing_aspect(case_of(report))) == []


@pytest.mark.parametrize(
    "text",
    [
        "公开信息80余条。",
        "近百件申请",
        "发布信息5500 余条",
        "约30次",
        "召开会议20多场",
        "编发１００余篇",
    ],
)
def test_a_vague_number_is_a_note(text: str) -> None:
    (found,) = vague_number(case_of(telling(text)))
    assert (found.level, found.code) == ("note", "vague-number")
    assert str(found.found) in sentence(found)


@pytest.mark.parametrize(
    "text",
    [
        "公开信息80条。",
        "多次召开会议",
        "若干问题",
        "近年来",
        "上级要求",
        "20余个部门",
        "超额完成3项",
    ],
)
def test_words_and_exact_numbers_are_not_vague(text: str) -> None:
    assert list(vague_number(case_of(telling(text)))) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [("公开信息。", 5), ("公开 200 条", 4), ("WPS字数", 3), ("“三审”", 4), ("", 0)],
)
def test_length_is_counted_as_a_word_processor_counts(words: str, count: int) -> None:
    assert length(words) == count


def test_an_overview_over_the_limit_is_a_note_and_the_limit_can_be_set() -> None:
    report = telling("公" * 1001)
    (found,) = overlong(case_of(report))
    assert (found.level, found.expected, found.found) == ("note", 1000, 1001)
    assert list(overlong(case_of(telling("公" * 1000)))) == []
    assert list(overlong(case_of(report, settings=Settings(overlong=2000)))) == []


PERIOD = "本报告所列数据的统计期限自{}年1月1日起至{}年12月31日止。"


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (PERIOD.format(2023, 2023), []),
        ("数据统计期限为 2023 年 1 月 1 日至 12 月 31 日。", []),
        (PERIOD.format(2022, 2022), [("error", "wrong-year")]),
        (PERIOD.format(2022, 2023), [("error", "wrong-year")]),
        ("统计期限为2022年1月1日到12月31日。", [("error", "wrong-year")]),
        ("统计期限自20231月1日起至202312月31日。", [("warning", "wrong-year-torn")]),
        ("统计期限为202311日到1231日。", [("warning", "wrong-year-torn")]),
        ("发布日期：2024-01-17，电话：0527—83593059。", []),
    ],
)
def test_title_and_statistic_period_are_of_one_year(
    preamble: str, expected: list[tuple[str, str]]
) -> None:
    assert years(telling("本机关依法公开。", preamble)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年，我局公开信息20条，较2022年增加3条。2024年，我局将继续努力。", []),
        ("2022年，我局公开信息20条。", [("warning", "wrong-year-text")]),
        ("我局公开信息20条，落实《2022年政务公开要点》。", []),
        ("2024年，我局将继续努力。", []),
        ("本机关依法公开。", []),
    ],
)
def test_an_overview_that_speaks_only_of_another_year_is_a_warning(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert years(telling(text)) == expected


def test_every_finding_can_be_said_in_both_languages() -> None:
    report = telling("2022年，公开信息80余条。" + "公" * 1000, PERIOD.format(2021, 2021))
    case = case_of(report)
    found: list[Finding] = [
        *missing_aspect(case), *vague_number(case), *overlong(case), *wrong_year(case)
    ]  # fmt: skip
    assert len(found) == 5
    for finding in found:
        assert sentence(finding) != sentence(finding, "en")
