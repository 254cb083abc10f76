"""What a sheet or a list would enter, row by row, and entering it: all or nothing."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from django.utils import timezone

from gongkai.law.catalogue import Validity
from gongkai.office.bodies.access import must
from gongkai.office.bodies.models import Body, Person
from gongkai.office.publications import decisions, documents, entries
from gongkai.office.publications import said as say
from gongkai.office.publications.attempting import Attempt, attempt
from gongkai.office.publications.dated_lists import rows as list_rows
from gongkai.office.publications.days import day, period
from gongkai.office.publications.filling import filled, word
from gongkai.office.publications.models import Document, Publication
from gongkai.office.publications.naming import label
from gongkai.office.publications.sheets import HEADING_UNIT, Row, cells_in, has_head
from gongkai.office.publications.sheets import rows as sheet_rows
from gongkai.office.publications.words import FigureKind, Record, Unit
from gongkai.refusal import Refusal

ACTIONS = {
    Record.DOCUMENT: documents.ENTER,
    Record.DECISION: "give_figure",
    Record.PUBLICATION: entries.ENTER,
}


class What(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    AGAIN = "again"  # supersedes what was given before
    SAME = "same"  # is kept already, or stands in the list before; left out
    WRONG = "wrong"


@dataclass(frozen=True)
class Planned:
    """A row of a sheet: what it says, what becomes of it, and what is wrong or odd about it."""

    number: int
    what: What
    said: say.Said | None = None
    ending: say.DocumentEnded | None = None
    given: Mapping[str, object] | None = None
    refusal: Refusal | None = None

    @property
    def shown(self) -> str:
        """The row for the eye, as far as it was read."""
        if isinstance(self.said, say.Document | say.Publication):
            return self.said.title
        if isinstance(self.said, say.FigureGiven):
            name = f"{self.said.kind.label} {self.said.section}".strip()
            days = f"{self.said.first_on} 至 {self.said.last_on}"
            return f"{name} {days}：{self.said.amount} {self.said.unit.label}"
        return "　".join(str(value) for value in (self.given or {}).values())


@dataclass(frozen=True)
class Plan:
    """All rows, in their order."""

    rows: tuple[Planned, ...]

    def count(self, what: What) -> int:
        """How many rows become this."""
        return sum(row.what is what for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows become what."""
        return {what.value: self.count(what) for what in What}


def read(record: Record, text: str, year: int | None = None) -> list[Row]:
    """The rows of a text: a table with headings, or for publications a dated list."""
    cells = cells_in(text)
    if record is Record.PUBLICATION and not has_head(record, cells):
        return list_rows(text, year)
    return sheet_rows(record, cells)


def plan(
    body: Body,
    person: Person,
    record: Record,
    rows: Sequence[Row],
    defaults: Mapping[str, object] | None = None,
    year: int | None = None,
) -> Plan:
    """What each row would do; `defaults` hold where a row says nothing.

    Raises Forbidden for who may not enter it.
    """
    must(person, ACTIONS[record], body, "", timezone.localdate())
    if not rows:
        raise Refusal("publication-empty")
    seen: dict[object, say.Said] = {}
    kept = Kept(body)
    found = []
    for row in rows:
        given = {**{k: v for k, v in (defaults or {}).items() if v}, **row.values}
        try:
            found.append(_planned(kept, record, row.number, given, seen, year))
        except Refusal as refusal:
            wrong = Planned(row.number, What.WRONG, given=row.values, refusal=refusal)
            found.append(wrong)
    return Plan(tuple(found))


def apply(
    body: Body,
    person: Person,
    record: Record,
    rows: Sequence[Row],
    defaults: Mapping[str, object] | None = None,
    year: int | None = None,
) -> Plan:
    """Enter what is new, through the actions. Raises Refusal if any row is wrong."""
    with attempt(body, ACTIONS[record], person) as at:
        planned = plan(body, person, record, rows, defaults, year)
        if wrong := planned.count(What.WRONG):
            raise Refusal("publication-rows-wrong", count=wrong)
        for row in planned.rows:
            if row.what in (What.NEW, What.AGAIN):
                DO[record](at, row)
    return planned


