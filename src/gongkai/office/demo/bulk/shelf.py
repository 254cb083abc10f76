"""The papers of one body as the actions on them leave them, worked out without the database."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from gongkai.office.demo.bulk.pen import Pen
from gongkai.office.demo.shelving import named
from gongkai.office.demo.story import Paper, Step
from gongkai.office.publications import said as say
from gongkai.office.publications.decisions import checked
from gongkai.office.publications.filling import filled
from gongkai.office.publications.folding import FOLDS, Folded
from gongkai.office.publications.models import (
    DecisionFact,
    Document,
    DocumentFact,
    Ending,
    Figure,
    Publication,
    PublicationFact,
    Slip,
)
from gongkai.office.publications.projecting import SHELVES, changed
from gongkai.office.publications.telling import Told
from gongkai.office.publications.words import Record

# Those that others point to come first.
ORDER = (
    *(Document, Figure, Slip, Publication),
    *(DocumentFact, DecisionFact, PublicationFact, Ending),
)
ANSWER = "answer_slip"


def _slip(given: Mapping[str, object]) -> say.SlipAsked:
    values = dict(given)
    return filled(say.SlipAsked, values, section=values.pop("section"))


SAYS: Mapping[str, Callable[[Mapping[str, object]], say.Said]] = {
    "enter_document": lambda given: filled(say.DocumentEntered, given),
    "end_document": lambda given: filled(say.DocumentEnded, given),
    "give_figure": checked,
    "ask_figure": _slip,
    "remind_slip": lambda given: filled(say.SlipReminded, given),
    "enter_publication": lambda given: filled(say.PublicationEntered, given),
    "adopt_publication": lambda given: filled(say.PublicationAdopted, given),
}


class Kept:
    """One paper, with its row and its facts."""

    def __init__(self, record: Record, body: int) -> None:
        self.record, self.code = record, secrets.token_hex(8)
        self.row: Any = SHELVES[record].rows(code=self.code, body_id=body)
        self.found: list[Told] = []
        self.facts: list[Any] = []
        self.folded = Folded({})


class Shelf:
    """All papers of a body."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.codes: dict[Paper, str] = {}
        self.kept: dict[str, Kept] = {}

    def do(self, paper: Paper, step: Step, at: datetime, by: int | None) -> None:
        """One step of a paper."""
        given = named(step.given, self.codes)
        if paper not in self.codes:
            self.codes[paper] = self._new(paper.record).code
        kept = self.kept[self.codes[paper]]
        if step.action == ANSWER:
            self._answer(kept, step, given, at, by)
        else:
            self._say(kept, SAYS[step.action](given), step, at, by)

    def rows(self) -> list[list[Model]]:
        """Everything as it is in the end, that to which others point first."""
        found: dict[type[Model], list[Model]] = {model: [] for model in ORDER}
        for kept in self.kept.values():
            self._finish(kept)
            for each in (kept.row, *kept.facts, *self._endings(kept)):
                found[type(each)].append(each)
        return list(found.values())

    def _new(self, record: Record) -> Kept:
        kept = Kept(record, self.pen.head.body_id)
        self.kept[kept.code] = kept
        return kept

    def _answer(
        self, slip: Kept, step: Step, given: Mapping[str, object], at: datetime, by: int | None
    ) -> None:
        asked = slip.found[0].said
        assert isinstance(asked, say.SlipAsked)
        wanted = {name: getattr(asked, name) for name in ("kind", "section", "first_on", "last_on")}
        figure = self._new(Record.DECISION)
        self._say(figure, checked({"giver": asked.asked, **given, **wanted}), step, at, by)
        self._say(slip, say.SlipAnswered(figure.code), step, at, by)

    def _say(self, kept: Kept, said: say.Said, step: Step, at: datetime, by: int | None) -> None:
        on = min(said.on, step.on) if isinstance(said, say.DocumentEnded) else step.on
        entry = self.pen.link((kept.record, kept.code), said, on, at, by)
        kept.found.append(Told(entry.number, said, on, at))
        kept.folded = FOLDS[kept.record](kept.found)
        shelf = SHELVES[kept.record]
        if shelf.facts is None:
            return
        current = [fact for fact in kept.facts if fact.recorded_to is None]
        gone, new = changed(current, kept.folded.facts)
        for fact in gone:
            fact.recorded_to = at
        owner = {shelf.owner: kept.row, "body_id": self.pen.head.body_id, "recorded_from": at}
        kept.facts += [shelf.facts(**owner, **each) for each in new]

    def _finish(self, kept: Kept) -> None:
        values = dict(kept.folded.columns)
        if kept.record is Record.SLIP and (code := values["figure"]):
            values["figure"] = self.kept[code].row
        for name, value in values.items():
            setattr(kept.row, name, value)
        kept.row.entries = len(kept.found)

    def _endings(self, kept: Kept) -> list[Ending]:
        return [
            Ending(
                document=kept.row,
                entry=number,
                how=said.how,
                on=said.on,
                by=self.kept[said.by].row if said.by else None,
                by_number=said.by_number,
            )
            for number, said in kept.folded.changes
        ]
