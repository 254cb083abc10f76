"""Candidates by the full-text index of SQLite; it walks from the newest and stops in time."""

from collections.abc import Sequence
from typing import Final

from gongkai.office.search.asking import Asked, within
from gongkai.office.search.tokens import spelled

# A cross join, since SQLite would otherwise begin with all that a body has.
_SQL: Final = """
SELECT a.id FROM search_tokens s CROSS JOIN applications_application a ON a.id = s.rowid
WHERE s.search_tokens MATCH %s AND s.rowid < %s AND {scopes}
ORDER BY s.rowid DESC LIMIT %s
"""
_NEWEST: Final = 2**63 - 1
TIDY: Final = (
    "INSERT INTO search_tokens(search_tokens) VALUES ('optimize')",
    # Without a look at how much there is of what, SQLite takes one index for as good as another.
    "PRAGMA analysis_limit = 1000",
    "ANALYZE",
)


def statement(asked: Sequence[Asked], before: int | None, limit: int) -> tuple[str, list[object]]:
    """The statement that finds candidates, and its values."""
    scopes, values = within((each.scope for each in asked), "a")
    words = " OR ".join(map(_words, asked))
    return _SQL.format(scopes=scopes), [words, before or _NEWEST, *values, limit]


def _words(asked: Asked) -> str:
    value = spelled(asked.value)
    if not asked.tokens:
        return value
    return f"({' AND '.join(sorted(map(spelled, asked.tokens)))}) OR {value}"
