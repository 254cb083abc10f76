"""Whether the journal is whole: each body's chain, walked from its first entry to its head.

It may run beside people at work: the head is read before the entries that follow, so a chain
that grows meanwhile is followed to its new end.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import F, TextField
from django.db.models.functions import Coalesce

from gongkai.office.bodies.models import Body
from gongkai.office.journal.canonical import agrees
from gongkai.office.journal.kinds import VERSIONS
from gongkai.office.journal.models import Entry, Head

CHUNK = 5000  # entries in memory at a time

SAID = itemgetter(
    "number",
    "body",
    "subject_kind",
    "subject",
    "kind",
    "version",
    "by",
    "happened_on",
    "recorded_at",
)


class Broken(NamedTuple):
    """Where the chain of a body, named by its code, does not hold, and why.

    gap: the entry of this number is missing; hash: its text was altered; text: it is no entry;
    columns: they differ from its text; link: it does not follow the entry before; kind: nothing
    known; clock: recorded before the entry before it; head: the chain ends elsewhere.
    """

    body: str
    number: int
    why: str


class Row(NamedTuple):
    """An entry as stored, its columns in the order of `SAID`."""

    number: int
    body: int
    subject_kind: str
    subject: str
    kind: str
    version: int
    by: int | None
    day: str
    moment: str
    text: str
    hash: str


def verify(bodies: Iterable[Body] | None = None) -> Iterator[Broken]:
    """The first broken link of each body, of all if none are named; a changed clock beside it."""
    codes = _everybody() if bodies is None else {body.pk: body.code for body in bodies}
    for pk, code in codes.items():
        for number, why in _walked(pk):
            yield Broken(code, number, why)


def _everybody() -> dict[int, str]:
    """Every body by id, with those that only entries and heads speak of."""
    codes = dict(Body.objects.values_list("pk", "code"))
    entries = Entry.objects.order_by().values_list("body_id", flat=True).distinct()
    heads = Head.objects.values_list("body_id", flat=True)
    return {pk: codes.get(pk, f"#{pk}") for pk in sorted({*codes, *entries, *heads})}


def _walked(body: int) -> Iterator[tuple[int, str]]:
    number, before, moment, steady = 0, "", "", True
    while True:
        head = Head.objects.filter(pk=body).values_list("count", "hash").first() or (0, "")
        rows = _rows(body, number)
        if not rows:
            break
        for row in map(_row, rows):
            if why := _wrong(row, number, before):
                yield number + 1, why
                return
            # A clock that was set back breaks nothing, so the walk goes on to what is worse. Texts
            # compare as their moments do: all are in UTC and of one form.
            if row.moment < moment and steady:
                steady = False
                yield row.number, "clock"
            number, before, moment = row.number, row.hash, row.moment
    if head != (number, before):
        yield (number if head[0] == number else min(head[0], number) + 1), "head"


def _rows(body: int, after: int) -> list[tuple[Any, ...]]:
    """The entries that follow a number; at the start also such as have none that is proper."""
    rows = Entry.objects.filter(body_id=body, **({"number__gt": after} if after else {}))
    columns = ("number", "body_id", "subject_kind", "subject", "kind", "version", "by_id")
    days = (_as_kept("happened_on"), _as_kept("recorded_at"))
    found = rows.order_by("number").values_list(*columns, *days, "text", "hash")
    # Without the upper bound a database that knows little of its table sorts all of it each time.
    return list(found.filter(number__lte=after + CHUNK)) or list(found[:CHUNK])


def _as_kept(column: str) -> Coalesce:
    """A column as the database keeps it: SQLite makes dates only of what is a bare column."""
    return Coalesce(F(column), F(column), output_field=TextField())


def _row(found: tuple[Any, ...]) -> Row:
    *columns, day, moment, text, hash_ = found
    return Row._make((*columns, _day(day), _moment(moment), str(text), str(hash_)))


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return f"{str(value).replace(' ', 'T')}+00:00"


def _wrong(row: Row, number: int, before: str) -> str:
    """Why an entry does not follow that of a number and hash; empty if it does."""
    if row.number != number + 1:
        return "gap"
    if not agrees(row.text, row.hash):
        return "hash"
    if not _as_its_columns_say(row, before) and (why := _unlike(row, before)):
        return why
    return "" if 1 <= row.version <= VERSIONS.get(row.kind, 0) else "kind"


def _as_its_columns_say(row: Row, before: str) -> bool:
    """Whether the text begins and ends as it is written by `canonical`; what is not is parsed."""
    by = "null" if row.by is None else row.by
    return row.text.startswith(
        f'{{"before":"{before}","body":{row.body},"by":{by},"happened_on":"{row.day}"'
        f',"kind":"{row.kind}","number":{row.number},"payload":{{'
    ) and row.text.endswith(
        f'}},"recorded_at":"{row.moment}","subject":"{row.subject}"'
        f',"subject_kind":"{row.subject_kind}","version":{row.version}}}'
    )


def _unlike(row: Row, before: str) -> str:
    try:
        told = json.loads(row.text)
        said, follows = SAID(told), told["before"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "text"
    if said != row[: len(said)]:
        return "columns"
    return "" if follows == before else "link"
