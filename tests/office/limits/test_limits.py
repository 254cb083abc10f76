"""Turns are counted by all workers together, by digest, and forgotten in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gongkai.office.limits.counting import Limit, give_back, network, take
from gongkai.office.limits.models import Tally
from gongkai.refusal import Refusal

pytestmark = pytest.mark.django_db
THREE = Limit("try", 3, 15)


def taken(*who: str, limit: Limit = THREE) -> bool:
    """Whether a turn was to be had."""
    try:
        take(limit, *who)
    except Refusal:
        return False
    return True


def test_so_many_and_no_more_for_each() -> None:
    assert [taken("a") for _ in range(5)] == [True, True, True, False, False]
    assert taken("b")
    assert not taken("b", "a")


def test_other_kinds_are_counted_apart() -> None:
    assert all(taken("a") for _ in range(3))
    assert taken("a", limit=THREE._replace(kind="send"))


def test_a_turn_that_did_no_harm_is_given_back() -> None:
    for _ in range(10):
        take(THREE, "a", "b")
        give_back(THREE, "a", "b")
    assert {each.count for each in Tally.objects.all()} == {0}


def test_when_the_time_is_over_it_begins_anew_and_what_was_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    while taken("a"):
        pass
    later = timezone.now() + timedelta(minutes=16)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert taken("a")
    assert Tally.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "one"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("nothing", "nothing"),
    ],
)
def test_who_is_one(address: str, one: str) -> None:
    assert network(address) == one
