"""The catalogue against the text of articles 20 and 21."""

from datetime import date

import pytest

from gongkai.law.basis import Certainty
from gongkai.law.catalogue import Locality, Validity, head, heads, meaning, parts
from gongkai.law.messages import say
from gongkai.refusal import Refusal

ARTICLE_20 = """
(一)行政法规、规章和规范性文件；
(二)机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名；
(三)国民经济和社会发展规划、专项规划、区域规划及相关政策；
(四)国民经济和社会发展统计信息；
(五)办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果；
(六)实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定；
(七)财政预算、决算信息；
(八)行政事业性收费项目及其依据、标准；
(九)政府集中采购项目的目录、标准及实施情况；
(十)重大建设项目的批准和实施情况；
(十一)扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况；
(十二)突发公共事件的应急预案、预警信息及应对情况；
(十三)环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况；
(十四)公务员招考的职位、名额、报考条件等事项以及录用结果；
(十五)法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息。
"""
ARTICLE_21 = {
    Locality.CITY_OR_COUNTY: (
        "市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助"
    ),
    Locality.TOWNSHIP: (
        "贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、"
        "宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助"
    ),
}
IDS = [
    "normative_texts",
    "functions",
    "plans",
    "statistics",
    "licensing",
    "penalties",
    "budgets",
    "admin_fees",
    "procurement",
    "major_projects",
    "livelihood",
    "emergencies",
    "inspections",
    "recruitment",
    "other",
]


def test_the_heads_are_the_text_of_article_20() -> None:
    lines = [line.rstrip("；。") for line in ARTICLE_20.split()]
    found = [f"{each.number}{each.label}" for each in heads()]
    assert [line.translate({ord("（"): "(", ord("）"): ")"}) for line in found] == lines
    assert [each.id for each in heads()] == IDS


def test_each_head_cites_its_item() -> None:
    assert [each.basis.source for each in heads()] == [
        f"条例第二十条第{each.number}项" for each in heads()
    ]
    assert {each.basis[1:] for each in heads()} == {(date(2019, 5, 15), Certainty.FOUND)}


@pytest.mark.parametrize("locality", Locality)
def test_article_21_adds_heads_after_those_of_article_20(locality: Locality) -> None:
    found = heads(locality)
    assert found[:15] == heads()
    assert "、".join(each.label for each in found[15:]) == ARTICLE_21[locality]
    assert {each.basis.source for each in found[15:]} == {"条例第二十一条"}
    assert len({each.id for each in found}) == len(found)


def test_what_two_localities_share_has_one_id() -> None:
    city = {each.id: each for each in heads(Locality.CITY_OR_COUNTY)}
    town = {each.id: each for each in heads(Locality.TOWNSHIP)}
    shared = city.keys() & town.keys() - set(IDS)
    assert shared == {"land_expropriation", "housing_expropriation", "social_assistance"}
    assert all(city[name] == town[name] for name in shared)


@pytest.mark.parametrize(
    ("name", "label"),
    [("budgets", "财政预算、决算信息"), ("funds_and_labour", "筹资筹劳")],
)
def test_a_head_is_found_by_its_id(name: str, label: str) -> None:
    assert head(name).label == label


def test_what_is_no_head_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        head("news")
    assert caught.value.code == "catalogue-head"
    assert "“news”" in say("refusal", caught.value.code, caught.value.values)


def test_the_platform_has_four_parts_in_this_order() -> None:
    assert [(part.id, part.label) for part in parts()] == [
        ("guide", "政府信息公开指南"),
        ("systems", "政府信息公开制度"),
        ("statutory_content", "法定主动公开内容"),
        ("annual_reports", "政府信息公开年报"),
    ]
    assert {part.basis.source for part in parts()} == {"国办公开办函〔2019〕61号"}


@pytest.mark.parametrize(
    ("validity", "label", "in_force", "repealed", "certainty"),
    [
        (Validity.IN_FORCE, "有效", True, False, Certainty.HIGH),
        (Validity.AMENDED, "修改", True, False, Certainty.OPEN),
        (Validity.EXPIRED, "失效", False, False, Certainty.OPEN),
        (Validity.REPEALED, "废止", False, True, Certainty.HIGH),
    ],
)
def test_what_validity_means_for_table_two(
    validity: Validity, label: str, in_force: bool, repealed: bool, certainty: Certainty
) -> None:
    found = meaning(validity)
    assert validity.label == label
    assert (found.counts_in_force, found.counts_repealed) == (in_force, repealed)
    assert found.basis == ("国办公开办函〔2021〕30号表二", date(2021, 9, 26), certainty)
