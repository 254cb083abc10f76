"""Sentences of published reports that invite a false alarm, and faults that hide in plain words."""

import pytest

from gongkai.annual.check import case_of
from gongkai.annual.checks.text_table import text_table
from gongkai.annual.finding import Finding
from gongkai.annual.narrative.statements import MOST
from gongkai.annual.report import Report, Section
from tests.reports import disputes, fill
from tests.reports import report as clean

HEADING = "（二）依申请公开。"
CITY = "云岭市人民政府"
BUREAU = "云岭市商务局"


def telling(text: str, body: str = CITY) -> Report:
    """A report of 56 applications, 7 reconsiderations and 5 lawsuits whose overview says this."""
    found = clean()
    found.body, found.scope = body, "own" if body.endswith("局") else None
    fill(found, "natural_person", received=46, carried_in=4, disclosed=24, not_held=15,
         partly_disclosed=6)  # fmt: skip
    fill(found, "business", received=10, carried_in=0, disclosed=6, state_secret=4)
    disputes(found, "reconsideration", upheld=5, overturned=1, pending=1)
    disputes(found, "direct_suit", upheld=3, other_result=1)
    disputes(found, "suit_after_reconsideration", upheld=1)
    found.cells |= {
        "documents.normative_documents.issued": 12,
        "documents.normative_documents.repealed": 3,
        "documents.normative_documents.in_force": 96,
        "decisions.licensing.made": 1523,
        "decisions.penalty.made": 88,
        "decisions.coercion.made": 4,
    }
    found.sections[0] = Section("overview", "一、总体情况", 1, f"{HEADING}\n{text}")
    return found


def findings(text: str, body: str = CITY) -> list[Finding]:
    """What the check of text against tables finds."""
    return list(text_table(case_of(telling(text, body))))


@pytest.mark.parametrize(
    "text",
    [
        "全市因政府信息公开被申请行政复议102件、提起行政诉讼45件，其中市政府本级行政复议7件、行政诉讼5件。",
        "全市被申请行政复议102件、提起行政诉讼45件，其中市政府本级行政复议7件、行政诉讼5件。",
        "全市公布现行有效行政规范性文件213件。",
    ],
)
@pytest.mark.parametrize("scope", [None, "area", "own"])
def test_the_whole_area_is_counted_elsewhere(text: str, scope: str | None) -> None:
    report = telling(text)
    report.scope = scope
    assert list(text_table(case_of(report))) == []


@pytest.mark.parametrize(
    "text",
    [
        "全系统共受理依申请公开312件。",
        "全局系统收到政府信息公开申请312件。",
        "市、县两级商务部门共收到政府信息公开申请312件。",
        "局本级收到申请56件，二级单位收到申请20件。",
    ],
)
def test_the_bodies_below_are_counted_elsewhere(text: str) -> None:
    assert findings(text, BUREAU) == []


@pytest.mark.parametrize("body", [CITY, BUREAU])
@pytest.mark.parametrize(
    "text",
    [
        "其中涉及征地拆迁的申请21件，予以公开12件。",
        "涉及房屋征收类申请21件。",
        "土地征收类申请予以公开12件，无法提供5件。",
        "按期答复50件，延期答复5件。",
        "当年答复52件，跨年答复3件。",
        "公开类答复31件。",
        "作为被告的行政诉讼案件3件。",
        "新发生行政复议6件，上年结转1件，审结6件。",
        "办结上年结转申请4件，本年新收申请办结51件。",
        "办结上年结转申请4件，办结本年申请51件。",
        "本年收到的56件申请中，予以公开28件。",
        "实施行政强制措施2件。",
        "行政诉讼4件、民事诉讼3件。",
    ],
)
def test_a_part_is_not_the_whole(text: str, body: str) -> None:
    assert findings(text, body) == []


