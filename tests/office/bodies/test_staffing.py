"""Who may sign in and who has which role; the journal names people by id only."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate
from django.utils import timezone

from gongkai.office.bodies import said as say
from gongkai.office.bodies.models import Membership, Person, Setting
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.roster import people
from gongkai.office.bodies.staffing import (
    BUSINESS,
    add_person,
    end_person,
    end_role,
    give_role,
    new_password,
)
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.bodies.county import bureau, county, somebody, told

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_somebody_added_signs_in_and_the_journal_keeps_neither_name_nor_password() -> None:
    cast = county()
    made, password = add_person(
        cast.body, "wangzhe", "王喆", by=cast.system, email="wangzhe@example.cn"
    )
    assert authenticate(username="wangzhe", password=password) == made
    assert told(cast.body)[-1] == say.Added(made.pk)
    texts = "".join(Entry.objects.values_list("text", flat=True))
    for secret in ("wangzhe", "王喆", "example", password):
        assert secret not in texts


@pytest.mark.parametrize(
    ("username", "name", "email", "code"),
    [
        ("", "王喆", "", "office-missing-field"),
        ("wang zhe", "王喆", "", "office-wrong-field"),
        ("wangzhe", " ", "", "office-missing-field"),
        ("wangzhe", "王" * 101, "", "office-wrong-field"),
        ("wangzhe", "王喆", "not an address", "office-wrong-field"),
        ("system_admin", "王喆", "", "office-username-taken"),
    ],
)
def test_what_cannot_be_a_person_is_refused(
    username: str, name: str, email: str, code: str
) -> None:
    cast = county()
    with pytest.raises(Refusal) as refused:
        add_person(cast.body, username, name, by=cast.system, email=email)
    assert refused.value.code == code
    assert Person.objects.count() == 3


def test_passwords_are_long_and_none_comes_twice() -> None:
    made = {new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(len(password.replace("-", "")) == 20 for password in made)


def test_a_role_is_given_and_ended() -> None:
    cast = county()
    made = bureau(cast)
    wang = somebody(cast, made, Role.HANDLER, section="一科")
    held = Membership.objects.get(person=wang)
    assert (held.role, held.section, held.since, held.until) == ("handler", "一科", TODAY, None)
    assert told(made)[-1] == say.RoleGiven(wang.pk, Role.HANDLER, TODAY, "一科")
    with pytest.raises(Refusal, match="office-no-role"):
        end_role(wang, made, Role.HANDLER, by=cast.security)
    with pytest.raises(Refusal, match="office-wrong-days"):
        end_role(wang, made, Role.HANDLER, by=cast.security, section="一科", until=YESTERDAY)
    end_role(wang, made, Role.HANDLER, by=cast.security, section="一科")
    held.refresh_from_db()
    assert held.until == TODAY
    assert told(made)[-1] == say.RoleEnded(wang.pk, Role.HANDLER, TODAY, "一科")


@pytest.mark.parametrize(
    ("role", "section", "code"),
    [
        (Role.HANDLER, "", "office-missing-field"),
        (Role.HANDLER, "科" * 61, "office-wrong-field"),
        (Role.REGISTRAR, "", "office-role-held"),
    ],
)
def test_a_role_that_does_not_suit_is_refused(role: Role, section: str, code: str) -> None:
    cast = county()
    wang = somebody(cast, cast.body, Role.REGISTRAR)
    with pytest.raises(Refusal, match=code):
        give_role(wang, cast.body, role, by=cast.security, section=section)
    assert wang.roles.count() == 1


def test_a_role_may_start_and_end_later() -> None:
    cast = county()
    wang, _ = add_person(cast.body, "wang", "王喆", by=cast.system)
    give_role(wang, cast.body, Role.EDITOR, by=cast.security, since=TOMORROW)
    assert wang.roles.get().since == TOMORROW
    with pytest.raises(Refusal, match="office-wrong-days"):
        end_role(wang, cast.body, Role.EDITOR, by=cast.security)


def test_the_three_administrators_are_three_people() -> None:
    cast = county()
    with pytest.raises(Refusal, match="office-administrators-apart"):
        give_role(cast.audit, cast.body, Role.SYSTEM_ADMIN, by=cast.security)
    second = somebody(cast, cast.body, Role.SYSTEM_ADMIN)
    give_role(second, bureau(cast), Role.SYSTEM_ADMIN, by=cast.security)


@pytest.mark.parametrize("work", sorted(BUSINESS))
@pytest.mark.parametrize("first", ["administers", "works"])
def test_an_administrator_does_no_business_at_any_body(work: Role, first: str) -> None:
    cast = county()
    place = bureau(cast)
    roles = [(Role.SYSTEM_ADMIN, cast.body, ""), (work, place, "一科")]
    (one, at, section), (other, there, further) = roles if first == "administers" else roles[::-1]
    both = somebody(cast, at, one, "both", section)
    with pytest.raises(Refusal, match="office-administrator-works"):
        give_role(both, there, other, by=cast.security, section=further)
    assert [held.role for held in both.roles.all()] == [one]


def test_an_administrator_may_look_on_and_works_where_there_is_nobody_else() -> None:
    cast = county()
    place = bureau(cast)
    give_role(cast.audit, place, Role.AUDITOR, by=cast.security)
    Setting.objects.create(body=place, name="small_body", value="true", valid_from=date(2020, 1, 1))
    give_role(cast.system, place, Role.REGISTRAR, by=cast.security)
    with pytest.raises(Refusal, match="office-administrator-works"):
        give_role(cast.system, cast.body, Role.REGISTRAR, by=cast.security)  # that one is not small


def test_nobody_gives_themselves_a_role() -> None:
    cast = county()
    with pytest.raises(Refusal, match="office-own-role"):
        give_role(cast.security, cast.body, Role.APPROVER, by=cast.security)


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN])
def test_the_last_administrator_stays(role: Role) -> None:
    cast = county()
    person = {Role.SYSTEM_ADMIN: cast.system, Role.SECURITY_ADMIN: cast.security}[role]
    with pytest.raises(Refusal, match="office-last-administrator"):
        end_role(person, cast.body, role, by=cast.security)
    with pytest.raises(Refusal, match="office-last-administrator"):
        end_person(person, cast.body, by=cast.system)
    below = bureau(cast)
    somebody(cast, below, role, username="below")
    with pytest.raises(Refusal, match="office-last-administrator"):
        end_role(person, cast.body, role, by=cast.security)
    somebody(cast, cast.body, role, username="second")
    end_role(person, cast.body, role, by=cast.security)
    end_role(Person.objects.get(username="below"), below, role, by=cast.security)


def test_who_left_has_no_roles_and_no_way_in() -> None:
    cast = county()
    made = bureau(cast)
    wang = somebody(cast, made, Role.EDITOR)
    give_role(wang, cast.body, Role.AUDITOR, by=cast.security)
    end_person(wang, made, by=cast.system)
    wang.refresh_from_db()
    assert not wang.is_active
    assert set(wang.roles.values_list("until", flat=True)) == {TODAY}
    assert told(cast.body)[-1] == say.RoleEnded(wang.pk, Role.AUDITOR, TODAY)
    assert told(made)[-2:] == [say.RoleEnded(wang.pk, Role.EDITOR, TODAY), say.Left(wang.pk)]
    with pytest.raises(Refusal, match="office-person-left"):
        give_role(wang, made, Role.EDITOR, by=cast.security)


def test_an_administrator_below_does_not_end_who_works_above() -> None:
    cast = county()
    made = bureau(cast)
    system = somebody(cast, made, Role.SYSTEM_ADMIN)
    wang = somebody(cast, cast.body, Role.EDITOR)
    with pytest.raises(Refusal, match="office-forbidden"):
        end_person(wang, made, by=system)
    wang.refresh_from_db()
    assert wang.is_active
    assert told(cast.body)[-1] == say.Refused("end_person")


def test_the_list_shows_those_whom_one_administers() -> None:
    cast = county()
    made = bureau(cast)
    system = somebody(cast, made, Role.SYSTEM_ADMIN)
    add_person(made, "idle", "闲人", by=cast.system)
    add_person(cast.body, "elsewhere", "别人", by=cast.system)
    assert [line.username for line in people(system)] == ["swj-system_admin", "idle"]
    everybody = {line.username for line in people(cast.audit)}
    assert everybody == set(Person.objects.values_list("username", flat=True))
    assert people(cast.audit, made) == people(system)
    with pytest.raises(Refusal, match="office-forbidden"):
        people(system, cast.body)
    assert told(cast.body)[-1] == say.Refused("list_people")
    assert people(Person.objects.get(username="idle")) == []
