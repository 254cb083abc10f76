"""Erasing what is known of a person: the key of the application is destroyed, nothing else."""

from django.utils import timezone

from gongkai.office.applications import said as say
from gongkai.office.applications.actions import attempt, record
from gongkai.office.applications.models import Application
from gongkai.office.applications.telling import told
from gongkai.office.bodies.models import Person
from gongkai.office.vault import store
from gongkai.refusal import Refusal


def erase(code: str, person: Person) -> Application:
    """Destroy the personal data of a concluded application; journal and counts stay as they are."""
    with attempt(code, "erase", person) as (row, head):
        if row.concluded_on is None and row.merged_into_id is None:
            raise Refusal("office-erase-open")
        record(row, head, told(code), say.Erased(), timezone.localdate(), person)
        store.destroy(code)
    return row
