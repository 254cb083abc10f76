"""A session that nobody uses ends; one that is used does not."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.account.entering import is_in

pytestmark = pytest.mark.django_db


def age(client: Client, seconds: float) -> None:
    """Let time pass for a session, as the database sees it."""
    row = Session.objects.get(pk=client.session.session_key)
    row.expire_date -= timedelta(seconds=seconds)
    row.save()


def left(client: Client) -> timedelta:
    """How long a session has yet."""
    row = Session.objects.get(pk=client.session.session_key)
    return row.expire_date - timezone.now()


def test_it_lasts_half_an_hour() -> None:
    assert settings.SESSION_COOKIE_AGE == 30 * 60


def test_who_comes_back_too_late_signs_in_again(inside: Client) -> None:
    age(inside, settings.SESSION_COOKIE_AGE + 1)
    assert not is_in(inside)


def test_a_page_puts_the_end_off(inside: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_in(inside)
    age(inside, 20 * 60)
    assert left(inside) < timedelta(minutes=10)
    later = time.time() + 20 * 60
    monkeypatch.setattr("gongkai.web.account.idle.time", lambda: later)
    inside.get("/check/")
    assert left(inside) > timedelta(minutes=29)


def test_not_every_page_writes(
    inside: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    inside.get("/check/")
    with django_assert_num_queries(1):  # it looks for the session
        inside.get("/check/")


def test_a_stranger_costs_no_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/check/")
    assert "Cookie" in answer["Vary"]  # for the form's own protection
