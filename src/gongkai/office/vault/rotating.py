"""A new office key: what the old one wrapped is wrapped anew, and the journal says so."""

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import acting, must
from gongkai.office.journal.writing import write
from gongkai.office.vault.keys import add_key, office_keys
from gongkai.office.vault.models import CaseKey
from gongkai.office.vault.said import KeyRotated
from gongkai.office.vault.store import rewrap
from gongkai.refusal import Refusal

SUBJECT = "key"


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


def outdated() -> bool:
    """Whether an older office key than the newest still wraps something."""
    return CaseKey.objects.exclude(wrapped=None).exclude(office_key=office_keys().current).exists()


def _add_key() -> None:
    try:
        add_key()
    except ImproperlyConfigured as wrong:
        raise Refusal("office-bad-settings", reason=wrong) from None
