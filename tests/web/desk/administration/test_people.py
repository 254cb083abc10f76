"""People: found in lists, added with a password told once, given roles, gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from gongkai.office.bodies.models import Membership, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import current
from tests.office.bodies.county import bureau, somebody
from tests.web.desk.administration.cast import Cast, browser, cast, text, url

pytestmark = pytest.mark.django_db


def add(who: Cast, username: str = "wangzhe", **more: str) -> Any:  # noqa: ANN401
    """The answer to adding somebody."""
    given = {"body": "swj", "username": username, "name": "王喆", **more}
    return browser(who.county.system).post(url("add"), given)


def test_somebody_is_added_and_the_password_shown_once() -> None:
    who = cast()
    answer = add(who)
    made = Person.objects.get(username="wangzhe")
    password = answer.context["password"]
    assert made.check_password(password)
    assert password in text(answer)
    assert "no-store" in answer["Cache-Control"]
    assert password not in text(browser(who.county.system).get(url("person", made.pk)))


def test_a_name_that_is_taken_is_refused_and_nothing_typed_is_lost() -> None:
    who = cast()
    add(who)
    answer = add(who, email="wang@gk.example")
    assert answer.status_code == 409
    assert "已经有人使用用户名 wangzhe" in text(answer)
    assert "wang@gk.example" in text(answer)


def test_with_an_identity_service_the_page_says_how_to_come_in(
    settings: Settings,
) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {}}
    assert "用户名要与" in text(browser(cast().county.system).get(url("add")))


def test_who_has_no_role_yet_is_listed_apart() -> None:
    who = cast()
    add(who)
    system = browser(who.county.system)
    assert "wangzhe" not in text(system.get(url("people")))
    assert "wangzhe" in text(system.get(url("people"), {"who": "idle"}))
    for words in ("wangzhe", "王喆"):
        assert "wangzhe" in text(system.get(url("people"), {"q": words}))
    assert "wangzhe" not in text(system.get(url("people"), {"who": "idle", "q": "nobody"}))


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({}, 7),
        ({"body": "swj"}, 3),
        ({"role": "registrar"}, 1),
        ({"q": "swj-auditor"}, 1),
        ({"q": "nobody"}, 0),
    ],
)
def test_the_list_is_filtered(given: dict[str, str], count: int) -> None:
    page = browser(cast().county.audit).get(url("people"), given)
    assert page.context["page"].paginator.count == count


def test_a_role_is_given_and_shown_with_its_days() -> None:
    who = cast()
    add(who)
    made = Person.objects.get(username="wangzhe")
    security = browser(who.county.security)
    given = {"body": "swj", "role": "handler", "section": "市场科", "since": ""}
    assert security.post(url("give", made.pk), given).url == url("person", made.pk)
    page = text(security.get(url("person", made.pk)))
    assert "承办人（市场科）" in page
    assert "免职" in page


def test_the_three_administrators_stay_three() -> None:
    who = cast()
    answer = browser(who.county.security).post(
        url("give", who.county.system.pk), {"body": "yunxi", "role": "audit_admin"}
    )
    assert answer.status_code == 409
    assert "系统、安全、审计三员应当分开" in text(answer)
    assert answer.context["form"]["role"].value() == "audit_admin"


def test_nobody_gives_a_role_to_oneself() -> None:
    who = cast()
    own = url("give", who.county.security.pk)
    answer = browser(who.county.security).post(own, {"body": "swj", "role": "registrar"})
    assert answer.status_code == 409
    assert "不能给自己任职" in text(answer)
    page = browser(who.county.security).get(url("person", who.county.security.pk))
    assert not page.context["may_give"]


def test_a_role_ends_on_a_day() -> None:
    who = cast()
    role = who.registrar.roles.get()
    security = browser(who.county.security)
    end = url("end", who.registrar.pk, role.pk)
    early = security.post(end, {"until": "2001-01-01"})
    assert early.status_code == 409
    assert "2001-01-01" in text(early)
    later = timezone.localdate() + timedelta(days=3)
    assert security.post(end, {"until": later.isoformat()}).status_code == 302
    assert Membership.objects.get(pk=role.pk).until == later


def test_the_last_administrator_is_kept() -> None:
    who = cast()
    role = who.county.system.roles.get()
    security = browser(who.county.security)
    end = url("end", who.county.system.pk, role.pk)
    answer = security.post(end, {"until": timezone.localdate().isoformat()})
    assert answer.status_code == 409
    assert "再没有别的系统管理员" in text(answer)


def test_who_leaves_is_out_at_once() -> None:
    who = cast()
    inside = browser(who.registrar)
    system = browser(who.county.system)
    assert "登记员" in text(system.get(url("leave", who.registrar.pk)))
    assert system.post(url("leave", who.registrar.pk)).status_code == 302
    assert inside.get("/desk/").status_code == 302
    assert not current(None, person=who.registrar).exists()
    assert "已离岗" in text(system.get(url("person", who.registrar.pk)))


def test_people_elsewhere_are_not_to_be_known_of() -> None:
    who = cast()
    far = browser(somebody(who.county, bureau(who.county, "far"), Role.SYSTEM_ADMIN, "far-system"))
    for page in ("person", "leave"):
        assert far.get(url(page, who.registrar.pk)).status_code == 404
        assert far.get(url(page, 10**6)).status_code == 404
    assert "swj-registrar" not in text(far.get(url("people")))


def test_the_page_says_how_a_second_step_is_taken_away() -> None:
    who = cast()
    page = text(browser(who.county.system).get(url("person", who.registrar.pk)))
    assert "manage.py reset_second_step swj-registrar" in page
