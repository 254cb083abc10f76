"""Computing rows and facts anew from the journal: to compare, or after a new calendar or setting.

Applications are read in chunks, a few queries for each. What differs is looked at again under the
lock of its body, for somebody may have been at work on it meanwhile.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from gongkai.office.applications import said as say
from gongkai.office.applications.attempting import Attempt
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.replaying import (
    Difference,
    Replayed,
    SettingsOfDays,
    Version,
    differences,
    replay,
)
from gongkai.office.applications.telling import SUBJECT, Told, application, standing
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.permits import acting, must
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.reading import say as read
from gongkai.refusal import Refusal

CHUNK = 500  # applications in memory at a time


class Kept(NamedTuple):
    """An application as it is kept: its row, its entries in the journal, its facts."""

    row: Application
    entries: list[Entry]
    facts: list[Version]


class Look(NamedTuple):
    """What came of comparing one application."""

    differences: list[Difference]
    found: list[Told]
    replayed: Replayed | None


def refold(
    codes: Iterable[str] | None = None, *, apply: bool = False, by: Person | None = None
) -> Iterator[Difference]:
    """Where rows and facts are not what the entries make, for some applications or all.

    With `apply` they are put right, each in a transaction of its own and with an entry that says
    so; without a person it is the server's own doing. Raises Forbidden for who may not, and Refusal
    for an unknown code.
    """
    settings = SettingsOfDays()
    for rows in _all() if codes is None else _named(codes):
        for kept in _kept(rows):
            if _look(kept, settings).differences:
                yield from _once_more(kept.row.code, apply=apply, by=by)
    if codes is None:
        yield from _without_row()


def _all() -> Iterator[list[Application]]:
    last = 0
    rows = Application.objects.select_related("body", "merged_into").order_by("pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _named(codes: Iterable[str]) -> Iterator[list[Application]]:
    codes = iter(codes)
    rows = Application.objects.select_related("body", "merged_into").order_by("pk")
    while wanted := set(islice(codes, CHUNK)):
        chunk = list(rows.filter(code__in=wanted))
        if unknown := sorted(wanted - {row.code for row in chunk}):
            raise Refusal("office-no-application", application=unknown[0])
        yield chunk


def _kept(rows: Sequence[Application]) -> Iterator[Kept]:
    """Rows with their entries and facts, in two queries."""
    entries: dict[str, list[Entry]] = {row.code: [] for row in rows}
    told = Entry.objects.filter(subject_kind=SUBJECT, subject__in=entries)
    for entry in told.order_by("subject", "number"):
        entries[entry.subject].append(entry)
    facts: dict[int, list[Fact]] = {row.pk: [] for row in rows}
    for fact in Fact.objects.filter(application__in=facts).order_by("application", "id"):
        facts[fact.application_id].append(fact)
    for row in rows:
        yield Kept(row, entries[row.code], [Version.of(each) for each in facts[row.pk]])


def _look(kept: Kept, settings: SettingsOfDays) -> Look:
    row, entries, facts = kept

    def only(field: str, value: object, folded: object) -> Look:
        return Look([Difference(row.code, str(row), field, value, folded)], [], None)

    if other := next((each for each in entries if each.body_id != row.body_id), None):
        return only("body", row.body_id, other.body_id)
    try:
        found = [Told(each, read(each), each.happened_on) for each in entries]
    except (KeyError, ValueError, TypeError, AttributeError) as wrong:
        return only("journal", row.entries, repr(wrong))
    try:
        replayed = replay(row, found, facts, settings)
    except Refusal as refusal:
        return only("law", row.stage, refusal.code)
    return Look(list(differences(row, replayed, facts)), found, replayed)


def _once_more(code: str, *, apply: bool, by: Person | None) -> list[Difference]:
    """The differences that are left when nobody else can be at work, put right if wanted."""
    body = application(code).body
    with acting(body, by=by) as heads:
        if apply and by:
            must(by, "refold", body)
        kept = next(_kept([application(code)]))
        look = _look(kept, SettingsOfDays())
        mendable = not any(each.broken for each in look.differences)
        if apply and mendable and look.differences and look.replayed:
            _put_right(kept, look.found, look.replayed, heads[body.pk], by)
    return look.differences


def _put_right(
    kept: Kept, found: Sequence[Told], replayed: Replayed, head: Head, by: Person | None
) -> None:
    row, columns, before = kept.row, replayed.columns, kept.row.due_on
    if kept.facts != replayed.versions:
        Fact.objects.filter(application=row).delete()
        Fact.objects.bulk_create(version.fact(row) for version in replayed.versions)
    into = columns["merged_into"]
    row.merged_into = application(into) if into else None
    row.entries, row.settings = columns["entries"], columns["settings"]
    row.save(update_fields=["settings"])
    used = tuple(f"{name}={value}" for name, value in sorted(replayed.kept.items()))
    said = say.Refolded(before, columns["due_on"], used)
    # A version is added where what is counted changes from that of the last one.
    Attempt(row, head, by, standing(found), replayed.versions[-1].known).say(said)


def _without_row() -> Iterator[Difference]:
    """Letters of which the journal knows and the register does not."""
    letters = Entry.objects.filter(subject_kind=SUBJECT, kind=say.Received.KIND)
    rows = Application.objects.filter(code=OuterRef("subject"))
    for subject, number in letters.exclude(Exists(rows)).values_list("subject", "number"):
        yield Difference(subject, "", "row", None, number)
