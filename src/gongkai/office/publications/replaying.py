"""Facts as the journal alone makes them, and where those that are kept differ."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from gongkai.office.journal.models import Entry
from gongkai.office.publications.folding import FOLDS, Columns
from gongkai.office.publications.projecting import SHELVES, is_same, named
from gongkai.office.publications.telling import Told, of_entries
from gongkai.office.publications.words import Record

CHUNK = 500  # records in memory at a time


class Span(NamedTuple):
    """What was counted from one moment of recording to another (None: still)."""

    columns: Columns
    recorded_from: datetime
    recorded_to: datetime | None


class Difference(NamedTuple):
    """Where a record is not what its entries make."""

    record: Record
    code: str
    field: str
    kept: object
    folded: object

    @property
    def broken(self) -> bool:
        """Whether there is nothing to make the record from."""
        return self.field == "journal"


def spans(record: Record, found: list[Told]) -> list[Span]:
    """What was counted of a record, as its entries came in one by one."""
    running: list[Span] = []
    ended: list[Span] = []
    for number, told in enumerate(found, 1):
        left = [dict(each) for each in FOLDS[record](found[:number]).facts]
        going = []
        for span in running:
            if span.columns in left:
                left.remove(span.columns)
                going.append(span)
            else:
                ended.append(span._replace(recorded_to=told.at))
        running = [*going, *(Span(columns, told.at, None) for columns in left)]
    return [*ended, *running]


def differences() -> Iterator[Difference]:
    """Every record whose row or facts are not what the journal says."""
    for record, shelf in SHELVES.items():
        last = 0
        while rows := list(shelf.rows.objects.filter(pk__gt=last).order_by("pk")[:CHUNK]):  # type: ignore[attr-defined]
            last = rows[-1].pk
            entries = _entries(record, [row.code for row in rows])
            for row in rows:
                yield from _of_row(record, row, of_entries(entries.get(row.code, [])))


def _entries(record: Record, codes: list[str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    rows = Entry.objects.filter(subject_kind=record, subject__in=codes)
    for entry in rows.order_by("number"):
        found.setdefault(entry.subject, []).append(entry)
    return found


def _of_row(record: Record, row: Any, found: list[Told]) -> Iterator[Difference]:  # noqa: ANN401
    if not found:
        yield Difference(record, row.code, "journal", row.entries, 0)
        return
    columns = {**named(record, FOLDS[record](found).columns), "entries": len(found)}
    for name, value in columns.items():
        if getattr(row, name) != value:
            yield Difference(record, row.code, name, getattr(row, name), value)
    shelf = SHELVES[record]
    if shelf.facts is None:
        return
    wanted = spans(record, found)
    facts = list(shelf.facts.objects.filter(**{shelf.owner: row}))
    for fact in facts:
        same = next((span for span in wanted if _is(fact, span)), None)
        if same is None:
            yield Difference(record, row.code, "facts", str(fact.recorded_from), None)
        else:
            wanted.remove(same)
    for span in wanted:
        yield Difference(record, row.code, "facts", None, str(span.recorded_from))


def _is(fact: Any, span: Span) -> bool:  # noqa: ANN401
    days = (fact.recorded_from, fact.recorded_to)
    return days == (span.recorded_from, span.recorded_to) and is_same(fact, span.columns)
