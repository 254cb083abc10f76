"""The tree of a year, one body's page, and the forms that change it."""

import pytest

from gongkai.office.bodies import said as say
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from tests.office.bodies.county import CREDIT_CODES, bureau, somebody, told
from tests.web.desk.administration.cast import browser, cast, text, url

pytestmark = pytest.mark.django_db
FOUND = {
    "code": "jyj",
    "name": "云溪县教育局",
    "kind": "department",
    "level": "county",
    "first_year": "2021",
}


def test_the_tree_shows_each_body_below_its_superior() -> None:
    who = cast()
    page = browser(who.county.system).get(url("bodies"))
    assert [(node.code, node.depth) for node, _, _ in page.context["rows"]] == [
        ("yunxi", 0),
        ("swj", 1),
    ]


def test_a_year_is_shown_by_the_names_and_superiors_of_that_year() -> None:
    who = cast()
    system = browser(who.county.system)
    system.post(url("change", "swj", "rename"), {"name": "云溪县商务局", "since": "2024-03-01"})
    old = text(system.get(url("bodies"), {"year": "2023"}))
    assert "云溪县swj局" in old
    assert "云溪县商务局" not in old
    assert "云溪县商务局" in text(system.get(url("bodies")))
    before = system.get(url("bodies"), {"year": "2019"})
    assert [node.code for node, _, _ in before.context["rows"]] == []


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"q": "swj"}, ["swj"]),
        ({"q": "人民政府"}, ["yunxi"]),
        ({"kind": "government"}, ["yunxi"]),
        ({"level": "city"}, []),
        ({"year": "no year"}, ["yunxi", "swj"]),
    ],
)
def test_the_tree_is_filtered(given: dict[str, str], codes: list[str]) -> None:
    page = browser(cast().county.system).get(url("bodies"), given)
    assert [node.code for node, _, _ in page.context["rows"]] == codes


def test_a_former_name_finds_the_body() -> None:
    who = cast()
    system = browser(who.county.system)
    given = {"name": "云溪县外经贸局", "since": "2010-01-01", "until": "2019-12-31"}
    system.post(url("change", "swj", "former-name"), given)
    page = system.get(url("bodies"), {"q": "外经贸"})
    assert [node.code for node, _, _ in page.context["rows"]] == ["swj"]


def test_a_body_is_founded_and_told() -> None:
    who = cast()
    answer = browser(who.county.system).post(url("found"), {**FOUND, "parent": "yunxi"})
    assert answer.url == url("body", "jyj")
    made = Body.objects.get(code="jyj")
    assert isinstance(told(made)[0], say.Created)
    assert made.above.get().first_year == 2021


def test_what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost() -> None:
    who = cast()
    given = {**FOUND, "parent": "yunxi", "division": "33", "address": "人民路<b>1号"}
    answer = browser(who.county.system).post(url("found"), given)
    assert answer.status_code == 409
    page = text(answer)
    assert "行政区划代码不能是“33”" in page
    assert "人民路&lt;b&gt;1号" in page
    assert 'value="云溪县教育局"' in page
    assert not Body.objects.filter(code="jyj").exists()


def test_a_missing_field_is_said_beside_it() -> None:
    who = cast()
    answer = browser(who.county.system).post(url("found"), {**FOUND, "name": ""})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]


def test_another_credit_code_is_refused_and_kept() -> None:
    who = cast()
    system = browser(who.county.system)
    given = {"kind": "department", "level": "county", "division": ""}
    bureau(who.county, "other")
    for code in ("swj", "other"):
        answer = system.post(
            url("change", code, "details"), {**given, "credit_code": CREDIT_CODES[0]}
        )
    assert answer.status_code == 409
    assert CREDIT_CODES[0] in text(answer)


def test_the_head_of_the_disclosure_office_changes_contact_data_alone() -> None:
    who = cast()
    head = browser(who.head)
    page = head.get(url("body", "swj"))
    assert [change.id for change in page.context["changes"]] == ["contact"]
    head.post(url("change", "swj", "contact"), {"telephone": "0577-61540000"})
    who.bureau.refresh_from_db()
    assert who.bureau.telephone == "0577-61540000"
    for change in ("rename", "details", "supervise", "succeed"):
        assert head.get(url("change", "swj", change)).status_code == 403


def test_who_may_no_more_when_sending_is_refused_with_all_typed_and_journaled() -> None:
    who = cast()
    supervisor = browser(who.supervisor)
    answer = supervisor.post(url("found"), {**FOUND, "parent": ""})
    assert answer.status_code == 403
    assert "云溪县教育局" in text(answer)
    refused = Entry.objects.filter(kind="body.refused").get()
    assert refused.by == who.supervisor


def test_supervision_and_succession_are_told_in_both_chains() -> None:
    who = cast()
    system = browser(who.county.system)
    other = bureau(who.county, "other")
    system.post(url("change", "swj", "supervise"), {"parent": "other", "first_year": "2024"})
    system.post(url("change", "swj", "succeed"), {"after": "other", "on": "2025-01-01"})
    assert [type(each) for each in told(other)[-2:]] == [say.Supervised, say.Succeeded]
    page = text(system.get(url("body", "swj")))
    assert "2024 至 今　由云溪县other局主管" in page
    assert "并入或者拆出为云溪县other局" in page


def test_another_county_is_not_to_be_known_of() -> None:
    who = cast()
    top = somebody(who.county, bureau(who.county, "far"), Role.SYSTEM_ADMIN, "far-system")
    away = browser(top)
    assert away.get(url("body", "swj")).status_code == 404
    assert away.get(url("change", "swj", "contact")).status_code == 404
    assert away.get(url("body", "far")).status_code == 200


def test_an_unknown_change_is_not_found() -> None:
    assert browser(cast().county.system).get(url("change", "swj", "eat")).status_code == 404
