"""The table of what is done to bodies and people, whole."""

from datetime import date

import pytest
from django.utils import timezone

from gongkai.office.bodies.actions import change, found_body, rename, succeed, supervise
from gongkai.office.bodies.models import Body, Succession, Supervision
from gongkai.office.bodies.permits import may
from gongkai.office.bodies.reaching import Reach
from gongkai.office.bodies.roles import BODY_TABLE, TABLE, Relation, Role
from gongkai.refusal import Refusal
from tests.office.factory import body, person

# Who may, at their own body and at one below: Y system, S security, A audit administrator,
# U supervisor, H head of the disclosure office, r auditor.
WHO = {
    "show_body": ("Y S A U H r", "Y S A U"),
    "found_body": ("Y U", "Y U"),
    "found_top": ("Y", ""),
    "rename": ("Y", "Y"),
    "change_body": ("Y", "Y"),
    "change_contact": ("Y H", "Y"),
    "supervise": ("Y", "Y"),
    "succeed": ("Y", "Y"),
    "set_setting": ("", "U"),
    "set_top_setting": ("U", ""),
    "list_people": ("Y S A", "Y S A"),
    "add_person": ("Y", "Y"),
    "end_person": ("Y", "Y"),
    "give_role": ("S", "S"),
    "end_role": ("S", "S"),
    "refold": ("Y", "Y"),
    "rotate_key": ("S", "S"),
    "import_calendar": ("Y", "Y"),
    "see_messages": ("Y", "Y"),
    "read_audit": ("A r", "A"),
    "verify_journal": ("A r", "A"),
}
LETTERS = {
    Role.SYSTEM_ADMIN: "Y",
    Role.SECURITY_ADMIN: "S",
    Role.AUDIT_ADMIN: "A",
    Role.SUPERVISOR: "U",
    Role.DISCLOSURE_HEAD: "H",
    Role.AUDITOR: "r",
}


def expected(action: str, role: Role, relation: Relation) -> bool:
    """What the table above says."""
    own, below = WHO[action]
    said = {Relation.OWN: own, Relation.SECTION: own, Relation.BELOW: below}.get(relation, "")
    return LETTERS.get(role, "-") in said.split()


def test_the_tables_share_no_action_and_every_one_has_its_row() -> None:
    assert set(BODY_TABLE) == set(WHO)
    assert not set(BODY_TABLE) & set(TABLE)


@pytest.mark.parametrize("action", BODY_TABLE)
def test_the_whole_table(action: str) -> None:
    for role in Role:
        for relation in Relation:
            found = relation in BODY_TABLE[action].get(role, frozenset())
            assert found is expected(action, role, relation), (role, relation)


@pytest.mark.django_db
@pytest.mark.parametrize("action", BODY_TABLE)
def test_who_may_by_role_and_body(action: str) -> None:
    county, bureau, other = body("county"), body("yunxi"), body("other")
    Supervision.objects.create(body=bureau, parent=county, first_year=2020)
    places = {bureau: Relation.OWN, county: Relation.BELOW, other: Relation.OTHER}
    for role in Role:
        for where, relation in places.items():
            somebody = person(where, role)
            found = may(somebody, action, bureau)
            assert found is expected(action, role, relation), (role, relation)
            assert Reach(somebody, timezone.localdate()).may(action, bureau) is found
    assert not may(None, action, bureau)


@pytest.mark.django_db
def test_who_cannot_sign_in_any_more_may_nothing() -> None:
    bureau = body()
    system = person(bureau, Role.SYSTEM_ADMIN)
    assert may(system, "rename", bureau)
    system.is_active = False
    assert not may(system, "rename", bureau)


@pytest.mark.django_db
def test_an_act_on_two_bodies_needs_the_right_at_both() -> None:
    mine, theirs = body("mine"), body("theirs")
    system = person(mine, Role.SYSTEM_ADMIN)
    for pair in ((mine, theirs), (theirs, mine)):
        with pytest.raises(Refusal, match="office-forbidden"):
            supervise(*pair, 2024, by=system)
        with pytest.raises(Refusal, match="office-forbidden"):
            succeed(*pair, date(2024, 1, 1), by=system)
    assert not Supervision.objects.exists()
    assert not Succession.objects.exists()


@pytest.mark.django_db
def test_who_may_only_change_contact_data_changes_nothing_else() -> None:
    bureau = body()
    head = person(bureau, Role.DISCLOSURE_HEAD)
    change(bureau, {"telephone": "0577-1234567"}, by=head)
    for values in ({"level": "city"}, {"telephone": "0577-7654321", "division": "330300"}):
        with pytest.raises(Refusal, match="office-forbidden"):
            change(bureau, values, by=head)
    assert Body.objects.get().telephone == "0577-1234567"


@pytest.mark.django_db
def test_a_supervisor_founds_below_and_renames_nothing() -> None:
    county = body("county")
    supervisor = person(county, Role.SUPERVISOR)
    details = {"kind": "department", "level": "county"}
    made = found_body("new", "新局", details, by=supervisor, parent=county)
    with pytest.raises(Refusal, match="office-forbidden"):
        found_body("top", "新县", details, by=supervisor)
    with pytest.raises(Refusal, match="office-forbidden"):
        rename(made, "别名", made.names.get().since, by=supervisor)
