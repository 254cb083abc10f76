"""What the journal makes of a dispute, from its first entry: its row, and all its facts."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from gongkai.office.disputes import said as say
from gongkai.office.disputes.models import Dispute
from gongkai.office.disputes.projecting import Known, columns, known, state_of
from gongkai.office.disputes.telling import Told, everything, standing
from gongkai.refusal import Refusal


class Version(NamedTuple):
    """What was known from one moment of recording to another."""

    known: Known
    recorded_from: datetime
    recorded_to: datetime | None


class Difference(NamedTuple):
    """A column of a row, or its facts, that is not what the entries make of it."""

    code: str
    field: str
    row: object
    folded: object


def differences() -> Iterator[Difference]:
    """Where rows and facts of disputes are not what their entries make."""
    for row in Dispute.objects.select_related("body").order_by("pk").iterator():
        yield from compare(row)


def compare(row: Dispute) -> Iterator[Difference]:
    """Where a dispute is not what its entries make."""
    found = everything(row.code)
    try:
        folded = columns(state_of(row, standing(found)))
        versions = list(replay(row, found))
    except Refusal as refusal:
        yield Difference(row.code, "journal", row.entries, refusal.code)
        return
    for name, value in folded.items():
        if getattr(row, name) != value:
            yield Difference(row.code, name, getattr(row, name), value)
    kept = [
        Version(
            Known(fact.kind, fact.filed_on, fact.concluded_on, fact.result),
            fact.recorded_from,
            fact.recorded_to,
        )
        for fact in row.facts.order_by("pk")
    ]
    if kept != versions:
        yield Difference(row.code, "facts", kept, versions)


def put_right() -> list[str]:
    """Compute anew what still runs, by the calendar of now; the codes of what moved.

    Rows alone: what is counted depends on no calendar. The heads of all bodies must be locked.
    """
    running = Q(open=True) | Q(appeal_due__isnull=False)
    moved = []
    for row in Dispute.objects.filter(running, struck=False).select_related("body"):
        folded = columns(state_of(row, standing(everything(row.code))))
        changed = [name for name, value in folded.items() if getattr(row, name) != value]
        if changed:
            for name in changed:
                setattr(row, name, folded[name])
            row.save(update_fields=changed)
            moved.append(row.code)
    return moved


def replay(row: Dispute, found: list[Told]) -> list[Version]:
    """What was known after each entry."""
    versions: list[Version] = []
    for number, new in enumerate(found, 1):
        if isinstance(new.said, say.Refused):
            continue
        now = known(row, columns(state_of(row, standing(found[:number]))))
        at = new.entry.recorded_at
        if versions and versions[-1].known == now:
            continue
        if versions:
            versions[-1] = versions[-1]._replace(recorded_to=at)
        versions.append(Version(now, at, None))
    return versions
