"""Missing sections, and ordinals that are not those of the form."""

import tomllib

import pytest

from gongkai.annual.check import case_of, check, sentence
from gongkai.annual.checks.sections import missing_section, numbering
from gongkai.annual.finding import Finding
from gongkai.annual.form import FORMS, build
from gongkai.annual.report import Report, Section
from tests.reports import form
from tests.reports import report as clean


def missing(report: Report) -> list[Finding]:
    """What is found missing."""
    return list(missing_section(case_of(report)))


def faults(report: Report) -> list[str]:
    """The numbering faults, by their templates."""
    return [finding.template for finding in numbering(case_of(report))]


def without(*sections: str) -> Report:
    """A clean report that lacks these sections, the rest numbered as they stood."""
    found = clean()
    found.sections = [s for s in found.sections if s.id not in sections]
    return found


def numbered(*sections: tuple[str | None, str, int]) -> Report:
    """A clean report with these sections: id, heading, ordinal."""
    found = clean()
    found.sections = [Section(name, heading, n, "有。") for name, heading, n in sections]
    return found


SIX = (
    ("overview", "一、总体情况", 1),
    ("proactive", "二、主动公开政府信息情况", 2),
    ("applications", "三、收到和处理政府信息公开申请情况", 3),
    ("disputes", "四、政府信息公开行政复议、行政诉讼情况", 4),
    ("problems", "五、存在的主要问题及改进情况", 5),
    ("other_matters", "六、其他需要报告的事项", 6),
)


def test_a_report_with_its_six_sections_has_no_finding() -> None:
    assert missing(clean()) == []
    assert faults(clean()) == []


@pytest.mark.parametrize(
    ("section", "label"),
    [
        ("overview", "总体情况"),
        ("problems", "存在的主要问题及改进情况"),
        ("other_matters", "其他需要报告的事项"),
    ],
)
def test_a_section_of_prose_that_is_missing_is_an_error(section: str, label: str) -> None:
    (found,) = missing(without(section))
    assert (found.level, found.expected) == ("error", label)
    assert label in sentence(found)


def test_a_heading_with_nothing_under_it_is_missing_its_text() -> None:
    report = clean()
    report.sections[5] = Section("other_matters", "六、其他需要报告的事项", 6, " \n")
    (found,) = missing(report)
    assert found.template == "missing-section-empty"


def test_a_section_that_says_none_is_there() -> None:
    report = clean()
    report.sections[5] = Section("other_matters", "六、其他需要报告的事项", 6, "无。")
    assert missing(report) == []


def test_an_overview_told_under_headings_of_its_own_is_there() -> None:
    report = clean()
    report.sections[0] = Section("overview", "一、总体情况", 1, "")
    report.sections.insert(1, Section(None, "（一）主动公开", None, "公开信息三条。"))
    assert missing(report) == []


def test_a_table_without_its_heading_is_a_warning_and_without_itself_an_error() -> None:
    report = without("disputes")
    assert missing(report) == []
    assert faults(report) == ["numbering-unlabelled"]
    report.form["disputes"] = None
    assert [f.expected for f in missing(report)] == ["政府信息公开行政复议、行政诉讼情况"]
    assert faults(report) == []


def test_a_heading_without_its_table_is_an_error() -> None:
    report = clean()
    report.form["applications"] = None
    (found,) = missing(report)
    assert (found.template, found.expected) == (
        "missing-section-table",
        "收到和处理政府信息公开申请情况",
    )
    assert "没有表格" in sentence(found)
    assert "no table" in sentence(found, "en")


def test_a_table_of_a_section_that_its_form_does_not_name_is_called_by_its_own_label() -> None:
    data = tomllib.loads((FORMS / "2021.toml").read_text("utf-8"))
    data["sections"] = [s for s in data["sections"] if s["id"] != "disputes"]
    of = build(data)
    report = without("disputes")
    found = [f for f in numbering(case_of(report, forms=[of])) if f.expected == "表四"]
    assert [f.template for f in found] == ["numbering-unlabelled"]


@pytest.mark.parametrize("name", ["2019", "2021"])
def test_a_finding_rests_on_the_document_of_the_form_that_the_report_follows(name: str) -> None:
    report = clean(name)
    source = form(name).source
    del report.sections[-1]
    report.sections[0] = Section("overview", "一、总体情况", 1, "公开80余条。")
    found = [f for f in check(report) if f.code in ("missing-section", "vague-number")]
    assert len(found) == 2
    assert all(source in f.basis for f in found)


def test_a_second_series_of_ordinals_is_found_once() -> None:
    report = numbered(
        SIX[0], (None, "二、工作机制", 2), ("proactive", "一、主动公开政府信息情况", 1), *SIX[2:]
    )
    assert faults(report) == ["numbering-repeated"]
    (found,) = numbering(case_of(report))
    assert "一" in sentence(found)


@pytest.mark.parametrize(
    ("ordinals", "expected"),
    [((1, 2, 3, 4, 5, 6), []), ((1, 2, 4, 3, 5, 6), ["numbering-order"]),
     ((1, 2, 3, 5, 6, 7), ["numbering-order"]), ((2, 3, 4, 5, 6, 7), ["numbering-order"])],
)  # fmt: skip
def test_six_sections_bear_the_ordinals_one_to_six(
    ordinals: tuple[int, ...], expected: list[str]
) -> None:
    sections = ((s[0], s[1], n) for s, n in zip(SIX, ordinals, strict=True))
    assert faults(numbered(*sections)) == expected


def test_ordinals_that_leave_out_a_missing_section_are_no_second_fault() -> None:
    assert faults(numbered(*SIX[:4], SIX[5])) == []
    assert faults(numbered(*SIX[:4], ("other_matters", "五、其他需要报告的事项", 5))) == []


def test_topics_of_the_overview_numbered_like_sections_are_found() -> None:
    beside = numbered(SIX[0], (None, "二、依申请公开情况", 7), *SIX[1:])
    assert "numbering-topics" in faults(beside)
    within = clean()
    text = "一、主动公开情况\n公开三条。\n二、依申请公开情况\n未收到申请。"
    within.sections[0] = Section("overview", "一、总体情况", 1, text)
    assert faults(within) == ["numbering-topics"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况等六部分组成。", True),
        ("本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开"
         "行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分。", False),
        ("本报告由六部分组成。", False),
    ],
)  # fmt: skip
def test_fewer_parts_listed_than_announced_are_found(opening: str, expected: bool) -> None:
    report = clean()
    report.preamble = opening
    assert ("numbering-announced" in faults(report)) is expected


def test_every_fault_can_be_said_in_both_languages() -> None:
    reports = [without("disputes"), numbered(*SIX[:2], SIX[3], SIX[2], *SIX[4:])]
    for report in reports:
        for found in numbering(case_of(report)):
            assert sentence(found) != sentence(found, "en")
