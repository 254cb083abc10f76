"""Papers as they are written: each a register entry, with what is recorded of it later."""

from collections.abc import Mapping
from datetime import date
from random import Random

from gongkai.law.calendar import Calendar
from gongkai.office.bodies.roles import Role
from gongkai.office.demo.county import Office
from gongkai.office.demo.story import Paper, Step
from gongkai.office.publications.words import Record


class Binder:
    """The papers of one body as they are written; what is later than `today` is left out."""

    def __init__(self, office: Office, today: date, rng: Random, calendar: Calendar) -> None:
        self.office, self.today, self.rng, self.calendar = office, today, rng, calendar
        self.first_year = today.year - 1
        self.papers: list[Paper] = []

    def enter(
        self, record: Record, on: date, action: str, role: Role, given: Mapping[str, object]
    ) -> Paper | None:
        """A new paper; None if its day is still to come."""
        paper = Paper(record)
        if not self.add(paper, on, action, role, given):
            return None
        self.papers.append(paper)
        return paper

    def add(
        self,
        paper: Paper,
        on: date,
        action: str,
        role: Role,
        given: Mapping[str, object],
        section: str = "",
    ) -> bool:
        """Something more about a paper; whether its day has come."""
        if on > self.today:
            return False
        paper.steps.append(Step(on, action, self.office.who(role, section), given))
        return True

    def workday(self, day: date) -> date:
        """The day, or if nobody works on it the next on which somebody does."""
        return day if self.calendar.is_workday(day) else self.calendar.after(day, 1)
