"""The disputes of one body while its stories go on, as the actions on disputes leave them."""

import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import count
from typing import Any, NamedTuple

from gongkai.law.case.events import Authority
from gongkai.law.disputes import Instance, first_instance
from gongkai.office.applications import said as of_application
from gongkai.office.demo.bulk import tables
from gongkai.office.demo.bulk.pen import Pen
from gongkai.office.demo.contesting import NAME, personal
from gongkai.office.demo.story import Contest, Step
from gongkai.office.disputes import said as say
from gongkai.office.disputes.actions import ACTIONS
from gongkai.office.disputes.filing import FILE
from gongkai.office.disputes.models import Dispute, DisputeFact
from gongkai.office.disputes.projecting import Known, columns, known, state_of
from gongkai.office.disputes.telling import SUBJECT, Told

Settings = Mapping[str, str]


class Court(NamedTuple):
    """What the disputes of a body keep by the year of filing, and their first number in the table.

    The numbers from it on are theirs alone.
    """

    settings: Mapping[int, Settings]
    first: int


class Contested(NamedTuple):
    """The application whose reply is contested, who contests it, and how it is reopened."""

    code: str
    pk: int
    plaintiff: str
    reopen: Callable[[of_application.Reopened, date], int]


class Case:
    """One dispute."""

    def __init__(self, row: Dispute, data: bytes) -> None:
        self.row, self.code, self.pk, self.data = row, row.code, row.pk, data
        self.values: dict[str, list[str]] = {}
        self.found: list[Told] = []
        self.known: Known | None = None
        self.facts: list[DisputeFact] = []


class Docket:
    """All disputes of a body; rows of those about an application go out with it."""

    def __init__(self, pen: Pen, court: Court) -> None:
        self.pen, self.court = pen, court
        self.numbers = count(court.first)
        self.registers: dict[int, int] = {}
        self.cases: dict[Contest, Case] = {}
        self.about: dict[int, list[Contest]] = {}

    def do(self, step: Step, about: Contested, at: datetime, by: int | None) -> None:
        """One step of a dispute."""
        given: dict[str, Any] = dict(step.given)
        contest = given.pop(NAME)
        if step.action == FILE:
            self._file(contest, step.on, about, at, by)
            return
        case = self.cases[contest]
        said = ACTIONS[step.action](**given)
        if isinstance(said, say.Ordered):
            self._carry_out(case, said.reply_by, step.on, about, at, by)
            return
        self._say(case, said, step.on, at, by)
        if isinstance(said, say.Concluded) and said.effective:
            self._carry_out(case, said.reply_by, said.effective, about, at, by)

    def end(self, application: int) -> None:
        """Nothing more is said of what is about an application."""
        for contest in self.about.pop(application, ()):
            case = self.cases.pop(contest)
            self.pen.put(tables.DISPUTES, tables.DISPUTES.row(case.row))
            self.pen.put(tables.DISPUTE_FACTS, *map(tables.DISPUTE_FACTS.row, case.facts))

    def _file(
        self, contest: Contest, on: date, about: Contested, at: datetime, by: int | None
    ) -> None:
        code, pk = secrets.token_hex(8), next(self.numbers)
        number = self.registers[on.year] = self.registers.get(on.year, 0) + 1
        after = self.cases[contest.after] if contest.after else None
        row = Dispute(
            pk=pk,
            code=code,
            body_id=self.pen.head.body_id,
            year=on.year,
            number=number,
            kind=contest.kind,
            application_id=about.pk,
            after_id=after.pk if after else None,
            organ=contest.organ,
            case_number=contest.case_number,
            filed_on=on,
            instance=first_instance(contest.kind),
            settings=self.court.settings[on.year],
        )
        case = self.cases[contest] = Case(row, self.pen.key(code, pk))
        self.about.setdefault(about.pk, []).append(contest)
        named = self.pen.seal(case, personal(contest, about.plaintiff))
        said = say.Filed(
            contest.kind,
            on.year,
            number,
            contest.organ,
            contest.case_number,
            about.code,
            "",
            after.code if after else None,
            tuple(named.values()),
        )
        self._say(case, said, on, at, by)

    def _carry_out(
        self,
        case: Case,
        reply_by: date | None,
        on: date,
        about: Contested,
        at: datetime,
        by: int | None,
    ) -> None:
        """The order takes effect: the application is open again."""
        state = state_of(case.row, case.found)
        reply_by = reply_by or (state.ordered.reply_by if state.ordered else None)
        court = state.instance is not Instance.RECONSIDERATION
        authority = Authority.COURT if court else Authority.RECONSIDERATION
        number = about.reopen(of_application.Reopened(authority, reply_by), on)
        self._say(case, say.Ordered(reply_by, number), on, at, by)

    def _say(
        self, case: Case, said: of_application.Said, on: date, at: datetime, by: int | None
    ) -> None:
        entry = self.pen.link((SUBJECT, case.code), said, on, at, by)
        case.found.append(Told(entry, said, on))
        row = case.row
        values = columns(state_of(row, case.found))
        for name, value in values.items():
            setattr(row, name, value)
        row.entries += 1
        now = known(row, values)
        if now == case.known:
            return
        if case.facts:
            case.facts[-1].recorded_to = at
        body = self.pen.head.body_id
        fact = DisputeFact(dispute_id=row.pk, body_id=body, recorded_from=at, **now._asdict())
        case.facts.append(fact)
        case.known = now
