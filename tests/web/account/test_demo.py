"""Signing in by a click: in the demonstration, and nowhere else."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Membership, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.cast import cast
from gongkai.office.demo.making import Size, make
from gongkai.office.demo.marking import FILE
from tests.office.factory import body, desk
from tests.web.account.entering import is_in, text

pytestmark = pytest.mark.django_db
ADDRESS = "/account/demo/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_the_setting_there_is_no_such_address(
    client: Client, settings: Settings, tmp_path: Path, method: str
) -> None:
    settings.DATA = tmp_path
    make(Size(2, 4))
    given = {"username": "zrzy-dengji"}
    assert getattr(client, method)(ADDRESS, given).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_demo")
    assert not is_in(client)


@pytest.mark.parametrize("method", ["get", "post"])
def test_on_real_bodies_the_setting_opens_nothing(
    client: Client, demonstration: Path, method: str
) -> None:
    person = desk(body())[Role.REGISTRAR]
    (demonstration / FILE).write_text("a key that no journal knows")
    answer = getattr(client, method)(ADDRESS, {"username": person.username})
    assert answer.status_code == 404
    assert not is_in(client)
    assert "演示" not in text(client.get("/account/login/"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_its_mark_the_county_is_none(client: Client, county: Path, method: str) -> None:
    assert client.get(ADDRESS).status_code == 200
    (county / FILE).unlink()
    assert getattr(client, method)(ADDRESS, {"username": "zrzy-dengji"}).status_code == 404
    assert not is_in(client)


def test_a_click_signs_in_as_anybody(client: Client, county: Path) -> None:  # noqa: ARG001
    shown = set(re.findall(r'name="username"\s+value="([^"]+)"', text(client.get(ADDRESS))))
    assert shown == set(Person.objects.values_list("username", flat=True))
    for username in shown:
        answer = client.post(ADDRESS, {"username": username})
        assert answer.status_code == 302
        assert client.get(answer["Location"]).status_code == 200
        assert Person.objects.get(pk=client.session["_auth_user_id"]).username == username


def test_whoever_works_at_the_desk_lands_there(client: Client, county: Path) -> None:  # noqa: ARG001
    for username, place in (("zrzy-dengji", "/desk/"), ("yunxi-xitong", "/desk/administration/")):
        assert client.post(ADDRESS, {"username": username})["Location"] == place


@pytest.mark.parametrize("username", ["", "nobody", "zrzy-baomi"])
def test_nobody_else_can_be(client: Client, county: Path, username: str) -> None:  # noqa: ARG001
    Person.objects.filter(username="zrzy-baomi").update(is_active=False)
    assert client.post(ADDRESS, {"username": username}).status_code == 404
    assert not is_in(client)


def test_another_site_cannot_sign_a_visitor_in(county: Path) -> None:  # noqa: ARG001
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"username": "zrzy-dengji"}).status_code == 403
    assert not is_in(strict)


def test_one_of_each_role_comes_first_where_the_most_is_to_do(county: Path) -> None:  # noqa: ARG001
    first, everybody = cast()
    assert [part.role for part in first] == list(Role)
    busiest = Application.objects.filter(body__code="zrzy").count()
    assert busiest > Application.objects.filter(body__code="yunxi").count()
    at = {part.role: part.body for part in first}
    assert at[Role.REGISTRAR] == at[Role.APPROVER] == "云溪县自然资源局"
    assert at[Role.SUPERVISOR] == at[Role.SYSTEM_ADMIN] == "云溪县人民政府"
    assert all(part.does for part in first)
    assert sum(map(len, everybody.values())) == Membership.objects.count()


def test_the_page_asks_the_database_little(
    client: Client,
    county: Path,  # noqa: ARG001
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get(ADDRESS)
    with django_assert_max_num_queries(6):
        client.get(ADDRESS)


def test_the_login_page_leads_there(client: Client, county: Path) -> None:  # noqa: ARG001
    assert f'href="{ADDRESS}"' in text(client.get("/account/login/"))


def test_no_password_opens_a_person_of_the_county(client: Client, county: Path) -> None:  # noqa: ARG001
    assert not any(person.has_usable_password() for person in Person.objects.all())
    client.post("/account/login/", {"login": "zrzy-dengji", "password": ""})
    assert not is_in(client)
