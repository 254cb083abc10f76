"""A county and a bureau with everybody who opens the pages of administration."""

from typing import Any, NamedTuple

from django.test import Client
from django.urls import reverse

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from tests.office.bodies.county import County, bureau, county, somebody


class Cast(NamedTuple):
    """The county as `init` leaves it, a bureau below it, a supervisor, and people of the bureau."""

    county: County
    bureau: Body
    supervisor: Person
    head: Person
    registrar: Person
    auditor: Person


def cast() -> Cast:
    """All of them, made through the actions."""
    top = county()
    below = bureau(top)
    return Cast(
        top,
        below,
        somebody(top, top.body, Role.SUPERVISOR),
        *(
            somebody(top, below, role)
            for role in (Role.DISCLOSURE_HEAD, Role.REGISTRAR, Role.AUDITOR)
        ),
    )


def url(page: str, *given: object) -> str:
    """The address of a page of administration."""
    return reverse(f"desk:administration:{page}", args=given)


def browser(person: Person) -> Any:  # noqa: ANN401
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(person)
    return client


def text(answer: Any) -> str:  # noqa: ANN401
    """The page."""
    return bytes(answer.content).decode()
