"""The stories played through the same actions that people use, each by the person of its role."""

from collections.abc import Iterable
from typing import Any

from gongkai.office.applications.actions import act
from gongkai.office.applications.attaching import attach
from gongkai.office.applications.counting import merge, split
from gongkai.office.applications.intake import receive
from gongkai.office.bodies.models import Body, Person
from gongkai.office.demo.contesting import NAME, Contender
from gongkai.office.demo.founding import Founded
from gongkai.office.demo.shelving import Keeper
from gongkai.office.demo.story import Paper, Step, Story
from gongkai.office.demo.timeline import Moment
from gongkai.office.demo.turning import clock_at
from gongkai.office.journal.models import Head


class Player:
    """Plays the stories of one body; `codes` are those of the applications that it made."""

    def __init__(self, founded: Founded, body: Body) -> None:
        self.people = founded.people
        self.body = body
        self.keeper, self.contender = Keeper(body), Contender(body)
        self.codes: dict[Story, str] = {}
        self.numbers: dict[Story, list[int]] = {}

    def play(self, moments: Iterable[Moment]) -> int:
        """Every step at its moment; how many applications there are then."""
        for moment in moments:
            with clock_at(moment.at):
                if isinstance(moment.story, Paper):
                    self._keep(moment.story, moment.step)
                    continue
                self._do(moment.story, moment.step)
            count = Head.objects.values_list("count", flat=True).get(body=self.body)
            self.numbers.setdefault(moment.story, []).append(count)
        return len(self.codes)

    def _keep(self, paper: Paper, step: Step) -> None:
        assert step.who
        self.keeper.do(paper, step, self.people[step.who])

    def _do(self, story: Story, step: Step) -> None:
        person = self.people[step.who] if step.who else None
        if step.action == "receive":
            self._receive(story, person)
            return
        assert person is not None
        code, given = self.codes[story], dict(step.given)
        if NAME in given:
            self.contender.do(step, person, code, story.letter.personal["name"])
        elif step.action == "merge":
            merge(code, person, self.codes[_story(given)])
        elif step.action == "split":
            self._split(code, person, given["parts"])
        elif step.action == "attach":
            attach(code, person, **given)  # type: ignore[arg-type]
        else:
            if (place := given.pop("step", None)) is not None:
                assert isinstance(place, int)
                given["number"] = self.numbers[story][place]
            act(code, step.action, person, on=step.on, **given)  # type: ignore[arg-type]

    def _receive(self, story: Story, person: Person | None) -> None:
        letter = story.letter
        self.codes[story] = receive(
            self.body,
            person,
            channel=letter.channel,
            applicant_class=letter.applicant_class,
            personal=letter.personal,
            on=story.received,
        ).code

    def _split(self, code: str, person: Person, parts: Any) -> None:  # noqa: ANN401
        rows = split(code, person, [part.letter.personal["content"] for part in parts])
        for part, row in zip(parts, rows, strict=True):
            self.codes[part] = row.code


def _story(given: dict[str, object]) -> Story:
    story = given["story"]
    assert isinstance(story, Story)
    return story
