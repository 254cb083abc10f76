"""What the stories of one body leave in the tables, worked out without asking the database."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Model

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
from gongkai.office.demo.bulk.docket import Contested, Court, Docket
from gongkai.office.demo.bulk.pen import Pen, Rows
from gongkai.office.demo.bulk.shelf import Shelf
from gongkai.office.demo.contesting import NAME
from gongkai.office.demo.making import Plan
from gongkai.office.demo.story import Paper, Story
from gongkai.office.demo.timeline import Moment
from gongkai.office.journal.models import Head
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
    court: Court


class Batch(NamedTuple):
    """Rows by table, with the end of the chain and of the registers after them.

    `kept` are papers that get their numbers from the database, those first to which others point.
    """

    rows: Rows
    head: tuple[int, int, str]
    registers: dict[int, int]
    dispute_registers: dict[int, int]
    applications: int
    kept: Sequence[Sequence[Model]] = ()


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
        self.pen = Pen(Head(body_id=body, count=count, hash=hash_))
        self.docket, self.shelf = Docket(self.pen, place.court), Shelf(self.pen)
        self.works: dict[Story, Work] = {}
        self.waiting: dict[Work, list[Work]] = {}  # for the row of the one they were merged into
        self.registers: dict[int, int] = {}
        self.numbers = iter(place.numbers)
        self.count = 0

    def batches(self) -> Iterator[Batch]:
        """All rows of the body; entries in the order of the chain."""
        for moment in self.place.plan.moments():
            self._step(moment)
            if self.count >= BATCH:
                yield self._batch()
        yield self._batch()._replace(kept=self.shelf.rows())

    def _batch(self) -> Batch:
        count, self.count = self.count, 0
        head = (self.pen.head.body_id, self.pen.head.count, self.pen.head.hash)
        registers = dict(self.registers), dict(self.docket.registers)
        return Batch(self.pen.take(), head, *registers, count)

    def _step(self, moment: Moment) -> None:
        story, step = moment.story, moment.step
        by = self.place.people[step.who] if step.who else None
        if isinstance(story, Paper):
            self.shelf.do(story, step, moment.at, by)
            return
        if step.action == "receive":
            values = story.letter.personal
            self._receive(story, values, moment.at, by, None)
        elif NAME in step.given:
            self.docket.do(step, self._contested(story, moment.at, by), moment.at, by)
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
        pk = next(self.numbers)
        data = self.pen.key(code, pk)
        work = self.works[story] = Work(code, pk, data, self.place.settings[year])
        self.registers[year] = self.registers.get(year, 0) + 1
        work.year, work.number = year, self.registers[year]
        own = {TITLE: values.get(TITLE) or titled(values), "query_code": new_query_code()}
        named = self.pen.seal(work, {**values, **own})
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
        sealed = {name: self.pen.seal(work, {name: text})[name] for name, text in texts.items()}
        fixed: dict[str, Any] = fixed_by(kind, work.found, by)
        return kind.said(**fixed, **given, **sealed)

    def _contested(self, story: Story, at: datetime, by: int | None) -> Contested:
        work = self.works[story]

        def reopen(said: say.Reopened, on: date) -> int:
            self._say(work, said, on, at, by)
            return work.numbers[-1]

        return Contested(work.code, work.pk, story.letter.personal["name"], reopen)

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
        return say.Attached(code, kind, len(data), self.pen.seal(work, {"named": name})["named"])

    def _say(self, work: Work, said: say.Said, on: date, at: datetime, by: int | None) -> None:
        """The entry, and what is known after it."""
        subject = (SUBJECT, work.code)
        entry = self.pen.link(subject, said, on, at, by)
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
        body = self.pen.head.body_id
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
            body_id=self.pen.head.body_id,
            year=work.year,
            number=work.number,
            settings=work.settings,
            merged_into_id=work.into.pk if work.into else None,
            entries=len(work.numbers),
            **row(work.found, work.case),
        )
        self.pen.put(tables.APPLICATIONS, tables.APPLICATIONS.row(application))
        self.pen.put(tables.FACTS, *map(tables.FACTS.row, work.facts))
        self.pen.put(tables.FILES, *map(tables.FILES.row, work.files))
        self.docket.end(work.pk)
        found_by = document(work.pk, self.pen.head.body_id, work.values)
        indexed = Indexed(application_id=work.pk, tokens=found_by.tokens)
        self.pen.put(tables.INDEXED, tables.INDEXED.row(indexed))
        self.count += 1
        for merged in self.waiting.pop(work, ()):
            self._end(merged)
