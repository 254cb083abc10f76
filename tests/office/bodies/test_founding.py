"""The first body and the first three administrators."""

import pytest
from django.contrib.auth import authenticate

from gongkai.office.bodies.founding import has_tables, must_be_empty, set_up
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import ADMINISTRATORS
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.bodies.county import county

pytestmark = pytest.mark.django_db
GOVERNMENT = {"kind": "government", "level": "county"}
PEOPLE = {role: (role.value, "某人") for role in ADMINISTRATORS}


def test_each_administrator_has_one_role_and_a_password() -> None:
    body, accounts = set_up("yunxi", "云溪县人民政府", GOVERNMENT, PEOPLE)
    assert [account.role for account in accounts] == list(ADMINISTRATORS)
    for account in accounts:
        person = authenticate(username=account.username, password=account.password)
        assert isinstance(person, Person)
        assert [(held.body, held.role) for held in person.roles.all()] == [(body, account.role)]
    assert set(Entry.objects.values_list("by", flat=True)) == {None}
    kinds = list(Entry.objects.order_by("number").values_list("kind", flat=True))
    assert kinds == ["body.created", *["person.added", "role.given"] * 3]


def test_it_is_done_once() -> None:
    must_be_empty()
    county()
    with pytest.raises(Refusal, match="office-set-up-already"):
        must_be_empty()
    with pytest.raises(Refusal, match="office-set-up-already"):
        set_up("second", "某县", GOVERNMENT, PEOPLE)
    assert has_tables()


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ({Role.SYSTEM_ADMIN: ("a", "某人")}, "office-missing-field"),
        ({**PEOPLE, Role.AUDIT_ADMIN: ("system_admin", "某人")}, "office-username-taken"),
    ],
)
def test_without_three_administrators_nothing_is_there(
    people: dict[Role, tuple[str, str]], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        set_up("yunxi", "云溪县人民政府", GOVERNMENT, people)
    assert not Body.objects.exists()
    assert not Person.objects.exists()
