"""Text against tables: faults planted one at a time, and what is no fault."""

from decimal import Decimal

import pytest

from gongkai.annual.check import case_of, sentence
from gongkai.annual.checks.text_table import text_table
from gongkai.annual.document import Place
from gongkai.annual.finding import Finding
from gongkai.annual.report import Damage, Report, Section
from tests.reports import busy, disputes, fill
from tests.reports import report as clean

RECEIVED = "applications.received.total"


def telling(text: str, report: Report | None = None) -> Report:
    """A busy report whose overview says this."""
    found = report or busy()
    found.sections[0] = Section("overview", "一、总体情况", 1, text)
    return found


def findings(report: Report) -> list[Finding]:
    """What the check of text against tables finds."""
    return list(text_table(case_of(report)))


def test_a_text_that_agrees_has_no_finding() -> None:
    text = (
        "2023年，共收到政府信息公开申请57件，上年结转9件，办结57件，结转下年度9件。"
        "予以公开51件，无法提供6件。行政复议7件，其中结果维持4件，结果纠正1件，尚未审结2件；"
        "行政诉讼3件。"
    )
    assert findings(telling(text)) == []


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("2023年，共收到政府信息公开申请58件。", [57, 66], 58),
        ("本年新收依申请公开五十八件，均依法办理。", 57, 58),
        ("（二）依申请公开情况。全年共受理申请 58 件，按时答复 57 件。", [57, 66], 58),
        ("收到公开申请57件，答复55件。", 57, 55),
        ("收到公开申请57件，予以公开及部分公开50件。", 51, 50),
        ("收到公开申请57件，其中自然人41件。", [40, 43], 41),
        ("收到公开申请57件，其中自然人40件，占申请总数的80%。", None, 80),
        ("收到公开申请57件，另有8件申请结转下年度继续办理。", 9, 8),
        ("被申请行政复议7件，均获维持。", 4, 7),
        ("全年未收到政府信息公开申请。", 57, 0),
        ("未发生行政复议、行政诉讼。", 7, 0),
    ],
)
def test_a_number_unlike_its_cell_is_found(text: str, expected: object, found: int) -> None:
    first = findings(telling(text))[0]
    assert (first.level, first.found) == ("error", found)
    assert expected is None or first.expected == expected
    assert first.place.text and first.place.text in text


@pytest.mark.parametrize(
    "text",
    [
        "2022年收到政府信息公开申请31件，2023年收到57件。",
        "收到政府信息公开申请57件，较上年增加26件，同比增长84%。",
        "全市收到政府信息公开申请570件。",
        "受理政府信息公开申请66件。",
        "收到政府信息公开申请60余件。",
    ],
)
def test_a_number_of_another_year_or_scope_or_reading_is_no_fault(text: str) -> None:
    assert findings(telling(text)) == []


def test_reconsideration_and_litigation_exchanged_are_found_both() -> None:
    found = findings(telling("全年发生行政复议3件，行政诉讼7件。"))
    assert [(f.cells[0], f.expected, f.found) for f in found] == [
        ("disputes.reconsideration.total", 7, 3),
        ("disputes.direct_suit.total", 3, 7),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("制发行政规范性文件5件，废止2件，现行有效30件。", 0),
        ("制发行政规范性文件6件。", 1),
        ("作出行政许可决定97件。", 0),
        ("作出行政许可决定79件，行政处罚决定3件。", 1),
        ("公开行政许可信息69条。", 0),
        ("行政事业性收费20.3万元。", 0),
        ("行政事业性收费203000元。", 0),
        ("行政事业性收费203万元。", 1),
        ("收取信息处理费400元。", 0),
    ],
)
def test_table_two_is_compared_where_its_words_are_used(text: str, count: int) -> None:
    report = clean(
        cells={
            "documents.normative_documents.issued": 5,
            "documents.normative_documents.repealed": 2,
            "documents.normative_documents.in_force": 30,
            "decisions.licensing.made": 97,
            "decisions.penalty.made": 3,
            "fees.admin_fees.amount": Decimal("20.3"),
        }
    )
    assert len(findings(telling(text, report))) == count


def test_a_blank_total_counts_as_the_sum_of_its_row() -> None:
    report = busy(cells={"applications.disclosed.total": None})
    assert findings(telling("依申请公开中，予以公开51件。", report)) == []
    assert findings(telling("依申请公开中，予以公开38件。", report))[0].expected == 51


def test_nothing_is_said_of_a_cell_that_was_lost_or_inferred() -> None:
    text = "共收到政府信息公开申请58件。"
    lost = telling(text)
    lost.damage.append(Damage("glued", Place(), cells=(RECEIVED,)))
    assert findings(lost) == []
    inferred = telling(text)
    inferred.inferred = frozenset({RECEIVED})
    assert findings(inferred) == []


def test_nothing_is_said_of_a_table_that_is_missing_or_cut_off() -> None:
    missing = telling("共收到政府信息公开申请58件。")
    missing.form["applications"] = None
    missing.cells = {k: v for k, v in missing.cells.items() if not k.startswith("applications")}
    assert findings(missing) == []
    cut = telling("共收到政府信息公开申请58件。")
    for cell in cut.cells:
        if cell.startswith(("applications.concluded", "applications.carried_out")):
            cut.cells[cell] = None
    assert findings(cut) == []


def test_the_message_names_the_section_the_numbers_and_the_cell() -> None:
    (found,) = findings(telling("新收政府信息公开申请58件。"))
    words = sentence(found)
    for part in ("一、总体情况", "58", "57", "“一、本年新收政府信息公开申请数量”×“总计”"):
        assert part in words
    assert "58" in sentence(found, "en")


def test_all_concluded_is_compared_with_what_is_pending() -> None:
    report = clean()
    fill(report, "natural_person", received=1, carried_in=0, disclosed=1)
    disputes(report, "reconsideration", upheld=1, pending=1)
    text = "政府信息公开行政复议案件2件，均已结案。"
    (found,) = findings(telling(text, report))
    assert found.cells == ("disputes.reconsideration.pending",)
