"""How a body settles the open points of the law."""

from datetime import date

import pytest

from gongkai.law import disputes
from gongkai.law.policy import choices
from gongkai.office.bodies import said as say
from gongkai.office.bodies.actions import set_setting, set_settings
from gongkai.office.bodies.fields import settings
from gongkai.office.bodies.models import Setting
from gongkai.office.bodies.open_points import points
from gongkai.office.bodies.policies import (
    calendar_from,
    is_small,
    kept_until,
    policy_from,
    recall_minutes,
    settings_of,
)
from gongkai.office.bodies.roles import Role
from gongkai.office.tables import table
from gongkai.refusal import Refusal
from tests.office.bodies.county import bureau, county, somebody, told

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2026, 1, 1)
LATER = date(2026, 6, 1)


def test_every_choice_of_the_law_can_be_set_and_is_read_back() -> None:
    cast = county()
    supervisor = somebody(cast, cast.body, Role.SUPERVISOR)
    for name, known in choices().items():
        for value in known:
            set_setting(cast.body, name, str(value), LATER, by=supervisor)
            assert getattr(policy_from(settings_of(cast.body, LATER)), name) == value
            assert told(cast.body)[-1] == say.SettingSet(name, str(value).lower(), LATER)
    assert set(settings()) == {*choices(), *disputes.choices(), *table("settings")}


def test_what_nobody_said_is_the_first_choice() -> None:
    assert settings()["retention_years"][:2] == ("10", "0")
    assert len(settings()["retention_years"]) == 101
    assert (settings()["recall_minutes"][0], settings()["recall_minutes"][-1]) == ("10", "60")
    assert all(points()[name].default == known[0] for name, known in settings().items())
    made = county().body
    assert recall_minutes(made, LATER) == 10
    assert kept_until(made, NEW_YEAR, LATER) == date(2036, 1, 1)


def test_a_setting_holds_from_its_day_on_for_those_below_too() -> None:
    cast = county()
    made = bureau(cast)
    supervisor = somebody(cast, cast.body, Role.SUPERVISOR)
    set_settings(cast.body, {"small_body": "TRUE", "region": "guangxi"}, LATER, by=supervisor)
    holiday = date(2026, 4, 20)
    assert is_small(made, LATER)
    assert not is_small(made, NEW_YEAR)
    assert not calendar_from(settings_of(made, LATER)).is_workday(holiday)
    assert calendar_from(settings_of(made, NEW_YEAR)).is_workday(holiday)
    set_settings(made, {"small_body": "false", "region": ""}, LATER, by=supervisor)
    assert not is_small(made, LATER)
    assert calendar_from(settings_of(made, LATER)).is_workday(holiday)
    assert is_small(cast.body, LATER)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("online_receipt", "yesterday", "policy-unknown-choice"),
        ("small_body", "perhaps", "policy-unknown-choice"),
        ("small_body", "", "policy-unknown-choice"),
        ("region", "atlantis", "calendar-unknown-region"),
        ("colour", "red", "office-unknown-field"),
    ],
)
def test_an_unknown_setting_is_refused(name: str, value: str, code: str) -> None:
    cast = county()
    supervisor = somebody(cast, cast.body, Role.SUPERVISOR)
    with pytest.raises(Refusal) as refused:
        set_settings(cast.body, {"small_body": "true", name: value}, LATER, by=supervisor)
    assert refused.value.code == code
    assert not Setting.objects.exists()


def test_a_body_with_somebody_above_does_not_settle_it_itself() -> None:
    cast = county()
    made = bureau(cast)
    own = somebody(cast, made, Role.SUPERVISOR)
    for person in (own, cast.system, cast.security):
        with pytest.raises(Refusal, match="office-forbidden"):
            set_setting(made, "small_body", "true", LATER, by=person)
    assert told(made)[-1] == say.Refused("set_setting")
    assert not Setting.objects.exists()