class Kept:
    """What a body keeps already: looked up once for a year of publications or for its register."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self._keys: dict[int, set[object]] = {}

    def has(self, said: say.Publication | say.Document) -> bool:
        """Whether the same is kept."""
        year = said.published_on.year if isinstance(said, say.Publication) else 0
        if year not in self._keys:
            self._keys[year] = set(self._published(year) if year else self._register())
        return _key(said) in self._keys[year]

    def _published(self, year: int) -> Iterator[object]:
        rows = Publication.objects.filter(body=self.body, struck=False, published_on__year=year)
        yield from rows.values_list("title", "published_on", "outlet").iterator()

    def _register(self) -> Iterator[object]:
        rows = Document.objects.filter(body=self.body, struck=False)
        names = ("kind", "document_number", "title", "dated_on")
        for kind, number, title, dated_on in rows.values_list(*names).iterator():
            yield kind, number or (title, dated_on)


def _planned(
    kept: Kept,
    record: Record,
    number: int,
    given: dict[str, object],
    seen: dict[object, say.Said],
    year: int | None,
) -> Planned:
    ending = _ending(given, year) if record is Record.DOCUMENT else None
    _read_days(record, given, year)
    _read_unit(given)
    said = CHECKS[record](kept.body, given)
    key = _key(said)
    doubt = None
    if isinstance(said, say.FigureGiven):
        what = _figure(kept.body, said, seen)
        doubt = decisions.doubt(kept.body, said)
    elif key in seen or kept.has(said):
        what = What.SAME
    else:
        what = What.NEW
    seen[key] = said
    return Planned(number, what, said, ending, given, doubt)


def _figure(body: Body, said: say.FigureGiven, seen: Mapping[object, say.Said]) -> What:
    before = [each for each in seen.values() if isinstance(each, say.FigureGiven)]
    if other := next((each for each in before if _overlap(each, said)), None):
        raise Refusal(
            "publication-overlap", first=other.first_on, last=other.last_on, title=other.kind.label
        )
    if other_row := decisions.overlapping(body, said):
        raise Refusal(
            "publication-overlap",
            first=other_row.first_on,
            last=other_row.last_on,
            title=other_row,
        )
    row = decisions.standing(body, said)
    if row is None or row.struck:
        return What.NEW
    return What.SAME if (row.value, row.unit) == (said.value, said.unit) else What.AGAIN


def _overlap(one: say.FigureGiven, other: say.FigureGiven) -> bool:
    same = one.kind is other.kind and (
        one.section == other.section or not (one.section and other.section)
    )
    return same and one.first_on <= other.last_on and other.first_on <= one.last_on


def _key(said: say.Said) -> object:
    if isinstance(said, say.Publication):
        return said.title, said.published_on, said.outlet
    if isinstance(said, say.Document):
        return said.kind, said.document_number or (said.title, said.dated_on)
    assert isinstance(said, say.FigureGiven)
    return said.kind, said.section, said.first_on, said.last_on


def _read_days(record: Record, given: dict[str, object], year: int | None) -> None:
    """Days and periods as sheets write them."""
    if "period" in given:
        given["first_on"], given["last_on"] = period(str(given.pop("period")), year)
    for name in ("dated_on", "published_on", "valid_until", "given_on"):
        if isinstance(given.get(name), str):
            given[name] = day(name, str(given[name]), year)
    if record is not Record.DOCUMENT:
        return
    for name in [name for name in given if name not in DOCUMENT]:
        del given[name]


def _read_unit(given: dict[str, object]) -> None:
    """The unit of money that a heading says; of another kind of figure it says nothing."""
    heading = given.pop(HEADING_UNIT, None)
    kind = given.get("kind")
    if heading is None or not kind or word("kind", FigureKind, kind) is not FigureKind.ADMIN_FEES:
        return
    unit, own = word("unit", Unit, heading), given.get("unit")
    if own and (written := word("unit", Unit, own)) is not unit:
        amount = given.get("amount")
        raise Refusal("publication-two-units", value=amount, unit=unit.label, written=written.label)
    given["unit"] = unit


DOCUMENT = {field.name for field in fields(say.DocumentEntered)}


def _ending(given: dict[str, object], year: int | None) -> say.DocumentEnded | None:
    """That a document holds no more, where a sheet says so; it must say since when."""
    how, on = given.get("how"), given.get("on")
    if not how or word("how", Validity, how) is Validity.IN_FORCE:
        return None
    values = {"how": how, "by_number": given.get("by_number") or ""}
    if not on:
        raise Refusal("office-missing-field", field=label("ended_on"))
    return filled(say.DocumentEnded, {**values, "on": day("on", str(on), year)})


def _enter_document(at: Attempt, row: Planned) -> None:
    assert row.said
    made: Document = at.enter(Record.DOCUMENT, row.said)
    if row.ending:
        documents.ended(at, made, row.ending)


def _enter_publication(at: Attempt, row: Planned) -> None:
    assert row.said
    at.enter(Record.PUBLICATION, row.said)


CHECKS: Mapping[Record, Callable[[Body, Mapping[str, object]], Any]] = {
    Record.DOCUMENT: documents.checked,
    Record.DECISION: lambda _, given: decisions.checked(given),
    Record.PUBLICATION: lambda _, given: entries.checked(given),
}
DO: Mapping[Record, Callable[[Attempt, Planned], object]] = {
    Record.DOCUMENT: _enter_document,
    Record.DECISION: lambda at, row: decisions.gave(at, row.given or {}),
    Record.PUBLICATION: _enter_publication,
}


def tally(planned: Plan) -> Counter[str]:
    """How many new rows through which outlet or of which kind, for the summary of a dry run."""
    found: Counter[str] = Counter()
    for row in planned.rows:
        if row.what in (What.NEW, What.AGAIN):
            side = getattr(row.said, "outlet", None) or getattr(row.said, "kind", None)
            found[str(getattr(side, "label", ""))] += 1
    return found
