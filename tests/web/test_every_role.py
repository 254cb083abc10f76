"""Every address × every role × how the person's body stands to that of the application."""

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import BODY_TABLE, TABLE, Relation, Role, allowed
from tests.office.disputes.cast import filed
from tests.office.factory import SECTION, body, letter, person
from tests.web.test_roles import ANSWERS, NAMED

pytestmark = pytest.mark.django_db
SIGNED_IN = 1  # the second of the two answers that test_roles.py lists
ADMINISTRATION = "desk:administration:"
# What lets somebody in at a page of administration, at whichever body they may do it.
SOMEWHERE: dict[str, tuple[str, ...]] = {
    "overview": tuple(BODY_TABLE),
    "bodies": ("show_body",),
    "found": ("found_body", "found_top"),
    "sheet": ("change_body", "found_body"),
    "import": ("change_body",),
    "people": ("list_people",),
    "add": ("add_person",),
    "settings": ("show_body",),
    "key": ("rotate_key",),
    "audit": ("read_audit",),
    "export": ("read_audit",),
    "journal": ("verify_journal",),
    "anchor": ("verify_journal",),
}
# What may be done to the people and the body that the address names.
THERE = {
    "body": "show_body",
    "change": "change_contact",
    "setting": "show_body",
    "person": "list_people",
    "give": "give_role",
    "leave": "end_person",
    "end": "end_role",
}


def expected(name: str, role: Role, relation: Relation) -> int:
    """What looking at an address answers; what is one body's depends on who asks."""
    if name.startswith(ADMINISTRATION):
        return administered(name.removeprefix(ADMINISTRATION), role, relation)
    if name == "api:application":
        return 200 if allowed("show", role, relation) else 404
    if name in ("desk:dispute", "desk:dispute-action"):
        return 200 if allowed("list_disputes", role, relation) else 404
    if name == "desk:dispute-new":
        return 200 if role in TABLE["file_dispute"] else 409
    # Calendars are taken in by the system administrators of the body above all others.
    if (role, relation) == (Role.SYSTEM_ADMIN, Relation.BELOW) and name in TAKING_IN:
        return TAKING_IN[name]
    return ANSWERS[name][SIGNED_IN]


TAKING_IN = {"desk:calendar-new": 200, "desk:calendar": 404}


def administered(page: str, role: Role, relation: Relation) -> int:
    """What a page of administration answers: 404 for what one must not know of."""
    if page == "rotate":
        return 405
    if page in SOMEWHERE:
        # Everybody has a body of their own, and the county one below.
        own = Relation.BELOW if relation is Relation.BELOW else Relation.OWN
        allowed_at = {Relation.OWN, own}
        rows = [BODY_TABLE[action].get(role, frozenset()) for action in SOMEWHERE[page]]
        return 200 if any(allowed_at & row for row in rows) else 403
    action = THERE[page]
    if relation in BODY_TABLE[action].get(role, frozenset()):
        return 200
    seen = "show_body" if page in ("body", "change", "setting") else "list_people"
    if page in ("body", "change", "setting"):
        return 403 if relation in BODY_TABLE[seen].get(role, frozenset()) else 404
    return 404 if BODY_TABLE[action].get(role) else 403


@pytest.mark.parametrize("relation", Relation)
def test_every_address_by_every_role(relation: Relation) -> None:
    county, bureau, other = body("county"), body("yunxi"), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    code = letter(bureau).code
    Application.objects.filter(code=code).update(section=SECTION)
    where = {Relation.BELOW: county, Relation.OTHER: other}.get(relation, bureau)
    section = SECTION if relation is Relation.SECTION else ""
    clerk = person(bureau, Role.REGISTRAR)
    dispute = filed(bureau, clerk).code
    theirs = {"body": bureau.code, "pk": clerk.pk, "role": clerk.roles.get().pk}
    for role in Role:
        somebody = person(where, role, section=section)
        for name in ANSWERS:
            given = {**NAMED.get(name, {})}
            if "code" in given:
                given["code"] = dispute if name.startswith("desk:dispute") else code
            if name.startswith(ADMINISTRATION):
                given |= {key: theirs[key] for key in given.keys() & theirs.keys()}
            client = Client()
            client.force_login(somebody)
            found = client.get(reverse(name, kwargs=given)).status_code
            assert found == expected(name, role, relation), (name, role)


@pytest.mark.parametrize("name", ["api:application", "api:applications"])
def test_nobody_is_asked_to_sign_in(client: Client, name: str) -> None:
    given = {"code": letter(body()).code} if name == "api:application" else {}
    assert client.get(reverse(name, kwargs=given)).status_code == 401
