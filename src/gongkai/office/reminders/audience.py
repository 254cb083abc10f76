"""Who is told what: by the roles that people have at the body of an application today."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from gongkai.office.applications.models import Application
from gongkai.office.bodies.models import Membership
from gongkai.office.bodies.roles import Role
from gongkai.office.reminders.due import Item, Kind

LAST_DAYS = 1  # working days left from which on the head of the disclosure office is told too

# Whose step it is. What is not named here lies with the section, or with the registrars.
STEPS: dict[Kind, tuple[Role, ...]] = {
    Kind.LEGALITY: (Role.LEGAL_REVIEWER,),
    Kind.SECRECY: (Role.SECRECY_REVIEWER,),
    Kind.APPROVE: (Role.APPROVER,),
    Kind.SEND: (Role.REGISTRAR,),
    Kind.CONFIRM: (Role.REGISTRAR,),
}
HEAD = Role.DISCLOSURE_HEAD
# What the head alone may close, or must answer for.
FOR_HEAD = frozenset({Kind.OVERDUE, Kind.LAPSED, Kind.REASONS})
TOLD = {*(role for roles in STEPS.values() for role in roles), Role.HANDLER, HEAD}


class Audience:
    """The people with a part in applications, as their roles are on a day; one query."""

    def __init__(self, on: date) -> None:
        current = Q(until=None) | Q(until__gte=on)
        rows = Membership.objects.filter(
            current, since__lte=on, role__in=TOLD, person__is_active=True
        )
        self._people: dict[tuple[int, str, str], set[int]] = defaultdict(set)
        for body, role, section, person in rows.values_list(
            "body_id", "role", "section", "person_id"
        ):
            self._people[body, role, section if role == Role.HANDLER else ""].add(person)

    def told(self, row: Application, item: Item) -> set[int]:
        """The ids of those who are told of it."""
        people = self._at(row, STEPS[item.kind]) if item.kind in STEPS else self.handling(row)
        close = item.kind is Kind.DUE and item.left is not None and item.left <= LAST_DAYS
        if item.kind in FOR_HEAD or close or not people:
            people = people | self._at(row, (HEAD,))
        return people

    def handling(self, row: Application) -> set[int]:
        """With whom an application lies: its section; the registrars where nobody is there."""
        handlers = self._people.get((row.body_id, Role.HANDLER, row.section), set())
        return set(handlers) if row.section and handlers else self._at(row, (Role.REGISTRAR,))

    def heads(self, row: Application) -> set[int]:
        """The heads of the disclosure office."""
        return self._at(row, (HEAD,))

    def _at(self, row: Application, roles: Iterable[Role]) -> set[int]:
        found: set[int] = set()
        return found.union(*(self._people.get((row.body_id, role, ""), ()) for role in roles))
