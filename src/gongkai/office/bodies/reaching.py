"""At which bodies a person may take an action of administration, for lists and for pages."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from gongkai.office.bodies.access import roles
from gongkai.office.bodies.lasting import lasting
from gongkai.office.bodies.models import Body, Membership, Person, Supervision
from gongkai.office.bodies.roles import BODY_TABLE, Relation, Role


class Reach:
    """The bodies that a person administers on a day; roles and the tree are looked up once.

    It agrees with `permits.may`, which the actions ask; this one answers for all bodies at a time.
    """

    def __init__(self, person: Person | None, on: date) -> None:
        self.person = person
        self.on = on
        self._found: dict[str, frozenset[int]] = {}

    @cached_property
    def held(self) -> list[Membership]:
        """The roles of the person; none of who left."""
        if self.person is None or not self.person.is_active:
            return []
        return list(roles(self.person, self.on))

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        """The bodies right below each, in the year."""
        year = self.on.year
        found: dict[int, list[int]] = {}
        rows = Supervision.objects.filter(lasting(year))
        for body, parent in rows.values_list("body_id", "parent_id"):
            found.setdefault(parent, []).append(body)
        return found

    def bodies(self, *actions: str) -> frozenset[int]:
        """The bodies at which they may take one of the actions."""
        return frozenset().union(*map(self._reached, actions))

    def may(self, action: str, body: Body) -> bool:
        """Whether they may take an action at a body."""
        return body.pk in self._reached(action)

    def somewhere(self, actions: Iterable[str] = BODY_TABLE) -> bool:
        """Whether there is a body at which they may take one of the actions."""
        return any(map(self._reached, actions))

    def actions(self, body: Body) -> set[str]:
        """All that they may do at a body."""
        return {action for action in BODY_TABLE if self.may(action, body)}

    def _reached(self, action: str) -> frozenset[int]:
        if action not in self._found:
            self._found[action] = frozenset(self._bodies(action))
        return self._found[action]

    def _bodies(self, action: str) -> set[int]:
        found: set[int] = set()
        for held in self.held:
            relations = BODY_TABLE[action].get(Role.of(held.role), frozenset())
            found |= {held.body_id} if Relation.OWN in relations else set()
            found |= self._below(held.body_id) if Relation.BELOW in relations else set()
        return found

    def _below(self, body: int) -> set[int]:
        found: set[int] = set()
        waiting = [body]
        while waiting:
            new = [each for each in self._children.get(waiting.pop(), ()) if each not in found]
            found.update(new)
            waiting += new
        return found - {body}
