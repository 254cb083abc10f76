"""Papers entered and gone on with through the same actions that people use."""

from collections.abc import Callable, Mapping
from typing import Any

from gongkai.office.bodies.models import Body, Person
from gongkai.office.demo.story import Paper, Step
from gongkai.office.publications import decisions, documents, entries, slips

ENTER: Mapping[str, Callable[[Body, Person, Mapping[str, object]], Any]] = {
    "enter_document": documents.enter,
    "give_figure": decisions.give,
    "ask_figure": slips.ask,
    "enter_publication": entries.enter,
}
BY = "by"


class Keeper:
    """Keeps the papers of one body; `codes` are those that it made."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.codes: dict[Paper, str] = {}

    def do(self, paper: Paper, step: Step, person: Person) -> None:
        """One step of a paper."""
        given = named(step.given, self.codes)
        if enter := ENTER.get(step.action):
            self.codes[paper] = enter(self.body, person, given).code
            return
        code = self.codes[paper]
        if step.action == "end_document":
            documents.end(code, person, given)
        elif step.action == "answer_slip":
            slips.answer(code, person, given)
        elif step.action == "remind_slip":
            slips.remind(code, person)
        else:
            entries.adopt(code, person, str(given[BY]))


def named(given: Mapping[str, object], codes: Mapping[Paper, str]) -> dict[str, object]:
    """What is given, with the code of another paper in its place."""
    return {name: codes[v] if isinstance(v, Paper) else v for name, v in given.items()}
