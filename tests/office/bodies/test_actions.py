"""What is done to a body: the row, and the entry in its own chain."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from gongkai.office.bodies import actions
from gongkai.office.bodies import said as say
from gongkai.office.bodies.models import Body, BodyName, Membership, Succession
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import ADMINISTRATORS
from gongkai.office.journal.models import Entry
from gongkai.refusal import Refusal
from tests.office.bodies.county import CREDIT_CODES, DEPARTMENT, bureau, county, somebody, told

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


def test_a_body_is_founded_below_another_with_its_name_since_then() -> None:
    cast = county()
    made = bureau(cast)
    since = date(2020, 1, 1)
    assert [(n.name, n.since, n.until) for n in made.names.all()] == [(made.name, since, None)]
    supervised = say.Supervised("swj", "yunxi", 2020)
    assert told(made) == [
        say.Created(code="swj", name=made.name, since=since, **DEPARTMENT),  # type: ignore[arg-type]
        supervised,
    ]
    assert told(cast.body)[-1] == supervised


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"code": "商务局"}, "office-wrong-code"),
        ({"code": ""}, "office-missing-field"),
        ({"code": "x" * 41}, "office-wrong-code"),
        ({"code": "yunxi"}, "office-body-exists"),
        ({"name": " "}, "office-missing-field"),
        ({"kind": ""}, "office-missing-field"),
        ({"kind": "bureau"}, "office-wrong-choice"),
        ({"level": "village"}, "office-wrong-choice"),
        ({"credit_code": "11330399"}, "credit-code-length"),
        ({"credit_code": CREDIT_CODES[0][:-1] + "?"}, "credit-code-character"),
        ({"credit_code": CREDIT_CODES[0]}, "office-credit-code-taken"),
        ({"division": "33030"}, "office-wrong-division"),
        ({"division": "３３０３００"}, "office-wrong-division"),
        ({"email": "swj"}, "office-wrong-field"),
        ({"website": "javascript:alert(1)"}, "office-wrong-field"),
        ({"telephone": "1" * 61}, "office-wrong-field"),
        ({"pager": "1"}, "office-unknown-field"),
    ],
)
def test_what_cannot_be_a_body_is_refused(values: dict[str, str], code: str) -> None:
    cast = county()
    actions.change(cast.body, {"credit_code": CREDIT_CODES[0]}, by=cast.system)
    given = {**DEPARTMENT, **values}
    own, name = given.pop("code", "new"), given.pop("name", "新局")
    with pytest.raises(Refusal) as refused:
        actions.found_body(own, name, given, by=cast.system, parent=cast.body)
    assert refused.value.code == code
    assert Body.objects.count() == 1


@pytest.mark.parametrize("year", [1948, TODAY.year + 2])
def test_supervision_starts_in_a_year_that_can_be(year: int) -> None:
    cast = county()
    with pytest.raises(Refusal, match="office-wrong-year"):
        actions.found_body(
            "a", "甲局", DEPARTMENT, by=cast.system, parent=cast.body, first_year=year
        )


def test_another_top_body_has_the_administrators_of_the_first() -> None:
    cast = county()
    city = actions.found_body(
        "city", "云州市", {"kind": "government", "level": "city"}, by=cast.system
    )
    held = Membership.objects.filter(body=city).order_by("pk")
    people = (cast.system, cast.security, cast.audit)
    assert [(each.person, each.role) for each in held] == list(
        zip(people, ADMINISTRATORS, strict=True)
    )
    actions.supervise(cast.body, city, TODAY.year, by=cast.system)
    assert told(cast.body)[-1] == told(city)[-1] == say.Supervised("yunxi", "city", TODAY.year)


def test_an_administrator_below_founds_no_top_body() -> None:
    cast = county()
    below = bureau(cast)
    system = somebody(cast, below, Role.SYSTEM_ADMIN)
    with pytest.raises(Refusal, match="office-forbidden"):
        actions.found_body("top", "某县", DEPARTMENT, by=system)
    assert told(cast.body)[-1] == say.Refused("found_top")


def test_a_new_name_ends_the_old_one_the_day_before() -> None:
    cast = county()
    made = bureau(cast)
    old = made.name
    actions.rename(made, "云溪县商务和合作局", TODAY, by=cast.system)
    names = BodyName.objects.filter(body=made).order_by("since")
    assert [(n.name, n.until) for n in names] == [
        (old, TODAY - timedelta(days=1)),
        ("云溪县商务和合作局", None),
    ]
    assert Body.objects.get(pk=made.pk).name == "云溪县商务和合作局"
    assert told(made)[-1] == say.Renamed("云溪县商务和合作局", TODAY)


def test_a_name_is_mended_by_one_of_the_same_day() -> None:
    cast = county()
    made = bureau(cast)
    actions.rename(made, "云溪县商务局", date(2020, 1, 1), by=cast.system)
    assert [n.name for n in made.names.all()] == ["云溪县商务局"]


@pytest.mark.parametrize(
    ("name", "since", "code"),
    [
        ("云溪县swj局", TODAY, "office-nothing-changed"),
        ("别名", date(2019, 12, 31), "office-name-too-early"),
        ("别名", TOMORROW, "office-future"),
        ("名" * 201, TODAY, "office-wrong-field"),
    ],
)
def test_a_name_that_cannot_be_is_refused(name: str, since: date, code: str) -> None:
    cast = county()
    made = bureau(cast)
    before = told(made)
    with pytest.raises(Refusal, match=code):
        actions.rename(made, name, since, by=cast.system)
    assert told(made) == before


def test_a_name_of_old_leaves_the_present_one() -> None:
    cast = county()
    made = bureau(cast)
    days = date(2010, 1, 1), date(2019, 12, 31)
    actions.add_former_name(made, "云溪县商贸局", *days, by=cast.system)
    assert Body.objects.get(pk=made.pk).name == "云溪县swj局"
    assert made.names.filter(name="云溪县商贸局", since=days[0], until=days[1]).exists()
    assert told(made)[-1] == say.Renamed("云溪县商贸局", *days)
    with pytest.raises(Refusal, match="office-nothing-changed"):
        actions.add_former_name(made, "云溪县商贸局", *days, by=cast.system)
    with pytest.raises(Refusal, match="office-wrong-days"):
        actions.add_former_name(made, "云溪县商贸局", *reversed(days), by=cast.system)


def test_only_what_differs_is_written_and_said() -> None:
    cast = county()
    made = bureau(cast)
    given = {
        "telephone": " 0577-1234567\n",
        "level": "县级",
        "credit_code": CREDIT_CODES[0].lower(),
    }
    actions.change(made, given, by=cast.system)
    saved = Body.objects.get(pk=made.pk)
    assert (saved.telephone, saved.level, saved.credit_code) == (
        "0577-1234567",
        "county",
        CREDIT_CODES[0],
    )
    assert told(made)[-1] == say.Changed(telephone="0577-1234567", credit_code=CREDIT_CODES[0])
    with pytest.raises(Refusal, match="office-nothing-changed"):
        actions.change(made, given, by=cast.system)
    actions.change(made, {"telephone": ""}, by=cast.system)
    assert told(made)[-1] == say.Changed(telephone="")


def test_a_head_changes_contact_data_only() -> None:
    cast = county()
    head = somebody(cast, cast.body, Role.DISCLOSURE_HEAD)
    actions.change_contact(cast.body, {"hours": "工作日 9:00–17:00"}, by=head)
    assert Body.objects.get().hours == "工作日 9:00–17:00"
    with pytest.raises(Refusal, match="office-unknown-field"):
        actions.change_contact(cast.body, {"level": "city"}, by=head)


def test_a_merger_is_said_in_both_chains() -> None:
    cast = county()
    old, new = bureau(cast, "old"), bureau(cast, "new")
    actions.succeed(old, new, TODAY, by=cast.system)
    assert told(old)[-1] == told(new)[-1] == say.Succeeded("old", "new", TODAY)
    assert [row.after for row in old.successors.all()] == [new]
    for before, after, on, code in (
        (old, new, TODAY, "office-nothing-changed"),
        (old, old, TODAY, "office-nothing-changed"),
        (new, old, TOMORROW, "office-future"),
    ):
        with pytest.raises(Refusal, match=code):
            actions.succeed(before, after, on, by=cast.system)
    assert Succession.objects.count() == 1


def test_what_somebody_may_not_do_is_remembered_and_nothing_else_happens() -> None:
    cast = county()
    made = bureau(cast)
    before = Entry.objects.count()
    with pytest.raises(Refusal, match="office-forbidden"):
        actions.rename(made, "别名", TODAY, by=cast.audit)
    assert Body.objects.get(pk=made.pk).name == "云溪县swj局"
    entry = Entry.objects.filter(body=made).latest("number")
    assert (entry.kind, entry.by) == ("body.refused", cast.audit)
    assert Entry.objects.count() == before + 1
