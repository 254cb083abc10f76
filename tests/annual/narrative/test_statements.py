"""Which cells a number in the text speaks of, and when it is left alone."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.form import FORMS, build
from gongkai.annual.narrative.statements import Statement, statements
from gongkai.annual.report import Report, Section
from tests.reports import form

HEADING = "（二）依申请公开情况。"


def said(text: str, *, scope: str = "own", body: str = "云溪市商务局") -> list[Statement]:
    """The statements of a report of 2023 whose overview is this text."""
    overview = Section("overview", "一、总体情况", 1, text)
    report = Report(body=body, year=2023, scope=scope, sections=[overview])
    of = form()
    return list(statements(report, {table.id: of for table in of.tables}))


def bound(text: str, **context: str) -> list[str]:
    """Each number as written, with the first cell of its first reading in short."""
    found = said(text, **context)
    return [f"{text[s.start : s.end]} {_short(s.readings[0][0])}" for s in found]


def _short(cell: str) -> str:
    block, _, rest = cell.partition(".")
    return rest.removesuffix(".total") if block in ("applications", "disputes") else rest


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("共收到政府信息公开申请12件，办结11件。", ["12件 received", "11件 concluded"]),
        ("受理政府信息公开申请 319 件，答复 305 件。", ["319 件 received", "305 件 concluded"]),
        ("收到依申请公开十二件。", ["十二件 received"]),
        (
            "新收申请20件，上年度结转1件，均为政府信息公开申请。",
            ["20件 received", "1件 carried_in"],
        ),
        (
            "收到公开申请9件，另有2件申请按照《条例》顺延到下年度答复。",
            ["9件 received", "2件 carried_out"],
        ),
        (
            "收到公开申请9件，2022年结转1件，结转2024年3件。",
            ["9件 received", "1件 carried_in", "3件 carried_out"],
        ),
        (HEADING + "全年共收到20件，办结19件。", ["20件 received", "19件 concluded"]),
        (HEADING + "予以公开7件，不予公开4件。", ["7件 disclosed", "4件 state_secret"]),
        (HEADING + "其中自然人申请5件、商业企业6件。", []),
        (
            "收到公开申请11件，其中自然人5件、商业企业6件。",
            ["11件 received", "5件 received.natural_person", "6件 received.business"],
        ),
        (
            "政府信息公开行政复议3件，其中结果维持2件，结果纠正1件。",
            ["3件 reconsideration", "2件 reconsideration.upheld", "1件 reconsideration.overturned"],
        ),
        ("行政诉讼5件，尚未审结4件。", ["5件 direct_suit", "4件 direct_suit.pending"]),
        (
            "未经复议直接起诉2件，复议后起诉3件。",
            ["2件 direct_suit", "3件 suit_after_reconsideration"],
        ),
        ("有1件涉及政府信息公开工作的行政复议。", ["1件 reconsideration"]),
        (
            "制发行政规范性文件5件，废止2件，现行有效30件。",
            [
                "5件 normative_documents.issued",
                "2件 normative_documents.repealed",
                "30件 normative_documents.in_force",
            ],
        ),
        (
            "新制定规章1件、规范性文件3件。",
            ["1件 government_rules.issued", "3件 normative_documents.issued"],
        ),
        (
            "作出行政许可决定97件，行政处罚决定3件，行政强制0件。",
            ["97件 licensing.made", "3件 penalty.made", "0件 coercion.made"],
        ),
        ("收到公民、法人或其他组织提交的信息公开申请4件。", ["4件 received"]),
        ("收取行政事业性收费20.3万元。", ["20.3万元 admin_fees.amount"]),
    ],
)
def test_a_number_is_tied_to_what_its_clause_speaks_of(text: str, cells: list[str]) -> None:
    assert bound(text) == cells


@pytest.mark.parametrize(
    "text",
    [
        "2022年收到政府信息公开申请30件。",
        "去年收到政府信息公开申请30件。",
        "收到政府信息公开申请较上年增长5件。",
        "上半年收到政府信息公开申请30件。",
        "3月，收到政府信息公开申请5件。",
        "网上收到政府信息公开申请30件。",
        "收到涉及征地拆迁的政府信息公开申请8件。",
        "收到政府信息公开申请20余件。",
        "收到政府信息公开申请3—5件。",
        "全市共收到政府信息公开申请300件。",
        "下属单位收到政府信息公开申请30件。",
        "主动公开行政许可信息69条、行政处罚信息20条。",
        "办理行政许可事项1200件。",
        "收取政府信息公开信息处理费400元。",
        "备案审查行政规范性文件12件。",
        "制定规章制度3项。",
        "收到行政许可申请120件。",
        "办理人大代表建议30件，政协提案12件。",
        "受理行政复议案件120件。",
        "认真办理每一件政府信息公开申请。",
        "会同有关部门一起研究政府信息公开申请。",
        "推进“高效办成一件事”，规范政府信息公开申请。",
        "网上收到政府信息公开申请15件，占申请总数的75%，办结15件。",
        "网上收到政府信息公开申请15件，其中自然人10件。",
        "减免行政事业性收费30万元。",
        "自然人申请占比96%。",
        "占33.9%。",
    ],
)
def test_a_number_that_may_mean_something_else_is_left_alone(text: str) -> None:
    assert bound(text) == []


def test_what_follows_another_matter_is_not_taken_for_applications() -> None:
    text = HEADING + "收到申请9件。网络问政平台收到网民提问30件，答复28件。"
    assert bound(text) == ["9件 received"]


def test_a_number_of_the_whole_area_belongs_to_the_report_of_the_area() -> None:
    text = "全市共收到政府信息公开申请300件，其中市本级收到50件。"
    assert bound(text, scope="area", body="云溪市人民政府") == ["300件 received"]


def test_a_combined_kind_is_the_sum_of_its_rows() -> None:
    (found,) = said(HEADING + "予以公开及部分公开258件。")
    assert found.readings == (
        ("applications.disclosed.total", "applications.partly_disclosed.total"),
    )


def test_a_group_of_outcomes_is_the_sum_of_its_rows() -> None:
    (found,) = said(HEADING + "因本机关不掌握等原因无法提供265件。")
    rows = ("not_held", "would_need_creating", "still_unclear")
    assert found.readings == (tuple(f"applications.{row}.total" for row in rows),)


def test_applications_taken_in_may_be_new_or_new_and_carried_in() -> None:
    (found,) = said("受理政府信息公开申请34件。")
    new, carried = "applications.received.total", "applications.carried_in.total"
    assert found.readings == ((new,), (new, carried))


def test_a_percentage_is_tied_only_to_the_base_it_names() -> None:
    share = said("收到公开申请20件，其中自然人18件，占申请总数的90%。")[-1]
    assert share.readings[0] == ("applications.received.natural_person",)
    assert share.base[0] == ("applications.received.total",)


def test_all_upheld_speaks_of_each_kind_of_dispute_counted_before() -> None:
    found = said("行政复议7件，诉讼9件，均获维持。")
    assert [(int(s.value), s.readings[0][0]) for s in found[2:]] == [
        (7, "disputes.reconsideration.upheld"),
        (9, "disputes.direct_suit.upheld"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "行政复议7件，维持5件，其余未审结；行政诉讼9件，均获维持。",
        "行政复议7件，结果维持5件，行政诉讼9件，均获维持。",
    ],
)
def test_all_upheld_does_not_reach_back_beyond_what_has_its_own_result(text: str) -> None:
    upheld = [int(s.value) for s in said(text) if s.readings[0][0].endswith("upheld")]
    assert upheld == [5, 9]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("本年度未收到政府信息公开申请。", {"received"}),
        ("未发生行政复议、行政诉讼。", {"reconsideration", "direct_suit"}),
        ("未收到公民、法人或其他组织提出的政府信息公开申请。", {"received"}),
        ("没有发生因信息公开向区政府举报、投诉事件。", set()),
        ("未收到不予公开的政府信息公开申请。", set()),
    ],
)
def test_none_received_is_a_nought(text: str, cells: set[str]) -> None:
    found = said(text)
    assert {_short(s.readings[0][0]) for s in found} == cells
    assert all(s.value == 0 for s in found)


def test_a_report_without_a_table_is_read_all_the_same() -> None:
    text = HEADING + "收到申请3件，维持2件，占总数的50%，均维持。未收到行政复议申请。"
    report = Report(year=2023, sections=[Section("overview", "一、总体情况", 1, text)])
    assert list(statements(report, {"proactive": form()})) == []


def test_a_form_with_other_outcomes_is_bound_by_its_own_labels() -> None:
    of = form("2019")
    report = Report(year=2020, sections=[Section("overview", "一", 1, HEADING + "其他处理3件。")])
    (found,) = statements(report, {table.id: of for table in of.tables})
    assert found.readings == (("applications.other_handling_all.total",),)


def test_an_outcome_that_only_a_new_form_has_is_bound_by_its_label() -> None:
    data = tomllib.loads((FORMS / "2021.toml").read_text("utf-8"))
    row = {"id": "archived", "label": "9.移交国家档案馆", "under": ["results", "withheld"]}
    data["tables"][1]["blocks"][0]["rows"].insert(5, {**row, "outcome": True})
    of = build(data)
    overview = Section("overview", "一、总体情况", 1, HEADING + "移交国家档案馆3件。")
    found = statements(Report(year=2023, sections=[overview]), {t.id: of for t in of.tables})
    assert [s.readings for s in found] == [(("applications.archived.total",),)]


@given(
    st.text(alphabet="收到受理办结申请公开件12345，。；、（）其中均维持复议诉讼占%年", max_size=60)
)
def test_every_statement_lies_within_its_text(text: str) -> None:
    for found in said(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.readings
