"""Candidates by an inverted index (GIN) over arrays, which any PostgreSQL has."""

from collections.abc import Sequence
from typing import Final

from gongkai.office.search.asking import Asked, within

_SQL: Final = """
SELECT a.id FROM search_indexed s JOIN applications_application a ON a.id = s.application_id
WHERE ({words}) AND s.application_id < %s AND {scopes}
ORDER BY s.application_id DESC LIMIT %s
"""
_ALL: Final = "s.tokens @> %s::integer[]"
_NEWEST: Final = 2**63 - 1
TIDY: Final = ("ANALYZE",)


def statement(asked: Sequence[Asked], before: int | None, limit: int) -> tuple[str, list[object]]:
    """The statement that finds candidates, and its values."""
    scopes, values = within((each.scope for each in asked), "a")
    sets = [wanted for each in asked for wanted in ([each.value], sorted(each.tokens)) if wanted]
    words = " OR ".join([_ALL] * len(sets))
    sql = _SQL.format(words=words, scopes=scopes)
    return sql, [*sets, before or _NEWEST, *values, limit]
