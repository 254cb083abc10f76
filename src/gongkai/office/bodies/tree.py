"""The tree of bodies out to a spreadsheet and back, with a look at what would change."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.office.bodies import sheets
from gongkai.office.bodies.fields import DETAILS, WORDS
from gongkai.office.bodies.models import Body, Supervision
from gongkai.office.bodies.sheets import Row
from gongkai.refusal import Refusal

Values = Mapping[str, str]


class What(StrEnum):
    """What a row of a sheet would do to a body."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(frozen=True)
class Difference:
    """One field, as it is and as the sheet says."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What one row would do, or all that is wrong with it."""

    row: int
    code: str
    new: bool = False
    differences: tuple[Difference, ...] = ()
    wrong: tuple[Refusal, ...] = ()

    @property
    def what(self) -> What:
        """In one word; who is moved may have changed in other ways too."""
        if self.wrong:
            return What.WRONG
        if self.new:
            return What.NEW
        if {"parent", "first_year"} & self.after.keys():
            return What.MOVED
        return What.CHANGED if self.differences else What.UNCHANGED

    @property
    def after(self) -> dict[str, str]:
        """The new values by field."""
        return {each.field: each.after for each in self.differences}


@dataclass(frozen=True)
class Plan:
    """What a sheet would do, row by row."""

    rows: tuple[Row, ...]
    changes: tuple[Change, ...]

    @property
    def wrong(self) -> int:
        """How many rows have something wrong."""
        return sum(change.what is What.WRONG for change in self.changes)


def export(codes: Container[str] | None = None) -> bytes:
    """All bodies as a workbook that can be changed and read back: those above before those below.

    With `codes` only these. The parent is the one said last, from next year on even if today it is
    another.
    """
    rows = (each for each in in_order(standing()) if codes is None or each["code"] in codes)
    return sheets.write(map(_labelled, rows))


def standing() -> dict[str, dict[str, str]]:
    """All bodies by code: what is known of each as texts, with its parent and since when."""
    bodies = {body.pk: body for body in Body.objects.order_by("code")}
    above = {row.body_id: row for row in Supervision.objects.filter(last_year=None)}
    found = {}
    for pk, body in bodies.items():
        values = {name: str(getattr(body, name)) for name in ("code", "name", *DETAILS)}
        row = above.get(pk)
        values["parent"] = bodies[row.parent_id].code if row else ""
        values["first_year"] = str(row.first_year) if row else ""
        found[body.code] = values
    return found


def in_order(bodies: Mapping[str, Values]) -> Iterator[Values]:
    """Each body before those below it, by code."""
    below: dict[str, list[str]] = {}
    for code, values in sorted(bodies.items()):
        below.setdefault(values["parent"], []).append(code)
    waiting = below.get("", [])[::-1]
    while waiting:
        code = waiting.pop()
        yield bodies[code]
        waiting += below.get(code, [])[::-1]


def depth(code: str, parents: Mapping[str, str]) -> int:
    """How many bodies are above one; -1 where they run in a circle."""
    passed = {code}
    while code := parents.get(code, ""):
        if code in passed:
            return -1
        passed.add(code)
    return len(passed) - 1


def find(code: str) -> Body:
    """The body with a code. Raises Refusal for an unknown one."""
    try:
        return Body.objects.get(code=code)
    except Body.DoesNotExist:
        raise Refusal("office-no-body", body=code) from None


def found(codes: Iterable[str]) -> dict[str, Body]:
    """Those bodies that exist, by code."""
    return {body.code: body for body in Body.objects.filter(code__in=set(codes))}


def _labelled(values: Values) -> dict[str, str]:
    """As a person reads it: words by their labels."""
    said = {name: words.of(values[name]).label for name, words in WORDS.items()}
    return {**values, **said}
