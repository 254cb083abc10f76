"""The cast of the office's tests: invented bodies, the people who work there, letters."""

from datetime import date
from typing import Any

from gongkai.law.case.events import Channel
from gongkai.office.applications.intake import receive
from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Body, Membership, Person, Setting
from gongkai.office.bodies.roles import Role
from gongkai.words import Applicant

SINCE = date(2020, 1, 1)
RECEIVED = date(2026, 3, 2)  # a Monday, in a year whose calendar is published
SECTION = "一科"
PERSONAL = {"name": "王喆", "telephone": "15400001234", "content": "2025年办公用房维修合同"}


def body(code: str = "yunxi", **more: Any) -> Body:  # noqa: ANN401
    """A bureau of a county."""
    given = {"name": "云溪县商务局", "kind": "department", "level": "county", **more}
    return Body.objects.create(code=code, **given)


def person(body: Body, *roles: Role, section: str = "") -> Person:
    """Somebody with some roles at a body."""
    number = Person.objects.count() + 1
    name = "、".join(role.label for role in roles) or "路人"
    made = Person.objects.create_user(f"{body.code}-{number}", name=f"{name}{number}")
    Membership.objects.bulk_create(
        Membership(person=made, body=body, role=role, section=section, since=SINCE)
        for role in roles
    )
    return made


def desk(body: Body) -> dict[Role, Person]:
    """One person for each role; the handler is of section `SECTION`."""
    return {
        role: person(body, role, section=SECTION if role is Role.HANDLER else "") for role in Role
    }


def forgets(body: Body) -> None:
    """From now on the body keeps personal data no longer than the case."""
    Setting.objects.create(body=body, name="retention_years", value="0", valid_from=SINCE)


def letter(body: Body, **more: Any) -> Application:  # noqa: ANN401
    """An application that came in online, by nobody signed in."""
    given = {
        "person": None,
        "channel": Channel.ONLINE,
        "applicant_class": Applicant.NATURAL_PERSON,
        "personal": PERSONAL,
        "on": RECEIVED,
        **more,
    }
    return receive(body, **given)
