"""Settings: what holds and who said so, and another value from a day on."""

from datetime import date

import pytest

from gongkai.law.policy import choices
from gongkai.office.bodies.actions import set_settings
from gongkai.office.bodies.models import Setting
from tests.web.desk.administration.cast import browser, cast, text, url

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2026, 1, 1)


def test_every_setting_shows_its_source_and_how_sure_that_is() -> None:
    page = text(browser(cast().supervisor).get(url("settings")))
    assert "条例第三十一条第（三）项；指导案例26号" in page
    assert "法律没有写明，或者说法不一" in page
    assert "国家档案局令第8号" in page


def test_what_holds_comes_from_the_body_itself_or_from_above() -> None:
    who = cast()
    set_settings(who.county.body, {"small_body": "true"}, NEW_YEAR, by=who.supervisor)
    set_settings(who.bureau, {"region": "guangxi"}, NEW_YEAR, by=who.supervisor)
    page = browser(who.head).get(url("settings"), {"body": "swj"})
    now = {each.point.name: each for each, _ in page.context["rows"]}
    assert (now["small_body"].body, now["small_body"].value) == (who.county.body, "true")
    assert (now["region"].body, now["region"].says) == (who.bureau, "广西壮族自治区")
    assert now["online_receipt"].body is None
    assert "照上级云溪县人民政府，自 2026-01-01" in text(page)


@pytest.mark.parametrize("name", [*choices(), "small_body", "retention_years", "recall_minutes"])
def test_each_value_is_chosen_in_words_and_holds_from_its_day(name: str) -> None:
    who = cast()
    supervisor = browser(who.supervisor)
    page = supervisor.get(url("setting", "swj", name))
    value = list(page.context["now"].point.choices)[-1]
    given = {"value": value, "valid_from": "2027-01-01"}
    assert supervisor.post(url("setting", "swj", name), given).status_code == 302
    row = Setting.objects.get(body=who.bureau, name=name)
    assert (row.value, row.valid_from) == (value, date(2027, 1, 1))
    said = text(supervisor.get(url("setting", "swj", name)))
    assert "2027-01-01" in said
    assert str(who.supervisor) in said


def test_a_region_can_be_chosen_and_taken_away() -> None:
    who = cast()
    supervisor = browser(who.supervisor)
    for value in ("guangxi", ""):
        given = {"value": value, "valid_from": "2026-01-01"}
        assert supervisor.post(url("setting", "swj", "region"), given).status_code == 302
    assert list(Setting.objects.order_by("pk").values_list("value", flat=True)) == ["guangxi", ""]


def test_a_value_that_is_no_choice_is_refused() -> None:
    who = cast()
    given = {"value": "yesterday", "valid_from": "2026-01-01"}
    answer = browser(who.supervisor).post(url("setting", "swj", "online_receipt"), given)
    assert answer.status_code == 422
    assert not Setting.objects.exists()


def test_only_who_supervises_settles() -> None:
    who = cast()
    given = {"value": "true", "valid_from": "2026-01-01"}
    for somebody in (who.head, who.county.system):
        client = browser(somebody)
        page = client.get(url("setting", "swj", "small_body"))
        assert not page.context["may_set"]
        assert client.post(url("setting", "swj", "small_body"), given).status_code == 403
    assert not Setting.objects.exists()
    assert browser(who.supervisor).get(url("setting", "yunxi", "small_body")).context["may_set"]


def test_an_unknown_setting_or_body_is_not_found() -> None:
    supervisor = browser(cast().supervisor)
    assert supervisor.get(url("setting", "swj", "colour")).status_code == 404
    assert supervisor.get(url("settings"), {"body": "nothing"}).status_code == 404
