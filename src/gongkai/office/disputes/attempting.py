"""Who may is let in, under the lock of the body: then entry, row and facts in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.office.applications.said import Said
from gongkai.office.bodies.access import Forbidden, must
from gongkai.office.bodies.models import Person
from gongkai.office.calendars.keeping import renew
from gongkai.office.disputes import said as say
from gongkai.office.disputes.folding import State
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.projecting import project, state_of
from gongkai.office.disputes.telling import SUBJECT, Told, dispute, everything, standing
from gongkai.office.journal.writing import lock, write, write_alone
from gongkai.refusal import Refusal

# Not what somebody recorded as a step, or what cannot be taken back.
NEVER_ANNULLED = (say.Filed, say.Annulled, say.Erased, say.Refused, say.Read)
# What an entry says of a day that cannot be before its own.
LATER = ("answer_by", "until", "arrived", "effective", "reply_by")


class Attempt:
    """A dispute under the lock of its body, and who acts."""

    def __init__(self, row: Dispute, person: Person, found: list[Told]) -> None:
        self.row = row
        self.person = person
        self.found = found

    @property
    def state(self) -> State:
        """How it stands by what was said so far."""
        return state_of(self.row, self.found)

    def say(self, said: Said, on: date | None = None) -> None:
        """Write the entry and bring row and facts up to it; refused if it cannot follow."""
        on = on or timezone.localdate()
        _must_be_later(said, on)
        # Locked anew: an application of the same body may have been written of meanwhile.
        head = lock(self.row.body)[self.row.body_id]
        entry = write(head, (SUBJECT, self.row.code), said, happened_on=on, by=self.person)
        self.found = standing_with(self.found, Told(entry, said, on))
        project(self.row, self.found, entry.recorded_at)


@contextmanager
def attempt(code: str, action: str, person: Person) -> Iterator[Attempt]:
    """One transaction for who may do this to a dispute.

    Raises Forbidden for who may not, after the try has been journaled.
    """
    try:
        with transaction.atomic():
            lock(dispute(code).body)
            renew()  # under the lock: whoever confirms a calendar waits for it
            row = dispute(code)  # as it stands now that nobody else can change it
            must(person, action, row.body, "", timezone.localdate())
            yield Attempt(row, person, standing(everything(code)))
    except Forbidden:
        write_alone(dispute(code).body, (SUBJECT, code), say.Refused(action), by=person)
        raise


def _must_be_later(said: Said, on: date) -> None:
    """No period ends, and nothing arrives or takes effect, before the day on which it began."""
    for name in LATER:
        day = getattr(said, name, None)
        if day and day < on:
            raise Refusal("dispute-day-before", field=name, day=day, label=said.label, on=on)


def standing_with(found: list[Told], new: Told) -> list[Told]:
    """The entries with a new one, and without the one that it annuls."""
    if not isinstance(new.said, say.Annulled):
        return [*found, new]
    wrong = annulled(found, new.said.number)
    return [*(each for each in found if each is not wrong), new]


def annulled(found: list[Told], number: int) -> Told:
    """The entry of a number that may be annulled. Raises Refusal if there is none."""
    wrong = next((each for each in found if each.entry.number == number), None)
    if wrong is None or isinstance(wrong.said, NEVER_ANNULLED):
        raise Refusal("dispute-nothing-annulled", number=number)
    return wrong
