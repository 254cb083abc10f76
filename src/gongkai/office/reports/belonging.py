"""Whose report a file is: by the names that bodies had in its year, else asked."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from gongkai.office.bodies.models import Body, BodyName
from gongkai.office.reports.recognising import Recognised

SHORTEST = 4  # characters of a name by which a body is guessed


class Named(NamedTuple):
    """A name of a body and when it was in use; None is without an end."""

    body: Body
    name: str
    since: date | None
    until: date | None

    def held(self, year: int | None) -> bool:
        """Whether the body had it in a year, or in the January in which it reports on it."""
        if year is None:
            return True
        begun = self.since is None or self.since <= date(year + 1, 1, 31)
        return begun and (self.until is None or self.until >= date(year, 1, 1))


class Owner(NamedTuple):
    """Whose a report is; `sure` if its own words say so, else a guess to be confirmed."""

    body: Body | None
    sure: bool


class Names:
    """All names of some bodies, looked up once for a whole folder."""

    def __init__(self, bodies: Collection[int]) -> None:
        rows = Body.objects.filter(pk__in=bodies)
        self.bodies = {body.pk: body for body in rows.order_by("name")}
        self._named = list(self._all())

    def _all(self) -> Iterator[Named]:
        dated = BodyName.objects.filter(body__in=self.bodies).order_by("pk")
        told = {row.body_id for row in dated}
        for row in dated:
            yield Named(self.bodies[row.body_id], plain(row.name), row.since, row.until)
        for body in self.bodies.values():
            if body.pk not in told:
                yield Named(body, plain(body.name), None, None)

    def owner(self, read: Recognised) -> Owner:
        """Whose it is: the body that is named so, then, and nobody else; else the likeliest."""
        said = plain(read.body or "")
        same = [each for each in self._named if each.name == said]
        then = {each.body.pk: each.body for each in same if each.held(read.year)}
        if len(then) == 1:
            return Owner(next(iter(then.values())), sure=True)
        guesses = same or self._alike(said) or self._within(read)
        bodies = {each.body.pk: each.body for each in guesses}
        likely = next(iter(bodies.values())) if len(bodies) == 1 else None
        return Owner(likely, sure=False)

    def _alike(self, said: str) -> list[Named]:
        """A name that ends as the other does: 洪泽区人民政府 and 淮安市洪泽区人民政府."""
        if len(said) < SHORTEST:
            return []
        return [
            each
            for each in self._named
            if len(each.name) >= SHORTEST and (each.name.endswith(said) or said.endswith(each.name))
        ]

    def _within(self, read: Recognised) -> list[Named]:
        """The longest names that stand in the title or in the name of the file."""
        text = f"{plain(read.title)} {plain(read.name)}"
        found = [each for each in self._named if each.name and each.name in text]
        longest = max((len(each.name) for each in found), default=0)
        return [each for each in found if len(each.name) == longest]


def plain(name: str) -> str:
    """A name without spaces and punctuation, wide and narrow letters alike."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name))
