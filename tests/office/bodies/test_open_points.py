"""What each setting decides, in words, with its source."""

from datetime import date

import pytest

from gongkai.law import disputes
from gongkai.law.policy import choices
from gongkai.office.bodies.actions import set_settings
from gongkai.office.bodies.fields import checked_setting
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.open_points import history, points, standing
from gongkai.office.bodies.roles import Role
from gongkai.office.tables import table
from tests.office.bodies.county import bureau, county, somebody

DAY = date(2026, 6, 1)


def test_every_setting_has_a_label_a_source_and_words_for_each_value() -> None:
    assert set(points()) == {*choices(), *disputes.choices(), *table("settings")}
    for point in points().values():
        assert point.label
        assert point.source
        assert all(point.choices.values()), point.name


@pytest.mark.parametrize("name", points())
def test_every_value_that_is_offered_can_be_set(name: str) -> None:
    point = points()[name]
    assert [checked_setting(name, value) for value in point.choices] == list(point.choices)
    assert point.default in point.choices


@pytest.mark.django_db
def test_the_history_says_who_when_and_where_the_newest_first() -> None:
    cast = county()
    made = bureau(cast)
    supervisor = somebody(cast, cast.body, Role.SUPERVISOR)
    set_settings(cast.body, {"small_body": "true"}, DAY, by=supervisor)
    set_settings(made, {"small_body": "false", "region": "guangxi"}, DAY, by=supervisor)
    told = [(each.body.code, each.value, each.by) for each in history(made, DAY, "small_body")]
    assert told == [("swj", "false", "某人"), ("yunxi", "true", "某人")]
    assert len(history(made, DAY)) == 3
    assert len(history(cast.body, DAY)) == 1


@pytest.mark.django_db
def test_a_point_stands_as_its_nearest_word_says_and_else_as_the_default() -> None:
    cast = county()
    made = bureau(cast)
    supervisor = somebody(cast, cast.body, Role.SUPERVISOR)
    set_settings(cast.body, {"small_body": "true"}, DAY, by=supervisor)

    def small(body: Body, on: date) -> tuple[str, Body | None]:
        now = next(each for each in standing(body, on) if each.point.name == "small_body")
        return now.value, now.body

    assert small(made, DAY) == ("true", cast.body)
    assert small(made, date(2026, 5, 31)) == ("false", None)
    set_settings(made, {"small_body": "false"}, DAY, by=supervisor)
    assert small(made, DAY) == ("false", made)
