"""Values that no row has of itself, and an entry that no row has heard of."""

from datetime import UTC, date, datetime

from django.db import transaction

from gongkai.office.applications import said as say
from gongkai.office.applications.models import Application
from gongkai.office.applications.replaying import Difference
from gongkai.office.journal.writing import lock, write
from tests.office.factory import RECEIVED

LATER = datetime(2030, 1, 1, tzinfo=UTC)
COLUMNS: dict[str, object] = {
    "channel": "fax",
    "applicant_class": "business",
    "received_on": date(2026, 3, 3),
    "stage": "ended",
    "receipt_date": None,
    "due_on": date(2026, 1, 1),
    "waiting_until": date(2026, 1, 1),
    "lapse_on": date(2026, 1, 1),
    "outcome": "disclosed",
    "concluded_on": date(2026, 1, 1),
    "section": "二科",
    "entries": 99,
    "year": 2025,
    "number": 99,
    "settings": {"online_receipt": "confirmation"},
}
FACT: dict[str, object] = {
    "received_on": date(2026, 3, 3),
    "concluded_on": date(2026, 3, 3),
    "outcome": "not_held",
    "applicant_class": "business",
    "recorded_from": LATER,
    "recorded_to": LATER,
}


def tell(code: str, said: say.Said, on: date = RECEIVED) -> None:
    """Write an entry and forget the row."""
    row = Application.objects.select_related("body").get(code=code)
    with transaction.atomic():
        head = lock(row.body)[row.body_id]
        write(head, ("application", code), said, happened_on=on, by=None)


def fields(found: list[Difference]) -> list[str]:
    """What differs."""
    return [each.field for each in found]
