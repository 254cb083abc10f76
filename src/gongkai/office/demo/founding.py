"""The county's bodies and people, founded and appointed by those who may."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.office.bodies.actions import create, found_body, set_setting
from gongkai.office.bodies.founding import must_be_empty
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import acting, must
from gongkai.office.bodies.policies import SMALL
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import ADMINISTRATORS, admit, give, give_role
from gongkai.office.demo.county import Office
from gongkai.office.demo.marking import mark


class Founded:
    """The county as it is kept: bodies by code, people by user name."""

    def __init__(self) -> None:
        self.bodies: dict[str, Body] = {}
        self.people: dict[str, Person] = {}


def found(offices: Sequence[Office], since: date, seed: int) -> Founded:
    """All bodies and their people, from a day on. Raises Refusal where a body is kept already."""
    made, top = Founded(), offices[0]
    with transaction.atomic():
        must_be_empty()
        county = create(top.code, top.name, since, top.details, by=None)
        made.bodies[top.code] = county
        mark(county, seed)
        for worker in top.workers:
            if set(worker.roles) <= set(ADMINISTRATORS):
                person = admit(county, worker.username, worker.name, by=None)
                made.people[worker.username] = person
                give(person, county, worker.roles[0], by=None, since=since)
    with transaction.atomic():
        _staff(made, top, since)
    for office in offices[1:]:
        with transaction.atomic():
            _found_below(made, office, since)
    return made


def _found_below(made: Founded, office: Office, since: date) -> None:
    county, system = next(iter(made.bodies.values())), made.people[_who(made, Role.SYSTEM_ADMIN)]
    body = found_body(
        office.code,
        office.name,
        office.details,
        by=system,
        parent=county,
        first_year=since.year,
        since=since,
    )
    made.bodies[office.code] = body
    _staff(made, office, since)
    if office.small:
        by = made.people[_who(made, Role.SUPERVISOR)]
        set_setting(body, SMALL, "true", since, by=by)


def _staff(made: Founded, office: Office, since: date) -> None:
    """The administrators of the county add people and give them their roles."""
    body = made.bodies[office.code]
    system = made.people[_who(made, Role.SYSTEM_ADMIN)]
    security = made.people[_who(made, Role.SECURITY_ADMIN)]
    for worker in office.workers:
        if worker.username in made.people:
            continue
        with acting(body, by=system):
            must(system, "add_person", body)
            person = admit(body, worker.username, worker.name, by=system)
        made.people[worker.username] = person
        for role in worker.roles:
            section = worker.section if role is Role.HANDLER else ""
            give_role(person, body, role, by=security, section=section, since=since)


def _who(made: Founded, role: Role) -> str:
    """The user name of who has a role at the county, as its people are named in the data."""
    code = next(iter(made.bodies))
    return f"{code}-{SUFFIXES[role]}"


SUFFIXES = {
    Role.SYSTEM_ADMIN: "xitong",
    Role.SECURITY_ADMIN: "anquan",
    Role.SUPERVISOR: "zhuguan",
}
