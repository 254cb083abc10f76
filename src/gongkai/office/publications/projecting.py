"""Bringing a row, and the facts as recorded at a moment, up to the entries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model

from gongkai.office.publications.folding import FOLDS, Change, Columns
from gongkai.office.publications.models import (
    DecisionFact,
    Document,
    DocumentFact,
    Ending,
    Figure,
    Kept,
    Publication,
    PublicationFact,
    Slip,
)
from gongkai.office.publications.telling import Told
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal


class Shelf(NamedTuple):
    """Where the rows of a kind of record lie, its facts, and what they call the row."""

    rows: type[Kept]
    facts: Any = None
    owner: str = ""


SHELVES: Mapping[Record, Shelf] = {
    Record.DOCUMENT: Shelf(Document, DocumentFact, "document"),
    Record.DECISION: Shelf(Figure, DecisionFact, "figure"),
    Record.SLIP: Shelf(Slip),
    Record.PUBLICATION: Shelf(Publication, PublicationFact, "publication"),
}


def find(record: Record, code: str) -> Any:  # noqa: ANN401
    """The row of a record. Raises Refusal for an unknown code."""
    rows: Any = SHELVES[record].rows
    row = rows.objects.select_related("body").filter(code=code).first()
    if row is None:
        raise Refusal("publication-none", record=record.label, name=code)
    return row


def project(record: Record, row: Any, found: Sequence[Told], at: datetime) -> None:  # noqa: ANN401
    """Columns, facts and links as all entries make them."""
    folded = FOLDS[record](found)
    for name, value in named(record, folded.columns).items():
        setattr(row, name, value)
    row.entries = len(found)
    row.save()
    shelf = SHELVES[record]
    if shelf.facts is not None:
        _facts(shelf, row, folded.facts, at, new=len(found) == 1)
    if record is Record.DOCUMENT:
        relink(row, folded.changes)


def named(record: Record, columns: Columns) -> Columns:
    """Columns with rows where entries name codes."""
    if record is Record.SLIP:
        code = columns["figure"]
        return {**columns, "figure": find(Record.DECISION, code) if code else None}
    return columns


def _facts(shelf: Shelf, row: Model, wanted: Sequence[Columns], at: datetime, *, new: bool) -> None:
    """What is counted no more ends at the moment, what is new begins; the rest goes on."""
    rows = shelf.facts.objects.filter(**{shelf.owner: row}, recorded_to=None)
    gone, added = changed([] if new else list(rows.order_by("pk")), wanted)
    for fact in gone:
        fact.recorded_to = at
        fact.save(update_fields=["recorded_to"])
    for each in added:
        shelf.facts.objects.create(
            **{shelf.owner: row},
            body_id=row.body_id,  # type: ignore[attr-defined]
            recorded_from=at,
            **each,
        )


def changed(current: Sequence[Any], wanted: Sequence[Columns]) -> tuple[list[Any], list[Columns]]:
    """The facts that end, and those that begin; the rest goes on."""
    left, gone = [dict(each) for each in wanted], []
    for fact in current:
        same = next((each for each in left if is_same(fact, each)), None)
        if same is None:
            gone.append(fact)
        else:
            left.remove(same)
    return gone, left


def is_same(fact: Model, columns: Columns) -> bool:
    """Whether a fact says just this."""
    return all(getattr(fact, name) == value for name, value in columns.items())


def relink(row: Document, changes: Sequence[Change]) -> None:
    """The links of a document to those that changed its force."""
    row.endings.all().delete()
    codes = {change.said.by for change in changes if change.said.by}
    known = {each.code: each for each in Document.objects.filter(code__in=codes)}
    Ending.objects.bulk_create(
        Ending(
            document=row,
            entry=number,
            how=said.how,
            on=said.on,
            by=known.get(said.by),
            by_number=said.by_number,
        )
        for number, said in changes
    )
