"""What each setting of a body decides: its choices in words, where it stands, how sure that is."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Certainty
from gongkai.law.tables import table as law_table
from gongkai.office.bodies.access import ancestors
from gongkai.office.bodies.fields import settings
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.permits import SUBJECT
from gongkai.office.bodies.policies import REGION, settled
from gongkai.office.journal.models import Entry
from gongkai.office.journal.reading import say
from gongkai.office.tables import table

SET = "setting.set"


class Point(NamedTuple):
    """An open point: `choices` are its values with what each means, the default first."""

    name: str
    label: str
    source: str
    certainty: Certainty
    choices: Mapping[str, str]
    of_law: bool

    @property
    def default(self) -> str:
        """What holds where nobody said anything."""
        return next(iter(self.choices))

    def says(self, value: str) -> str:
        """A value in words; the value itself where there are none."""
        return self.choices.get(value, value)


class Now(NamedTuple):
    """How a point stands at a body; without `body` nobody said anything and the default holds."""

    point: Point
    value: str
    body: Body | None
    since: date | None

    @property
    def says(self) -> str:
        """The value in words."""
        return self.point.says(self.value)


class Said(NamedTuple):
    """Once that a point was settled: where, how, from when on, recorded when and by whom."""

    body: Body
    point: Point
    value: str
    valid_from: date
    recorded_at: datetime
    by: str

    @property
    def says(self) -> str:
        """The value in words."""
        return self.point.says(self.value)


@cache
def points() -> Mapping[str, Point]:
    """All open points by name: those of the law first."""
    law, own = {**law_table("settings"), **law_table("disputes")["settings"]}, table("settings")
    return {name: _point(name, (law | own)[name], of_law=name in law) for name in settings()}


def _point(name: str, row: Mapping[str, Any], *, of_law: bool) -> Point:
    known = {value: str(row.get("choices", {}).get(value, "")) for value in settings()[name]}
    if name == REGION:
        known |= {each["id"]: each["name"] for each in law_table("regions")["regions"]}
    if "unit" in row:
        known = {value: f"{value} {row['unit']}" for value in known}
    certainty = Certainty(row["certainty"])
    return Point(name, str(row["label"]), str(row["source"]), certainty, known, of_law)


def standing(body: Body, on: date) -> list[Now]:
    """How every point stands at a body on a day, and who said so."""
    said = settled(body, on)
    known = {b.pk: b for b in Body.objects.filter(pk__in={each.body for each in said.values()})}
    return [
        Now(point, said[name].value, known[said[name].body], said[name].since)
        if name in said
        else Now(point, point.default, None, None)
        for name, point in points().items()
    ]


def history(body: Body, on: date, name: str = "") -> list[Said]:
    """What was said of a point, or of all, at a body and above it; the newest first."""
    line = Body.objects.filter(pk__in=[body.pk, *ancestors(body, on.year)])
    codes = {each.code: each for each in line}
    rows = Entry.objects.filter(subject_kind=SUBJECT, subject__in=codes, kind=SET)
    return list(_said(rows.select_related("by").order_by("-recorded_at", "-pk"), codes, name))


def _said(rows: Any, codes: Mapping[str, Body], name: str) -> Iterator[Said]:  # noqa: ANN401
    for entry in rows:
        told = say(entry)
        if told.name in points() and name in ("", told.name):
            point, by = points()[told.name], str(entry.by or "")
            at = entry.recorded_at
            yield Said(codes[entry.subject], point, told.value, told.valid_from, at, by)
