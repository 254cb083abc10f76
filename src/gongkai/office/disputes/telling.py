"""From the journal to the entries of a dispute that count."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gongkai.office.applications.said import Said
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.said import Annulled
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.journal.writing import entries
from gongkai.refusal import Refusal

SUBJECT = "dispute"


class Told(NamedTuple):
    """One entry: what it says, and when it happened."""

    entry: Entry
    said: Said
    on: date


def everything(code: str) -> list[Told]:
    """All that the journal says of a dispute, in the order of recording."""
    found = entries((SUBJECT, code)).select_related("by")
    return [Told(each, say(each), each.happened_on) for each in found]


def standing(found: Sequence[Told]) -> list[Told]:
    """What is left when the entries that were annulled are taken out."""
    gone = {each.said.number for each in found if isinstance(each.said, Annulled)}
    return [each for each in found if each.entry.number not in gone]


def dispute(code: str) -> Dispute:
    """The row of a dispute. Raises Refusal for an unknown code."""
    rows = Dispute.objects.select_related("body", "application", "after")
    found = rows.filter(code=code).first()
    if found is None:
        raise Refusal("dispute-unknown", dispute=code)
    return found
