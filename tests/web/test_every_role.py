"""Every address × every role × how the person's body stands to that of the application."""

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import query_code
from gongkai.office.applications.tracking import printed
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import Relation, Role, allowed
from tests.office.factory import SECTION, body, letter, person
from tests.web.test_roles import ANSWERS, NAMED

pytestmark = pytest.mark.django_db
SIGNED_IN = 1  # the second of the two answers that test_roles.py lists


def expected(name: str, role: Role, relation: Relation) -> int:
    """What looking at an address answers; only the application's own depends on who asks."""
    if name == "api:application":
        return 200 if allowed("show", role, relation) else 404
    return ANSWERS[name][SIGNED_IN]


@pytest.mark.parametrize("relation", Relation)
def test_every_address_by_every_role(relation: Relation) -> None:
    county, bureau, other = body("county"), body("yunxi"), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    code = letter(bureau).code
    Application.objects.filter(code=code).update(section=SECTION)
    where = {Relation.BELOW: county, Relation.OTHER: other}.get(relation, bureau)
    section = SECTION if relation is Relation.SECTION else ""
    for role in Role:
        somebody = person(where, role, section=section)
        for name in ANSWERS:
            given = {**NAMED.get(name, {})}
            if "code" in given:
                given["code"] = code
            client = Client()
            client.force_login(somebody)
            found = client.get(reverse(name, kwargs=given)).status_code
            assert found == expected(name, role, relation), (name, role)


@pytest.mark.parametrize("own", [True, False], ids=["own", "other"])
def test_every_address_by_the_applicant(client: Client, own: bool) -> None:
    """Who has shown a query code sees that application's pages, and nothing of the desk."""
    bureau = body()
    row, shown = letter(bureau), letter(bureau)
    row = shown if own else row
    given = {"number": printed(shown), "query_code": query_code(shown.code)}
    assert client.post("/track/", given).status_code == 302
    opened = {"portal:track-status": 200, "portal:track-receipt": 200, "portal:track-file": 404}
    for name, answers in ANSWERS.items():
        kwargs = {**NAMED.get(name, {})}
        if "code" in kwargs:
            kwargs["code"] = row.code
        found = client.get(reverse(name, kwargs=kwargs))
        assert found.status_code == opened.get(name, answers[0]), name
        if name in opened and not own:
            assert printed(row) not in found.content.decode()


@pytest.mark.parametrize("name", ["api:application", "api:applications"])
def test_nobody_is_asked_to_sign_in(client: Client, name: str) -> None:
    given = {"code": letter(body()).code} if name == "api:application" else {}
    assert client.get(reverse(name, kwargs=given)).status_code == 401
