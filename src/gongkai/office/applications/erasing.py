"""Erasing what is known of a person: the key of the application is destroyed, nothing else."""

from django.utils import timezone

from gongkai.office.applications import said as say
from gongkai.office.applications.attempting import attempt
from gongkai.office.applications.models import Application, Sent
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.policies import kept_until
from gongkai.office.search.index import forget
from gongkai.office.vault import store
from gongkai.refusal import Refusal


def erase(code: str, person: Person) -> Application:
    """Destroy the personal data of an application whose term of retention is over.

    Journal and counts stay as they are.
    """
    with attempt(code, "erase", person) as at:
        row = at.row
        if row.concluded_on is None and row.merged_into_id is None:
            raise Refusal("office-erase-open")
        today = timezone.localdate()
        until = kept_until(row.body, row.concluded_on or row.received_on, today)
        if today <= until:
            raise Refusal("office-erase-early", until=until)
        at.say(say.Erased())
        Sent.objects.filter(application=row).update(mark="")
        store.destroy(code)
        forget(row.pk)
    return row
