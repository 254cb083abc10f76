"""What was read of uploaded files, carried by the page from the look to the confirmation."""

from django.core import signing

from gongkai.office.bodies.models import Person
from gongkai.office.reports.recognising import Recognised
from gongkai.refusal import Refusal

SALT = "gongkai.past"
DAY = 24 * 60 * 60  # seconds that a page may stay open


def carried(read: Recognised, person: Person) -> str:
    """A report as the page carries it: signed, so that what is kept is what was read."""
    return signing.dumps([person.pk, *read], salt=SALT, compress=True)


def brought(text: str, person: Person) -> Recognised:
    """The same when it comes back. Raises Refusal for what is not theirs, or too old."""
    try:
        owner, *fields = signing.loads(text, salt=SALT, max_age=DAY)
        if owner != person.pk:
            raise Refusal("past-broken")
        return Recognised(*fields)
    except (signing.BadSignature, TypeError, ValueError):
        raise Refusal("past-broken") from None
