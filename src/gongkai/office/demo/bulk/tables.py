"""Rows on their way into tables, many at once, as the database wants its values."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import CharField, DateField, DateTimeField, Field, JSONField, Model

from gongkai.office.applications.models import Application, Fact, File
from gongkai.office.disputes.models import Dispute, DisputeFact
from gongkai.office.journal.models import Entry
from gongkai.office.search.columns import TokensField
from gongkai.office.search.models import Indexed
from gongkai.office.vault.models import CaseKey, Digest, Likeness, PersonalData

Row = Sequence[Any]


class Table:
    """A table, and the columns that are written."""

    def __init__(self, model: type[Model], *left_out: str) -> None:
        self.model = model
        fields = [f for f in model._meta.concrete_fields if f.attname not in left_out]
        self.columns = [str(field.column) for field in fields]
        self.take = attrgetter(*(field.attname for field in fields))
        found = [(place, _converter(field)) for place, field in enumerate(fields)]
        self.convert = [(place, change) for place, change in found if change]

    def row(self, instance: Model) -> Row:
        """The values of an object that is not saved."""
        values = list(self.take(instance))
        for place, change in self.convert:
            if values[place] is not None:
                values[place] = change(values[place])
        return tuple(values)

    def insert(self, rows: Sequence[Row]) -> None:
        """Write rows."""
        quote = connection.ops.quote_name
        columns = ", ".join(quote(each) for each in self.columns)
        name = quote(self.model._meta.db_table)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                return
            places = ", ".join(["%s"] * len(self.columns))
            cursor.executemany(f"INSERT INTO {name} ({columns}) VALUES ({places})", rows)


def _converter(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    """How a value of a field is told to the database, where not as it is."""
    ops = connection.ops
    if isinstance(field, DateTimeField):
        return ops.adapt_datetimefield_value
    if isinstance(field, DateField):
        return ops.adapt_datefield_value
    if isinstance(field, TokensField):
        return lambda value: field.get_db_prep_value(value, connection)
    if isinstance(field, JSONField):
        return lambda value: ops.adapt_json_value(value, None)
    # A word of the glossary is a string of its own class, of which drivers make different things.
    return str if isinstance(field, CharField) and field.choices else None


ENTRIES = Table(Entry, "id")
APPLICATIONS = Table(Application)
FACTS = Table(Fact, "id")
FILES = Table(File, "id")
KEYS = Table(CaseKey)
PERSONAL = Table(PersonalData, "id")
DIGESTS = Table(Digest, "id")
LIKENESS = Table(Likeness, "id")
INDEXED = Table(Indexed)
DISPUTES = Table(Dispute)
DISPUTE_FACTS = Table(DisputeFact, "id")
TABLES: Mapping[str, Table] = {
    table.model._meta.label: table
    for table in (
        *(KEYS, APPLICATIONS, ENTRIES, FACTS, FILES, PERSONAL, DIGESTS, LIKENESS, INDEXED),
        *(DISPUTES, DISPUTE_FACTS),
    )
}


def number_on() -> None:
    """The tables whose rows brought their numbers give the next ones after these."""
    numbered = [APPLICATIONS.model, KEYS.model, DISPUTES.model]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), numbered):
            cursor.execute(sql)
