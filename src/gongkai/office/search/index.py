"""The index over all applications: put in, take out, and ask for candidates."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

from django.db import connection

from gongkai.office.search import postgresql, sqlite
from gongkai.office.search.asking import Asked, Scope
from gongkai.office.search.models import Indexed
from gongkai.office.search.queries import Query
from gongkai.office.search.tokens import token_of_value, tokens
from gongkai.office.search.wording import bare, normal, pieces

BATCH: Final = 400  # rows of one statement
_ENGINES: Final = {"sqlite": sqlite, "postgresql": postgresql}


class Document(NamedTuple):
    """What one application is found by: words of its texts, and each of its values as a whole."""

    application: int
    body: int
    texts: Sequence[str]
    values: Sequence[str] = ()

    @property
    def tokens(self) -> frozenset[int]:
        """The tokens that are kept of it."""
        words = frozenset().union(*(pieces(normal(text)) for text in self.texts))
        whole = {token_of_value(self.body, bare(v)) for v in self.values if bare(v)}
        return tokens(self.body, words) | whole


def index(document: Document) -> None:
    """By this an application is found from now on, and by nothing else."""
    index_many([document])


def index_many(documents: Iterable[Document]) -> None:
    """The same for many."""
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        Indexed.objects.bulk_create(
            [Indexed(application_id=each.application, tokens=each.tokens) for each in batch],
            update_conflicts=True,
            unique_fields=["application"],
            update_fields=["tokens"],
        )


def add(document: Document) -> None:
    """By this too an application is found from now on."""
    kept = Indexed.objects.filter(application=document.application).first()
    row = kept or Indexed(application_id=document.application, tokens=frozenset())
    row.tokens = row.tokens | document.tokens
    row.save()


def forget(application: int) -> None:
    """An application is no longer found by its texts and values."""
    Indexed.objects.filter(application=application).delete()


def candidates(
    wanted: Query, scopes: Sequence[Scope], *, before: int | None = None, limit: int
) -> list[int]:
    """Applications that may have what is wanted, the newest first, older than `before`.

    Those that have it are among them; the texts tell which they are.
    """
    asked = [
        Asked(s, tokens(s.body, wanted.pieces), token_of_value(s.body, wanted.value))
        for s in scopes
    ]
    if not asked:
        return []
    sql, values = _ENGINES[connection.vendor].statement(asked, before, limit)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [pk for (pk,) in cursor.fetchall()]


def tidy() -> None:
    """Let nothing linger in the index of what was taken out, and the database look at itself."""
    with connection.cursor() as cursor:
        for statement in _ENGINES[connection.vendor].TIDY:
            cursor.execute(statement)
