"""The first body of a server and its administrators, before anybody can be asked who may."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from gongkai.office.bodies.actions import create
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.roles import Role
from gongkai.office.bodies.staffing import ADMINISTRATORS, enrol, give
from gongkai.refusal import Refusal


class Account(NamedTuple):
    """Somebody who can sign in for the first time."""

    role: Role
    username: str
    name: str
    password: str


def must_be_empty() -> None:
    """Raises Refusal where a first body was made already."""
    if has_tables() and (first := Body.objects.order_by("pk").first()):
        raise Refusal("office-set-up-already", body=first)


def has_tables() -> bool:
    """Whether the database was prepared at all."""
    return Body._meta.db_table in connection.introspection.table_names()


def set_up(
    code: str,
    name: str,
    details: Mapping[str, str],
    administrators: Mapping[Role, tuple[str, str]],
) -> tuple[Body, list[Account]]:
    """The first body, and one person for each of the three administrators (username, name)."""
    missing = [role.label for role in ADMINISTRATORS if role not in administrators]
    if missing:
        raise Refusal("office-missing-field", field="、".join(missing))
    with transaction.atomic():
        must_be_empty()
        since = date(timezone.localdate().year, 1, 1)
        body = create(code, name, since, details, by=None)
        accounts = []
        for role in ADMINISTRATORS:
            person, password = enrol(body, *administrators[role], by=None)
            give(person, body, role, by=None)
            accounts.append(Account(role, person.username, person.name, password))
    return body, accounts