@pytest.mark.parametrize("body", [CITY, BUREAU])
@pytest.mark.parametrize(
    "text",
    [
        "行政许可申请受理1600件，办结1523件。",
        "行政许可事项办理时限压缩60%，办理7.2万件次。",
        "协助市政府办理政府信息公开申请9件。",
        "代市政府拟答复申请9件。",
        "其他行政机关移送申请3件，转交3件。",
        "公开政府信息2310件，不予公开12件。",
        "全年制作政府信息500件，其中主动公开400件、依申请公开60件、不予公开40件。",
        "公文公开属性认定：主动公开80件，依申请公开15件，不予公开5件。",
        "办结政府信息公开事项70件。",
        "实施行政许可20项。",
        "县政府办收到政府信息公开申请3件。",
    ],
)
def test_another_matter_is_not_the_applications(text: str, body: str) -> None:
    assert findings(text, body) == []


@pytest.mark.parametrize("body", [CITY, BUREAU])
@pytest.mark.parametrize(
    "text",
    [
        "作为行政复议机关，全年收到行政复议申请120件，其中维持80件、纠正12件。",
        "我局全年行政诉讼案件共28件，涉政府信息公开的5件。",
        "因行政处罚引发行政复议12件、行政诉讼8件。",
    ],
)
def test_a_dispute_need_not_be_about_disclosure(text: str, body: str) -> None:
    assert findings(text, body) == []


@pytest.mark.parametrize("body", [CITY, BUREAU])
@pytest.mark.parametrize(
    "text",
    [
        "截至2024年12月31日，累计收到政府信息公开申请412件。",
        "截至2023年12月31日，累计收到政府信息公开申请412件。",
        "共接收政府信息公开申请58件，其中2件申请人主动撤回，实际登记56件。",
        "共收到申请61件，剔除重复和咨询后，新收56件。",
        "提交申请61件，有效申请56件。",
        "收到政府信息公开申请58件，后撤销2件。",
        "收到政府信息公开申请59件，3件未予登记。",
        "现行有效规范性文件213件，以市政府名义发的96件。",
        "现行有效规范性文件213件，其中市政府规范性文件96件。",
    ],
)
def test_other_periods_and_gross_counts_are_no_faults(text: str, body: str) -> None:
    assert findings(text, body) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年以来，我局收到政府信息公开申请57份。", [57]),
        ("收到政府信息公开申请57份，答复政府信息公开申请54件。", [57, 54]),
        ("答复政府信息公开申请54件。", [54]),
        ("收到政府信息公开申请56件，作出予以公开决定的27件、部分公开5件。", [27, 5]),
        ("收到政府信息公开申请56件，其中，公开27件、部分公开5件、不予公开4件。", [27, 5]),
        ("作出行政许可1532件，行政强制5件。", [1532, 5]),
        ("收到政府信息公开申请56件，其中商业企业申请11件。", [11]),
        ("全年无政府信息公开行政诉讼案件。", [0]),
        ("本年度没有结转下年度办理的申请。", [0]),
    ],
)
def test_a_fault_in_plain_words_is_found(text: str, found: list[int]) -> None:
    assert [f.found for f in findings(text, BUREAU)] == found


@pytest.mark.parametrize(
    "text",
    [
        "行政许可1532件。",
        "收到政府信息公开申请56件，办结55件。其中，公开27件。",
        "收到政府信息公开申请56件，全年公开27件。",
    ],
)
def test_what_may_count_published_documents_is_left_alone(text: str) -> None:
    assert findings(text, BUREAU) == []


@pytest.mark.parametrize(("agrees", "count"), [(True, 1), (False, 0)])
def test_the_whole_area_is_compared_once_the_table_is_seen_to_count_it(
    agrees: bool, count: int
) -> None:
    received = 56 if agrees else 312
    text = f"全市共收到政府信息公开申请{received}件，办结54件。"
    report = telling(text)
    report.scope = "area"
    assert len(list(text_table(case_of(report)))) == count


def test_a_text_that_goes_on_without_a_stop_is_left_alone() -> None:
    assert findings("全年收到政府信息公开申请12件，" * 4_000, BUREAU) == []


def test_no_more_than_so_many_statements_are_looked_at() -> None:
    assert len(findings("全年收到政府信息公开申请12件。" * 3_000, BUREAU)) == MOST
