"""A new office key: what the old one wrapped is wrapped anew, and the journal says so."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import acting, must
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.writing import write
from gongkai.office.vault.keys import add_key, office_keys
from gongkai.office.vault.models import CaseKey
from gongkai.office.vault.said import KeyRotated
from gongkai.office.vault.store import rewrap
from gongkai.refusal import Refusal

SUBJECT, KIND = "key", "key.rotated"


def rotate(body: Body, *, by: Person) -> KeyRotated:
    """Wrap all data keys with a new office key, told in the chain of a body.

    No key is added where one is there already that does not wrap everything yet: put into the
    environment by hand, or left by a rotation that was cut off. Raises Refusal where the keys are
    in the environment and none was put there.
    """
    with acting(body, by=by) as heads:
        must(by, "rotate_key", body)
        if not outdated():
            _add_key()
        name, count = office_keys().current, rewrap()
        said = KeyRotated(name, count)
        write(heads[body.pk], (SUBJECT, name), said, happened_on=timezone.localdate(), by=by)
    return said


class State(NamedTuple):
    """The office key in use, how many data keys there are, and how many an older one wraps."""

    current: str
    keys: int
    older: int


def state() -> State:
    """How the keys stand now; of destroyed ones nothing is left to wrap."""
    current = office_keys().current
    alive = CaseKey.objects.exclude(wrapped=None)
    return State(current, alive.count(), alive.exclude(office_key=current).count())


class Rotation(NamedTuple):
    """That the office key was changed: told at which body, when, by whom."""

    body: Body
    at: datetime
    by: str
    said: KeyRotated


def rotations(bodies: Iterable[int], most: int = 20) -> list[Rotation]:
    """The last rotations told in the chains of these bodies, the newest first."""
    rows = Entry.objects.filter(kind=KIND, body__in=list(bodies)).select_related("body", "by")
    newest = rows.order_by("-recorded_at", "-pk")[:most]
    return [Rotation(row.body, row.recorded_at, str(row.by or ""), say(row)) for row in newest]


def outdated() -> bool:
    """Whether an older office key than the newest still wraps something."""
    return CaseKey.objects.exclude(wrapped=None).exclude(office_key=office_keys().current).exists()


def _add_key() -> None:
    try:
        add_key()
    except ImproperlyConfigured as wrong:
        raise Refusal("office-bad-settings", reason=wrong) from None
