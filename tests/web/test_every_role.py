"""Every address × every role × how the person's body stands to that of the application."""

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.office.applications.models import Application
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
    # Calendars are taken in by the system administrators of the body above all others.
    if (role, relation) == (Role.SYSTEM_ADMIN, Relation.BELOW) and name in TAKING_IN:
        return TAKING_IN[name]
    return ANSWERS[name][SIGNED_IN]


TAKING_IN = {"desk:calendar-new": 200, "desk:calendar": 404}


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


@pytest.mark.parametrize("name", ["api:application", "api:applications"])
def test_nobody_is_asked_to_sign_in(client: Client, name: str) -> None:
    given = {"code": letter(body()).code} if name == "api:application" else {}
    assert client.get(reverse(name, kwargs=given)).status_code == 401
