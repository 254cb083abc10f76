"""Erasing what is known of the people of a dispute: its key is destroyed, nothing else."""

from django.utils import timezone

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.policies import kept_until
from gongkai.office.disputes import said as say
from gongkai.office.disputes.attempting import attempt
from gongkai.office.disputes.models import Dispute, DisputeSent
from gongkai.office.vault import store
from gongkai.refusal import Refusal


def erase(code: str, person: Person) -> Dispute:
    """Destroy the personal data of a dispute whose term of retention is over.

    Journal and counts stay as they are.
    """
    with attempt(code, "erase_dispute", person) as at:
        row = at.row
        if row.open:
            raise Refusal("dispute-erase-open")
        today = timezone.localdate()
        until = kept_until(row.body, row.concluded_on or row.filed_on, today)
        if today <= until:
            raise Refusal("office-erase-early", until=until)
        at.say(say.Erased())
        DisputeSent.objects.filter(dispute=row).update(mark="")
        store.destroy(code)
    return row
