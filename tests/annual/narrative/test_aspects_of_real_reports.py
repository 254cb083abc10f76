"""What sentences of published reports speak of, as a reader labelled them; none is copied here."""

import pytest

from gongkai.annual.narrative.aspects import aspects
from tests.annual.narrative.corpus import overview, sentence

P, A, M, T, O = "proactive", "on_application", "management", "platform", "oversight"  # noqa: E741

SENTENCES = [
    ("000", "80余条", {P}),
    ("000", "加强组织领导", {P}),
    ("000", "经费管理公开", set()),
    ("000", "安全生产督查", set()),
    ("000", "商务信息75期", set()),
    ("001_*plain", "5500余条", {P}),
    ("001_*plain", "定期对政府信息公", {A}),
    ("001_*plain", "直接沟通", {A}),
    ("001_*plain", "共受理政府信息", {A}),
    ("001_*plain", "结果维持72件", set()),
    ("001_*plain", "一事一审", {M}),
    ("001_*plain", "专栏设置", {T}),
    ("001_*plain", "指尖上的", {T}),
    ("001_*plain", "监测指标", {O}),
    ("001_*plain", "过堂式培训", {O}),
    ("002_*plain", "1136条", {P}),
    ("002_*plain", "受理渠", {A}),
    ("002_*plain", "三审三校", {M}),
    ("002_*plain", "全面监管", {T}),
    ("002_*plain", "空白栏目", {T}),
    ("006", "人事任免文件", {P}),
    ("006", "示范文书", {A}),
    ("006", "全过程留痕", {A}),
    ("006", "代表市政府共受理", {A}),
    ("006", "习近平总书记考察", set()),
    ("010", "及时回复申请人", {A}),
    ("010", "三级审核制度", {M}),
    ("010", "更新频率", {T}),
    ("010", "责任追究结果", {O}),
    ("010", "网络问政182", set()),
    ("016", "70件申请", {A}),
    ("016", "以评估促", {O}),
    ("102", "认真组织学习", {O}),
    ("102", "三级审核制", {M, O}),
    ("102", "信息6条", {P}),
    ("103", "3条,答复率", {A}),
    ("103", "指导、监督全局", {O}),
    ("105", "三审三校", {M}),
    ("105", "暗链", {T}),
    ("105", "目标考核", {O}),
    ("106", "科研项目管理办法", set()),
    ("107", "信息为37条", {P}),
    ("107", "“三审”", {M}),
    ("107", "新媒体平台建设", {T}),
    ("108", "未收到依申请", {A}),
    ("108", "涉密、敏感", {M}),
    ("109", "227条", {P}),
    ("109", "监督约束作用", set()),
    ("110", "党政办公室编制", set()),
    ("110", "总体情况、主动", set()),
]

REPORTS = [
    ("000", {P}),
    ("001_*plain", {P, A, M, T, O}),
    ("002_*plain", {P, A, M, T, O}),
    ("006", {P, A, M, T}),
    ("010", {P, A, M, T, O}),
    ("101", set()),
    ("102", {P, A, M, O}),
    ("103", {P, A, O}),
    ("104", set()),
    ("105", {P, A, M, T, O}),
    ("107", {P, A, M, T}),
    ("108", {P, A, M, T, O}),
    ("109", {P}),
    ("110", set()),
]


@pytest.mark.parametrize(("report", "anchor", "expected"), SENTENCES)
def test_a_sentence_shows_what_a_reader_sees_in_it(
    report: str, anchor: str, expected: set[str]
) -> None:
    assert set(aspects(sentence(report, anchor))) == expected


@pytest.mark.parametrize(("report", "expected"), REPORTS)
def test_an_overview_shows_the_aspects_that_a_reader_finds(report: str, expected: set[str]) -> None:
    assert set(aspects(overview(report))) == expected


def test_the_evidence_is_a_sentence_of_the_report() -> None:
    text = overview("001_*plain")
    for evidence in aspects(text).values():
        assert evidence in text
