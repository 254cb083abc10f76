"""The index over the tokens, by the means of each database.

On SQLite the full-text index keeps no copy of the tokens (external content); triggers hold it equal
to the table, and what is removed is removed by the tokens, for which no plain text is needed.
"""

from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ADD = "INSERT INTO search_tokens(rowid, tokens) VALUES (new.application_id, new.tokens);"
REMOVE = """
INSERT INTO search_tokens(search_tokens, rowid, tokens)
VALUES ('delete', old.application_id, old.tokens);
"""
SQLITE = [
    """
    CREATE VIRTUAL TABLE search_tokens USING fts5(
        tokens, content='search_indexed', content_rowid='application_id',
        detail=none, columnsize=0, tokenize='ascii'
    )
    """,
    *(
        f"CREATE TRIGGER search_tokens_{event.lower()} AFTER {event} ON search_indexed"
        f" BEGIN {what} END"
        for event, what in {"INSERT": ADD, "DELETE": REMOVE, "UPDATE": REMOVE + ADD}.items()
    ),
]
POSTGRES = ["CREATE INDEX search_tokens ON search_indexed USING gin (tokens)"]


def make_index(_: Any, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ANN401
    """Make the index of the database at hand."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """After the table there is something to index."""

    dependencies: ClassVar = [("search", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(make_index, migrations.RunPython.noop)]
