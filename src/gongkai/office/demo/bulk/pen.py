"""What every entry needs: the chain it goes into, the rows it leaves, the values it seals."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from gongkai.office.demo.bulk import tables
from gongkai.office.demo.bulk.tables import Row, Table
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.writing import link
from gongkai.office.vault import store

Rows = dict[str, list[Row]]


class Sealing(Protocol):
    """Something about which values are kept, under a data key of its own, and all so far."""

    code: str
    pk: int
    data: bytes
    values: dict[str, list[str]]


class Pen:
    """Adds to the chain of one body, and puts rows aside for their tables."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.rows: Rows = _none()

    def put(self, table: Table, *rows: Row) -> None:
        """Rows for a table."""
        self.rows[table.model._meta.label].extend(rows)

    def take(self) -> Rows:
        """All rows since the last time."""
        rows, self.rows = self.rows, _none()
        return rows

    def link(
        self, subject: tuple[str, str], said: object, on: date, at: datetime, by: int | None
    ) -> Entry:
        """The next entry."""
        entry = link(self.head, subject, said, happened_on=on, by_id=by, recorded_at=at)
        self.put(tables.ENTRIES, tables.ENTRIES.row(entry))
        return entry

    def key(self, code: str, pk: int) -> bytes:
        """A data key for a subject, under a number in the table."""
        key, data = store.fresh_key(code)
        key.pk = pk
        self.put(tables.KEYS, tables.KEYS.row(key))
        return data

    def seal(self, of: Sealing, values: Mapping[str, str]) -> dict[str, str]:
        """Values into the vault; the name of each by its field."""
        named = {}
        for field, value in values.items():
            one = store.Sealed.of(of.code, of.data, field, value)
            self.put(tables.PERSONAL, (one.name, of.pk, field, one.sealed))
            named[field] = one.name
            of.values.setdefault(field, []).append(value)
        self.put(tables.DIGESTS, *((of.pk, f, found) for f, found in store.digests(values)))
        self.put(tables.LIKENESS, *((of.pk, value) for value in store.signature(values)))
        return named


def _none() -> Rows:
    return {name: [] for name in tables.TABLES}
