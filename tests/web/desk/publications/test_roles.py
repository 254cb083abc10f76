"""Every page of the registers × every role × how the person's body stands to that of the record."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.office.bodies.models import Supervision
from gongkai.office.bodies.roles import TABLE, Relation, Role, allowed
from gongkai.office.journal.models import Entry
from gongkai.office.publications.models import Slip
from gongkai.web.desk.publications.rooms import ROOMS
from tests.office.factory import SECTION, body, person
from tests.web.desk.publications.bureau import Bureau

pytestmark = pytest.mark.django_db


def addresses(bureau: Bureau) -> Iterator[tuple[str, str]]:
    """Every address about the bureau's records, and what one must be allowed to do there."""
    of = f"?body={bureau.body.code}&year=2025"
    yield reverse("desk:publications:overview") + of, "list_publications"
    for kind, room in ROOMS.items():
        row = bureau.rows[kind]
        yield reverse("desk:publications:list", args=[kind]) + of, "list_publications"
        yield reverse("desk:publications:row", args=[kind, row]), "list_publications"
        yield reverse("desk:publications:new", args=[kind]) + of, room.action
        if room.imports:
            yield reverse("desk:publications:import", args=[kind]) + of, room.action
        for name, step in room.steps.items():
            yield reverse("desk:publications:act", args=[kind, row, name]), step.action


@pytest.mark.parametrize("relation", Relation)
def test_every_address_by_every_role(relation: Relation) -> None:
    bureau = Bureau()
    Slip.objects.update(section=SECTION)
    county, other = body("county"), body("other")
    Supervision.objects.create(body=bureau.body, parent=county, first_year=2020)
    where = {Relation.BELOW: county, Relation.OTHER: other}.get(relation, bureau.body)
    for role in Role:
        somebody = person(where, role, section=SECTION if relation is Relation.SECTION else "")
        client = Client()
        client.force_login(somebody)
        sees = allowed("list_publications", role, relation)
        somewhere = sees or allowed("list_publications", role, Relation.OWN)
        for address, action in addresses(bureau):
            may = allowed(action, role, relation)
            # Only a slip lies with a section.
            if relation is Relation.SECTION and "/slips/" not in address:
                may = allowed(action, role, Relation.OWN)
            expected = (200 if may else 403) if sees else (404 if somewhere else 403)
            assert client.get(address).status_code == expected, (role, address)


def test_a_try_that_was_sent_is_journaled_and_a_look_is_not() -> None:
    bureau = Bureau()
    client = Client()
    client.force_login(person(bureau.body, Role.AUDITOR))
    address = reverse("desk:publications:new", args=["documents"])
    assert client.get(address).status_code == 403
    assert not Entry.objects.filter(kind="publication.refused").exists()
    assert client.post(address, {"title": "办法"}).status_code == 403
    entry = Entry.objects.get(kind="publication.refused")
    assert '"action":"enter_document"' in entry.text


def test_nobody_may_annul_but_the_head() -> None:
    assert set(TABLE["annul_record"]) == {Role.DISCLOSURE_HEAD}
