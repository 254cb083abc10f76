"""A county with its three administrators, a supervisor and a bureau, made through the actions."""

from typing import NamedTuple

from django.utils import timezone

from gongkai.office.bodies.actions import found_body
from gongkai.office.bodies.founding import set_up
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import ADMINISTRATORS, add_person, give_role
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from tests.law.codes import credit_code

YEAR = timezone.localdate().year
DEPARTMENT = {"kind": "department", "level": "county"}
CREDIT_CODES = tuple(map(credit_code, ("1133039900000001X", "1133039900000002X")))


class County(NamedTuple):
    """The cast."""

    body: Body
    system: Person
    security: Person
    audit: Person


def county() -> County:
    """A server as `gongkai init` leaves it."""
    administrators = {role: (role.value, f"某{role.label}") for role in ADMINISTRATORS}
    details = {"kind": "government", "level": "county"}
    body, accounts = set_up("yunxi", "云溪县人民政府", details, administrators)
    people = [Person.objects.get(username=account.username) for account in accounts]
    return County(body, *people)


def bureau(cast: County, code: str = "swj", parent: Body | None = None) -> Body:
    """A bureau of the county, there since 2020."""
    above = parent or cast.body
    return found_body(
        code, f"云溪县{code}局", DEPARTMENT, by=cast.system, parent=above, first_year=2020
    )


def somebody(cast: County, body: Body, role: Role, username: str = "", section: str = "") -> Person:
    """A person with a role."""
    person, _ = add_person(body, username or f"{body.code}-{role}", "某人", by=cast.system)
    give_role(person, body, role, by=cast.security, section=section)
    return person


def told(body: Body) -> list[object]:
    """All that the chain of a body says, in order."""
    return [say(entry) for entry in Entry.objects.filter(body=body).order_by("number")]
