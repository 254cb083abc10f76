"""Who may open what: every address of the site by every role. A new address must be listed."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.office.bodies.models import Person

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "person")
ANSWERS: dict[str, tuple[int, int]] = {
    "portal:front": (200, 200),
    "portal:check": (200, 200),
    "portal:check-sample": (200, 200),
    "portal:check-again": (405, 405),
    "portal:check-download": (405, 405),
    "portal:health": (200, 200),
}


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The full name of every address."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{entry.namespace}:" if entry.namespace else ""
            yield from names(entry, prefix + inside)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"


def test_every_address_is_listed_here() -> None:
    assert set(names(get_resolver())) == set(ANSWERS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ANSWERS)
def test_each_role_gets_the_listed_answer(client: Client, name: str, role: str) -> None:
    if role == "person":
        client.force_login(Person.objects.create_user("wang"))
    assert client.get(reverse(name)).status_code == ANSWERS[name][ROLES.index(role)]
