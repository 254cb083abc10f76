"""Triggers that refuse to change or remove an entry, in the database itself."""

from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = "日志只能追加，不能修改或者删除"
SQLITE = [
    f"""
    CREATE TRIGGER journal_entry_no_{event.lower()} BEFORE {event} ON journal_entry
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END
    """
    for event in ("UPDATE", "DELETE")
]
POSTGRES = [
    f"""
    CREATE FUNCTION journal_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{SAID}'; END $$
    """,
    """
    CREATE TRIGGER journal_entry_no_change BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_entry_refuse()
    """,
    """
    CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_refuse()
    """,
]


def append_only(_: Any, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ANN401
    """Make the triggers of the database at hand."""
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """After the table there is nothing but to add to it."""

    dependencies: ClassVar = [("journal", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(append_only, migrations.RunPython.noop)]
