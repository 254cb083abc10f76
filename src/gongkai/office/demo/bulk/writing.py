"""What the stories of one body leave in the tables, worked out without asking the database."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from gongkai.law.case.fold import Case, fold
from gongkai.office.applications import said as say
from gongkai.office.applications.actions import ACTIONS, fixed_by
from gongkai.office.applications.attempting import standing_with
from gongkai.office.applications.indexing import document
from gongkai.office.applications.intake import FIELDS
from gongkai.office.applications.models import Application, Fact, File
from gongkai.office.applications.naming import TITLE, new_query_code, titled
from gongkai.office.applications.projecting import Known, known, row
from gongkai.office.applications.replaying import moves
from gongkai.office.applications.telling import SUBJECT, Told, events
from gongkai.office.bodies.policies import calendar_from, policy_from
from gongkai.office.demo.bulk import tables
from gongkai.office.demo.bulk.tables import Row, Table
from gongkai.office.demo.making import Plan
from gongkai.office.demo.story import Story
from gongkai.office.demo.timeline import Moment
from gongkai.office.journal.models import Head
from gongkai.office.journal.writing import link
from gongkai.office.search.models import Indexed
from gongkai.office.vault import store

BATCH = 2_000  # applications

Settings = Mapping[str, str]


class Place(NamedTuple):
    """Where the applications of a body go: its head, the people, their numbers in the table.

    `settings` are those that its cases keep, by the year of receipt.
    """

    plan: Plan
    head: tuple[int, int, str]  # body, count, hash
    people: Mapping[str, int]
    settings: Mapping[int, Settings]
    numbers: Sequence[int]


class Batch(NamedTuple):
    """Rows by table, with the end of the chain and of the registers after them."""

    rows: dict[str, list[Row]]
    head: tuple[int, int, str]
    registers: dict[int, int]
    applications: int


class Work:
    """One application while its story goes on."""

    def __init__(self, code: str, pk: int, data: bytes, settings: Settings) -> None:
        self.code, self.pk, self.data, self.settings = code, pk, data, settings
        self.found: list[Told] = []
        self.numbers: list[int] = []
        self.year = self.number = 0
        self.case: Case | None = None
        self.known: Known | None = None
        self.facts: list[Fact] = []
        self.files: list[File] = []
        self.values: dict[str, list[str]] = {}
        self.into: Work | None = None
        self.ended = False


class Writer:
    """Writes one body: takes its moments, gives batches of rows."""

    def __init__(self, place: Place) -> None:
        body, count, hash_ = place.head
        self.place = place
        self.head = Head(body_id=body, count=count, hash=hash_)
        self.works: dict[Story, Work] = {}
        self.waiting: dict[Work, list[Work]] = {}  # for the row of the one they were merged into
        self.registers: dict[int, int] = {}
        self.numbers = iter(place.numbers)
        self.rows: dict[str, list[Row]] = {name: [] for name in tables.TABLES}
        self.count = 0

    def batches(self) -> Iterator[Batch]:
        """All rows of the body; entries in the order of the chain."""
        for moment in self.place.plan.moments():
            self._step(moment)
            if self.count >= BATCH:
                yield self._batch()
        yield self._batch()

    def _batch(self) -> Batch:
        rows, count = self.rows, self.count
        self.rows, self.count = {name: [] for name in tables.TABLES}, 0
        head = (self.head.body_id, self.head.count, self.head.hash)
        return Batch(rows, head, dict(self.registers), count)

    def _put(self, table: Table, *rows: Row) -> None:
        self.rows[table.model._meta.label].extend(rows)

    def _step(self, moment: Moment) -> None:
        story, step = moment.story, moment.step
        by = self.place.people[step.who] if step.who else None
        if step.action == "receive":
            values = story.letter.personal
            self._receive(story, values, moment.at, by, None)
        else:
            work = self.works[story]
            said = self._said(story, work, moment, by)
            self._say(work, said, step.on, moment.at, by)
        if moment.place == len(story.steps) - 1:
            self._end(self.works[story] if story.joined else self.works.pop(story))

    def _receive(
        self,
        story: Story,
        values: Mapping[str, str],
        at: datetime,
        by: int | None,
        split_from: str | None,
    ) -> Work:
        code, year = secrets.token_hex(8), story.received.year
        key, data = store.fresh_key(code)
        key.pk = pk = next(self.numbers)
        self._put(tables.KEYS, tables.KEYS.row(key))
        work = self.works[story] = Work(code, pk, data, self.place.settings[year])
        self.registers[year] = self.registers.get(year, 0) + 1
        work.year, work.number = year, self.registers[year]
        own = {TITLE: values.get(TITLE) or titled(values), "query_code": new_query_code()}
        named = self._seal(work, {**values, **own})
        letter = story.letter
        said = say.Received(
            letter.channel,
            year,
            work.number,
            letter.applicant_class,
            tuple(named.values()),
            (),
            split_from,
        )
        self._say(work, said, story.received, at, by)
        return work

    def _said(self, story: Story, work: Work, moment: Moment, by: int | None) -> say.Said:
        """What a step says; what it says of a person is sealed."""
        step = moment.step
        given: dict[str, Any] = dict(step.given)
        if step.action == "merge":
            target = self.works[given["story"]]
            work.into = target
            return say.Merged(target.code)
        if step.action == "split":
            return say.Split(tuple(self._parts(work, story, moment, by)))
        if step.action == "attach":
            return self._attached(work, **given)
        if (place := given.pop("step", None)) is not None:
            assert isinstance(place, int)
            given["number"] = work.numbers[place]
        kind = ACTIONS[step.action]
        texts = {name: str(given.pop(name)) for name in kind.said.SEALED if given.get(name)}
        sealed = {name: self._seal(work, {name: text})[name] for name, text in texts.items()}
        fixed: dict[str, Any] = fixed_by(kind, work.found, by)
        return kind.said(**fixed, **given, **sealed)

    def _parts(self, work: Work, story: Story, moment: Moment, by: int | None) -> Iterator[str]:
        values = {k: v for k, v in story.letter.personal.items() if k in FIELDS - {TITLE}}
        for part in moment.step.given["parts"]:  # type: ignore[attr-defined]
            content = part.letter.personal["content"]
            made = self._receive(part, {**values, "content": content}, moment.at, by, work.code)
            yield made.code
            if not part.steps:
                self._end(self.works.pop(part))

    def _attached(self, work: Work, name: str, data: bytes, kind: str) -> say.Attached:
        code = secrets.token_hex(8)
        sealed = store.seal_file(work.code, work.data, code, data)
        file = File(code=code, application_id=work.pk, kind=kind, size=len(data), sealed=sealed)
        work.files.append(file)
        return say.Attached(code, kind, len(data), self._seal(work, {"named": name})["named"])

    def _seal(self, work: Work, values: Mapping[str, str]) -> dict[str, str]:
        """Values into the vault; the name of each by its field."""
        named = {}
        for field, value in values.items():
            one = store.Sealed.of(work.code, work.data, field, value)
            self._put(tables.PERSONAL, (one.name, work.pk, field, one.sealed))
            named[field] = one.name
            work.values.setdefault(field, []).append(value)
        self._put(tables.DIGESTS, *((work.pk, f, found) for f, found in store.digests(values)))
        self._put(tables.LIKENESS, *((work.pk, value) for value in store.signature(values)))
        return named

    def _say(self, work: Work, said: say.Said, on: date, at: datetime, by: int | None) -> None:
        """The entry, and what is known after it."""
        subject = (SUBJECT, work.code)
        entry = link(self.head, subject, said, happened_on=on, by_id=by, recorded_at=at)
        self._put(tables.ENTRIES, tables.ENTRIES.row(entry))
        work.found = standing_with(work.found, Told(entry, said, on))
        work.numbers.append(entry.number)
        if not moves(said):
            return
        policy, calendar = policy_from(work.settings), calendar_from(work.settings)
        work.case = fold(events(work.found), policy, calendar)
        now = known(work.found, row(work.found, work.case))
        if now == work.known:
            return
        if work.facts:
            work.facts[-1].recorded_to = at
        body = self.head.body_id
        fact = Fact(application_id=work.pk, body_id=body, recorded_from=at, **now._asdict())
        work.facts.append(fact)
        work.known = now

    def _end(self, work: Work) -> None:
        """The row as the last step left it; after the row that it was merged into."""
        if work.into and not work.into.ended:
            self.waiting.setdefault(work.into, []).append(work)
            return
        assert work.case
        work.ended = True
        application = Application(
            pk=work.pk,
            code=work.code,
            body_id=self.head.body_id,
            year=work.year,
            number=work.number,
            settings=work.settings,
            merged_into_id=work.into.pk if work.into else None,
            entries=len(work.numbers),
            **row(work.found, work.case),
        )
        self._put(tables.APPLICATIONS, tables.APPLICATIONS.row(application))
        self._put(tables.FACTS, *map(tables.FACTS.row, work.facts))
        self._put(tables.FILES, *map(tables.FILES.row, work.files))
        found_by = document(work.pk, self.head.body_id, work.values)
        indexed = Indexed(application_id=work.pk, tokens=found_by.tokens)
        self._put(tables.INDEXED, tables.INDEXED.row(indexed))
        self.count += 1
        for merged in self.waiting.pop(work, ()):
            self._end(merged)
