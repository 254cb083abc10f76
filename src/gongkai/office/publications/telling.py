"""What the journal says of one of these, as recorded, without what was annulled."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.writing import entries
from gongkai.office.publications.said import Annulled, Refused, Said


class Told(NamedTuple):
    """One entry that counts."""

    number: int
    said: Said
    on: date
    at: datetime


def told(record: str, code: str) -> list[Told]:
    """Everything said of it, in the order of recording."""
    return of_entries(entries((record, code)))


def of_entries(found: Iterable[Entry]) -> list[Told]:
    """Entries as what they say; tries by who may not say nothing of it."""
    read = (Told(each.number, say(each), each.happened_on, each.recorded_at) for each in found)
    return [each for each in read if not isinstance(each.said, Refused)]


def standing(found: Sequence[Told]) -> list[Told]:
    """What is left without entries that were annulled, and without the annulling."""
    gone = {each.said.number for each in found if isinstance(each.said, Annulled)}
    return [e for e in found if e.number not in gone and not isinstance(e.said, Annulled)]
