"""That somebody signed in, or gave a wrong password: told in the chain of their body.

A name that nobody has is not told, so that who guesses names cannot fill the journal. The chain is
locked for one entry alone, in a transaction of its own.
"""

from gongkai.office.bodies.models import Body, Membership, Person
from gongkai.office.bodies.said import Factor, SignedIn, SignInFailed
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.writing import write_alone

SUBJECT = "person"
ADDED = "person.added"


def signed_in(person: Person) -> None:
    """Somebody is in."""
    if body := home(person):
        write_alone(body, (SUBJECT, str(person.pk)), SignedIn(), by=person)


def sign_in_failed(username: str, factor: Factor = Factor.PASSWORD) -> None:
    """Somebody, who need not be the one of this name, was not let in."""
    person = Person.objects.filter(username=username).first()
    if person and (body := home(person)):
        told = SignInFailed(person.pk, factor)
        write_alone(body, (SUBJECT, str(person.pk)), told, by=None)


def home(person: Person) -> Body | None:
    """The body of their first role, a lasting one if there is any; else where they were added."""
    rows = Membership.objects.filter(person=person).select_related("body")
    held = sorted(rows, key=lambda each: (each.until is not None, each.pk))
    return held[0].body if held else _added_at(person)


def _added_at(person: Person) -> Body | None:
    """Who has had no role yet was added not long ago; else the first body."""
    told = Entry.objects.filter(kind=ADDED, recorded_at__gte=person.date_joined)
    for entry in told.select_related("body").order_by("recorded_at")[:100]:
        if say(entry).person == person.pk:
            return entry.body
    return Body.objects.order_by("pk").first()
