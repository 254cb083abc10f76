"""Signing in by the identity service of the organisation."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from gongkai.config.oidc import provider
from gongkai.config.variables import read
from gongkai.office.bodies.models import Person
from tests.web.account.entering import NAME, add_totp, enter, is_in, text
from tests.web.account.service import CLIENT, SECRET, Service, running

pytestmark = pytest.mark.django_db

START, BACK, LOGIN = "/account/identity/", "/account/identity/back/", "/account/login/"


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    """A service that the settings name."""
    with running() as service:
        given = {
            "GONGKAI_OIDC_URL": service.url,
            "GONGKAI_OIDC_ID": CLIENT,
            "GONGKAI_OIDC_SECRET": SECRET,
            "GONGKAI_OIDC_NAME": "云溪政务认证",
        }
        settings.SOCIALACCOUNT_PROVIDERS = provider(read(given))
        yield service


def go(client: Client, **query: str) -> dict[str, list[str]]:
    """Set out for the service; what it is asked on the way."""
    answer = client.get(START, query)
    assert answer.status_code == 302
    return parse_qs(urlsplit(answer["Location"]).query)


def come_back(client: Client, service: Service, claims: dict[str, Any], **query: str) -> Any:  # noqa: ANN401
    """The answer when the service has said who it is."""
    service.claims = {"sub": "4711", **claims}
    state = go(client, **query)["state"][0]
    return client.get(BACK, {"code": "once", "state": state})


def test_nothing_is_shown_of_it_where_it_is_not_set_up(client: Client) -> None:
    assert START not in text(client.get(LOGIN))
    assert client.get(START).status_code == client.get(BACK).status_code == 404


def test_the_page_offers_it_by_name_with_a_link(client: Client, service: Service) -> None:  # noqa: ARG001
    page = text(client.get(LOGIN, {"next": "/check/"}))
    assert "用云溪政务认证登录" in page
    assert f'href="{START}?next=%2Fcheck%2F"' in page


def test_it_is_asked_with_a_state_and_a_challenge_and_not_for_the_mail(
    client: Client,
    service: Service,
) -> None:
    asked = go(client)
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    assert sorted(asked["scope"][0].split()) == ["openid", "profile"]
    assert asked["code_challenge_method"] == ["S256"]
    assert service.asked == []


def test_the_user_name_finds_the_person_and_nothing_is_kept(
    client: Client, person: Person, service: Service
) -> None:
    answer = come_back(client, service, {"preferred_username": NAME}, next="/check/")
    assert answer["Location"] == "/check/"
    assert text(client.get("/account/")).count(person.name) > 1
    assert service.asked[0]["client_secret"] == SECRET
    assert "code_verifier" in service.asked[0]
    assert not SocialAccount.objects.exists()
    assert not EmailAddress.objects.exists()
    person.refresh_from_db()
    assert person.email == "wangzhe@gk.example"


@pytest.mark.parametrize(
    "claims",
    [
        {"preferred_username": "somebody-new"},
        {"preferred_username": NAME.upper()},
        {"preferred_username": ""},
        {"preferred_username": ["wangzhe"]},
        {"preferred_username": f"{NAME}{'x' * 150}"},
        {"email": "wangzhe@gk.example", "email_verified": True},
        {"name": "王喆"},
    ],
)
def test_anybody_else_is_refused_and_no_account_is_made(
    client: Client,
    person: Person,  # noqa: ARG001
    service: Service,
    claims: dict[str, Any],
) -> None:
    answer = come_back(client, service, claims)
    assert answer.status_code == 403
    assert "没有用户名相同的账号" in text(answer)
    assert Person.objects.count() == 1
    assert not is_in(client)


def test_who_has_left_is_refused(client: Client, person: Person, service: Service) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert come_back(client, service, {"preferred_username": NAME}).status_code == 403
    assert not is_in(client)


def test_the_second_step_is_asked_for_all_the_same(inside: Client, service: Service) -> None:
    add_totp(inside)
    fresh = Client()
    answer = come_back(fresh, service, {"preferred_username": NAME})
    assert answer["Location"] == "/account/login/code/"
    assert not is_in(fresh)


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_nothing_else_can_be_made_of_it(inside: Client, service: Service, process: str) -> None:
    state = go(inside, process=process)["state"][0]
    service.claims = {"sub": "4711", "preferred_username": NAME}
    assert inside.get(BACK, {"code": "once", "state": state}).status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_nobody_asked_for_is_refused(client: Client, service: Service) -> None:
    answer = client.get(BACK, {"code": "once", "state": "guessed"})
    assert answer.status_code == 401
    assert "云溪政务认证没有给出可用的答复" in text(answer)
    assert service.asked == []


def test_a_service_that_is_down_is_told_in_words(client: Client, settings: Settings) -> None:
    with running() as gone:
        url = gone.url
    named = {"GONGKAI_OIDC_URL": url, "GONGKAI_OIDC_ID": CLIENT, "GONGKAI_OIDC_SECRET": SECRET}
    settings.SOCIALACCOUNT_PROVIDERS = provider(read(named))
    answer = client.get(START)
    assert "没有给出可用的答复" in text(answer)


def test_cancelling_leads_back(client: Client, service: Service) -> None:  # noqa: ARG001
    state = go(client)["state"][0]
    answer = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)
    assert "取消了登录" in text(answer)
    assert LOGIN in text(answer)


def test_a_password_works_beside_it(client: Client, person: Person, service: Service) -> None:  # noqa: ARG001
    enter(client)
    assert is_in(client)
