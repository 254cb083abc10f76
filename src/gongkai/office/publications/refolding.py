"""Making rows and facts anew from the journal, where they are not what it says."""

from collections.abc import Iterator
from itertools import groupby

from gongkai.office.bodies.models import Person
from gongkai.office.bodies.permits import acting, must
from gongkai.office.publications.folding import FOLDS
from gongkai.office.publications.projecting import SHELVES, find, named, relink
from gongkai.office.publications.replaying import Difference, differences, spans
from gongkai.office.publications.telling import told
from gongkai.office.publications.words import Record


def refold(*, apply: bool = False, by: Person | None = None) -> Iterator[Difference]:
    """Where records are not what their entries make; with `apply` they are put right.

    Without a person it is the server's own doing. Raises Forbidden for who may not.
    """
    for (record, code), group in groupby(differences(), lambda each: (each.record, each.code)):
        found = list(group)
        if apply and not any(each.broken for each in found):
            rebuild(record, code, by)
        yield from found


def rebuild(record: Record, code: str, by: Person | None = None) -> None:
    """The row and all facts of a record, by its entries alone."""
    body = find(record, code).body
    with acting(body, by=by):
        if by:
            must(by, "refold", body)
        row, found, shelf = find(record, code), told(record, code), SHELVES[record]
        folded = FOLDS[record](found)
        for name, value in named(record, folded.columns).items():
            setattr(row, name, value)
        row.entries = len(found)
        row.save()
        if record is Record.DOCUMENT:
            relink(row, folded.changes)
        if shelf.facts is None:
            return
        shelf.facts.objects.filter(**{shelf.owner: row}).delete()
        shelf.facts.objects.bulk_create(
            shelf.facts(
                **{shelf.owner: row},
                body_id=row.body_id,
                recorded_from=span.recorded_from,
                recorded_to=span.recorded_to,
                **span.columns,
            )
            for span in spans(record, found)
        )
