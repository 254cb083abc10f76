"""The actions of the office over HTTP."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Role
from gongkai.office.journal.models import Entry
from tests.office.factory import PERSONAL, SECTION, body, desk, letter, person

pytestmark = pytest.mark.django_db
LETTER = {
    "body": "yunxi",
    "channel": "counter",
    "applicant_class": "natural_person",
    "personal": PERSONAL,
    "on": "2026-03-02",
    "token": "form-1",
}


def post(client: Client, path: str, given: object = None) -> tuple[int, dict[str, Any]]:
    """Send JSON; the status and what came back."""
    response = client.post(f"/api/{path}", json.dumps(given or {}), content_type="application/json")
    return response.status_code, response.json()


def test_a_letter_is_registered_once_and_acted_on(client: Client) -> None:
    people = desk(body())
    client.force_login(people[Role.REGISTRAR])
    status, made = post(client, "applications/", LETTER)
    assert (status, made["number"], made["due_on"]) == (201, 1, "2026-03-30")
    assert post(client, "applications/", LETTER)[1]["code"] == made["code"]
    path = f"applications/{made['code']}/"
    given = {"on": "2026-03-03", "by": "2026-03-20", "items": "写明年度"}
    status, told = post(client, f"{path}ask_supplement/", given)
    assert (status, told["stage"], told["lapse_on"]) == (200, "supplement", "2026-03-20")
    shown = client.get(f"/api/{path}").json()
    assert shown["status"] == "lapsed_supplement"
    assert {"make_supplement", "withdraw"} <= set(shown["actions"])
    assert not {"extend", "reply", "approve"} & set(shown["actions"])
    assert shown["steps"][0]["article"]
    status, seen = post(client, f"{path}personal/")
    assert {"field": "name", "text": PERSONAL["name"]} in seen["personal"]
    assert Entry.objects.latest("pk").kind == "application.read"


def test_what_the_law_does_not_allow_is_a_conflict_with_its_article(client: Client) -> None:
    bureau = body()
    client.force_login(person(bureau, Role.DISCLOSURE_HEAD))
    code = letter(bureau).code
    status, told = post(
        client, f"applications/{code}/extend/", {"on": "2026-03-03", "workdays": 21}
    )
    assert (status, told["code"]) == (409, "case-extended-long")
    assert "条例第三十三条第二款" in told["message"]


@pytest.mark.parametrize(
    ("path", "given", "status", "code"),
    [
        ("applications/", "not an object", 409, "office-no-json"),
        ("applications/", LETTER | {"body": "nowhere"}, 404, "office-no-body"),
        ("applications/", LETTER | {"channel": "pigeon"}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"on": "soon"}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"personal": ["x"]}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"personal": {"colour": "red"}}, 409, "office-unknown-field"),
        ("applications/", LETTER | {"personal": {"name": None}}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"personal": {"name": "\ud800"}}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"personal": {"name": "a\0b"}}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"personal": {"name": "王"}}, 409, "office-empty-letter"),
        ("applications/", LETTER | {"token": None}, 409, "office-wrong-field"),
        ("applications/", LETTER | {"token": "x" * 65}, 409, "office-wrong-field"),
        ("applications/nothing/withdraw/", {"code": "x"}, 409, "office-unknown-field"),
        ("applications/nothing/withdraw/", {}, 404, "office-no-application"),
        ("applications/nothing/dance/", {}, 404, "office-no-action"),
        ("applications/nothing/personal/", {}, 404, "office-no-application"),
    ],
)
def test_what_is_wrong_is_said(
    client: Client, path: str, given: object, status: int, code: str
) -> None:
    client.force_login(person(body(), Role.REGISTRAR))
    assert post(client, path, given)[0] == status
    assert post(client, path, given)[1]["code"] == code


def test_nobody_and_strangers_learn_nothing(client: Client) -> None:
    code = letter(body()).code
    assert client.get(f"/api/applications/{code}/").status_code == 401
    assert post(client, f"applications/{code}/withdraw/")[0] == 401
    client.force_login(person(body("other"), *Role, section=SECTION))
    assert client.get(f"/api/applications/{code}/").status_code == 404
    assert client.get("/api/applications/").json()["applications"] == []
    status, told = post(client, f"applications/{code}/withdraw/")
    assert (status, told["code"]) == (404, "office-no-application")
    assert Entry.objects.latest("pk").kind == "application.refused"


def test_who_may_see_and_not_act_is_told_so(client: Client) -> None:
    bureau = body()
    code = letter(bureau).code
    client.force_login(person(bureau, Role.AUDITOR))
    status, told = post(client, f"applications/{code}/withdraw/")
    assert (status, told["code"]) == (403, "office-forbidden")
    shown = client.get(f"/api/applications/{code}/").json()
    assert [line["label"] for line in shown["history"]] == ["收到申请", "无权而被拒"]


def test_each_sees_their_own(client: Client) -> None:
    county, bureau, other = body("county"), body("yunxi"), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    ours, theirs = letter(bureau), letter(other)
    mine = letter(bureau)
    Application.objects.filter(pk=mine.pk).update(section=SECTION)
    for who, codes in (
        (person(bureau, Role.REGISTRAR), [mine.code, ours.code]),
        (person(bureau, Role.HANDLER, section=SECTION), [mine.code]),
        (person(bureau, Role.HANDLER), []),
        (person(county, Role.SUPERVISOR), [mine.code, ours.code]),
        (person(county, Role.REGISTRAR), []),
        (person(other, Role.AUDITOR), [theirs.code]),
    ):
        client.force_login(who)
        found = client.get("/api/applications/").json()["applications"]
        assert [each["code"] for each in found] == codes
        assert "王" not in json.dumps(found, ensure_ascii=False)


def test_a_page_of_the_register_takes_a_bounded_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bureau = body()
    for _ in range(3):
        letter(bureau)
    client.force_login(person(bureau, Role.REGISTRAR))
    with django_assert_max_num_queries(8):
        assert len(client.get("/api/applications/").json()["applications"]) == 3
