"""Disputes of the stories, filed and decided through the same actions that people use."""

from datetime import date

from gongkai.office.bodies.models import Body, Person
from gongkai.office.demo.story import Contest, Step
from gongkai.office.disputes.actions import act
from gongkai.office.disputes.filing import FILE, Petition, file

NAME = "dispute"  # what a step of a dispute is given by


class Contender:
    """Plays the disputes of one body; `codes` are those that it made."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.codes: dict[Contest, str] = {}

    def do(self, step: Step, person: Person, application: str, plaintiff: str) -> None:
        """One step of a dispute about the reply of an application."""
        given = dict(step.given)
        contest = given.pop(NAME)
        assert isinstance(contest, Contest)
        if step.action == FILE:
            self._file(contest, step.on, person, application, plaintiff)
        else:
            act(self.codes[contest], step.action, person, on=step.on, **given)  # type: ignore[arg-type]

    def _file(
        self, contest: Contest, on: date, person: Person, application: str, plaintiff: str
    ) -> None:
        petition = Petition(
            contest.kind,
            contest.organ,
            on,
            contest.case_number,
            application,
            after=self.codes[contest.after] if contest.after else "",
        )
        self.codes[contest] = file(self.body, person, petition, personal(contest, plaintiff)).code


def personal(contest: Contest, plaintiff: str) -> dict[str, str]:
    """What is kept of a dispute's people."""
    return {"plaintiff": plaintiff, "claim": contest.claim}
