"""Copied text as a finding."""

from dataclasses import replace

from gongkai.annual.check import check, sentence
from gongkai.annual.checks.registry import Settings
from gongkai.annual.finding import Finding
from gongkai.annual.report import Report
from tests.reports import YEAR, report

LAST = "上年全局共举办政务公开培训三次，参加培训的各科室工作人员共计一百二十余人次。"


def of(this: Report, *others: Report, previous: Report | None = None) -> list[Finding]:
    """Findings of copied text."""
    found = check(this, previous=previous, others=others, settings=Settings(alike=0.5))
    return [finding for finding in found if finding.code == "alike"]


def rewritten(text: str) -> Report:
    """A report whose first section is another."""
    found = report()
    found.sections[0] = replace(found.sections[0], text=text)
    return found


def test_last_years_report_handed_in_again_is_a_warning() -> None:
    previous = report()
    previous.year = YEAR - 1
    (finding,) = of(report(), previous=previous)
    assert finding.level == "warning"
    assert "与上年报告（云溪市商务局2022）" in sentence(finding)


def test_a_neighbours_report_is_named() -> None:
    neighbour = report()
    neighbour.body = "云溪市文化馆"
    (finding,) = of(report(), neighbour)
    assert "与另一份报告（云溪市文化馆2023）" in sentence(finding)


def test_a_few_sentences_in_common_are_a_note_with_the_passages() -> None:
    mine = rewritten(
        LAST + "今年另办公众开放日，邀请居民代表参观大厅，现场答复咨询并发放指南。" * 3
    )
    (finding,) = of(mine, rewritten(LAST))
    assert finding.level in {"note", "warning"}
    assert isinstance(finding.found, list)
    assert LAST.rstrip("。") in finding.found


def test_own_words_are_no_finding() -> None:
    mine = report()
    mine.sections = [replace(s, text="") for s in mine.sections]
    mine.sections[0] = replace(mine.sections[0], text=LAST)
    assert of(mine, report()) == []
    assert of(report()) == []


def test_the_same_passage_elsewhere_in_the_report_still_counts() -> None:
    moved = report()
    moved.sections = [replace(s, text="") for s in moved.sections]
    moved.sections[4] = replace(moved.sections[4], text=LAST)
    mine = report()
    mine.sections = [replace(s, text="") for s in mine.sections]
    mine.sections[0] = replace(mine.sections[0], text=LAST)
    assert [finding.level for finding in of(mine, moved)] == ["warning"]
