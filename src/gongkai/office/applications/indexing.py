"""What an application is found by: the texts of its applicant, and who the applicant is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.db import transaction

from gongkai.office.applications.models import Application
from gongkai.office.applications.naming import QUERY_CODE
from gongkai.office.search.index import Document, add, index_many, tidy
from gongkai.office.vault.models import PersonalData
from gongkai.office.vault.store import SEARCHED, opened

FOUND_BY: Final = SEARCHED - {QUERY_CODE}  # that one is the applicant's own
# What is asked for: the letter, what was typed of it, what was added later, what it is called.
TEXTS: Final = frozenset({"content", "letter", "title"})
CHUNK: Final = 500  # applications in memory at a time


def found_by(row: Application, values: Mapping[str, object]) -> None:
    """From now on an application is found by these values of the vault too, by field."""
    given = {name: [str(value)] for name, value in values.items() if value}
    new = document(row.pk, row.body_id, given)
    if new.texts or new.values:
        add(new)


def reindex() -> Iterator[int]:
    """Index all applications anew, after a change of the words or of the keys.

    Yields how many are done, now and then.
    """
    last = done = 0
    while True:
        with transaction.atomic():
            # Whoever acts on one of them meanwhile waits, and adds to what stands here then.
            rows = Application.objects.select_for_update().order_by("pk").filter(pk__gt=last)
            chunk = list(rows.only("pk", "code", "body_id")[:CHUNK])
            refresh(chunk)
        if not chunk:
            break
        last, done = chunk[-1].pk, done + len(chunk)
        yield done
    tidy()


def refresh(rows: Iterable[Application]) -> None:
    """Let some applications be found by what the vault has of them now, and by nothing else."""
    codes = {row.code: row for row in rows}
    kept: dict[str, dict[str, list[str]]] = {code: {} for code in codes}
    for code, field, text in values_of(codes, TEXTS | FOUND_BY):
        kept[code].setdefault(field, []).append(text)
    index_many(document(codes[c].pk, codes[c].body_id, values) for c, values in kept.items())


def values_of(codes: Iterable[str], fields: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The values of some fields of applications, opened: the code, the field, the value."""
    rows = PersonalData.objects.filter(key__subject__in=codes, field__in=fields)
    for row, value in opened(rows.select_related("key")):
        if value is not None:
            yield row.key.subject, row.field, value


def document(pk: int, body: int, values: Mapping[str, list[str]]) -> Document:
    """What of the values of an application, by field, it is found by."""
    texts = [text for name in sorted(TEXTS) for text in values.get(name, ())]
    whole = [value for name in sorted(FOUND_BY) for value in values.get(name, ())]
    return Document(pk, body, texts, whole)
