"""Who may is let in, under the lock of the body: then entry, row and facts in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils import timezone

from gongkai.office.applications import said as say
from gongkai.office.applications.gates import must_stand
from gongkai.office.applications.holding import Holder, must_hold
from gongkai.office.applications.models import Application
from gongkai.office.applications.projecting import Known, known, project
from gongkai.office.applications.projecting import row as columns
from gongkai.office.applications.said_by_applicant import Amended, Retracted
from gongkai.office.applications.telling import SUBJECT, Told, application, case_of, told
from gongkai.office.bodies.access import Forbidden, must
from gongkai.office.bodies.models import Person
from gongkai.office.calendars.keeping import renew
from gongkai.office.journal.models import Head
from gongkai.office.journal.writing import write, write_alone
from gongkai.refusal import Refusal


class Attempt:
    """An application under the lock of its body, and who acts; None is the applicant.

    `counted` is what is counted of it until now, if that is not what its entries make.
    """

    def __init__(
        self,
        row: Application,
        head: Head,
        person: Person | None,
        found: list[Told] | None = None,
        counted: Known | None = None,
    ) -> None:
        self.row = row
        self.head = head
        self.person = person
        self.found = told(row.code) if found is None else found
        self.counted = counted
        renew()  # under the lock: whoever confirms a calendar waits for it

    def say(self, said: say.Said, on: date | None = None) -> None:
        """Write the entry and bring row and facts up to it; refused if the law does not allow."""
        on = on or timezone.localdate()
        subject = (SUBJECT, self.row.code)
        before = self.counted or self._counted()
        entry = write(self.head, subject, said, happened_on=on, by=self.person)
        everything = standing_with(self.found, Told(entry, said, on))
        case = case_of(everything, self.row.body, self.row.settings)
        self.counted = project(self.row, everything, case, entry.recorded_at, before)
        self.found = everything

    def _counted(self) -> Known | None:
        """What is counted by the entries so far; nothing before the first."""
        if not self.found:
            return None
        case = case_of(self.found, self.row.body, self.row.settings)
        return known(self.found, columns(self.found, case))


@contextmanager
def attempt(code: str, action: str, who: Person | Holder | None) -> Iterator[Attempt]:
    """One transaction for who may do this to an application: by a role, or as its applicant.

    Raises Forbidden for who may not, after the try has been journaled.
    """
    person = None if isinstance(who, Holder) else who
    try:
        with transaction.atomic():
            head = lock_of(code)
            row = application(code)  # as it stands now that nobody else can change it
            if isinstance(who, Holder):
                must_hold(who, action, row)
            else:
                must(person, action, row.body, row.section, timezone.localdate())
            yield Attempt(row, head, person)
    except Forbidden:
        write_alone(application(code).body, (SUBJECT, code), say.Refused(action), by=person)
        raise


def lock_of(code: str) -> Head:
    """The locked head of the body of an application; an unknown code finds its refusal later."""
    heads = Head.objects.select_for_update(of=("self",))
    return heads.filter(body__application__code=code).first() or Head()


# Not what somebody recorded as a step: who was refused, who looked, what cannot be taken back.
NEVER_ANNULLED = (
    say.Received,
    say.Split,
    say.Merged,
    say.Annulled,
    say.Erased,
    say.Refused,
    say.Read,
    say.Refolded,
    say.Attached,
    Retracted,
    Amended,
)


def standing_with(found: list[Told], new: Told) -> list[Told]:
    """The entries with a new one, and without the one that it annuls."""
    if not isinstance(new.said, say.Annulled):
        return [*found, new]
    number = new.said.number
    wrong = next((each for each in found if each.entry.number == number), None)
    if wrong is None or isinstance(wrong.said, NEVER_ANNULLED):
        raise Refusal("office-nothing-annulled", number=number)
    kept = [each for each in found if each is not wrong]
    must_stand(kept)
    return [*kept, new]
