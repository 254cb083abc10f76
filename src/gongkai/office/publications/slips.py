"""Request slips (催报单): who is asked for which figure until when, and what is still missing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from gongkai.office.bodies.fields import must_be_past
from gongkai.office.bodies.models import Body, Person
from gongkai.office.publications import said as say
from gongkai.office.publications.attempting import Attempt, attempt, attempt_on, once
from gongkai.office.publications.decisions import gave, must_be_a_period, overlapping, standing
from gongkai.office.publications.filling import filled
from gongkai.office.publications.folding import DAY
from gongkai.office.publications.models import Figure, Slip
from gongkai.office.publications.words import FigureKind, Record, SlipState
from gongkai.office.tables import table
from gongkai.refusal import Refusal

ASK = "ask_figure"


class Gap(NamedTuple):
    """A part of a year of which no figure of a kind is held, and the open slip that asks for it."""

    kind: FigureKind
    first_on: date
    last_on: date
    slip: Slip | None


def ask(body: Body, person: Person, given: Mapping[str, object], token: str = "") -> Slip:
    """Ask an office for a figure that is not held. Raises Refusal for one that is."""
    with attempt(body, ASK, person) as at:
        row: Slip = once(at, token, given, Record.SLIP, lambda: _asked(at, given))
        return row


def _asked(at: Attempt, given: Mapping[str, object]) -> Slip:
    values = dict(given)
    section = str(values.pop("section", "") or "").strip()
    said = filled(say.SlipAsked, values, section=section)
    must_be_a_period(said)
    must_be_past(said.first_on)
    if said.due < timezone.localdate():
        raise Refusal("publication-due-past", due=said.due)
    held = standing(at.body, said)
    held = held if held and not held.struck else overlapping(at.body, said)
    if held:
        raise Refusal("publication-held", title=held, first=held.first_on, last=held.last_on)
    same = Slip.objects.filter(
        body=at.body,
        kind=said.kind,
        section=said.section,
        first_on=said.first_on,
        last_on=said.last_on,
        state=SlipState.OPEN,
    )
    if before := same.first():
        raise Refusal("publication-asked", asked=before.asked, due=before.due)
    row: Slip = at.enter(Record.SLIP, said)
    return row


def remind(code: str, person: Person) -> Slip:
    """Note that the office was reminded today."""
    with attempt_on(Record.SLIP, code, ASK, person) as (at, row):
        _must_be_open(row)
        if row.reminded_on == timezone.localdate():
            raise Refusal("publication-reminded", asked=row.asked)
        done: Slip = at.say(Record.SLIP, row, say.SlipReminded())
        return done


def answer(code: str, person: Person, given: Mapping[str, object]) -> Figure:
    """Store the figure that a slip asked for, which answers it.

    Also for a handler of the section that was asked.
    """
    section = Slip.objects.filter(code=code).values_list("section", flat=True).first() or ""
    with attempt_on(Record.SLIP, code, "answer_slip", person, section) as (at, row):
        _must_be_open(row)
        wanted = {name: getattr(row, name) for name in ("kind", "section", "first_on", "last_on")}
        return gave(at, {"giver": row.asked, **given, **wanted})


def withdraw(code: str, person: Person, reason: str) -> Slip:
    """Ask no more."""
    with attempt_on(Record.SLIP, code, ASK, person) as (at, row):
        _must_be_open(row)
        said = filled(say.SlipWithdrawn, {"reason": reason})
        done: Slip = at.say(Record.SLIP, row, said)
        return done


def state(row: Slip, today: date) -> SlipState:
    """How a slip stands on a day."""
    if row.state == SlipState.OPEN and row.due < today:
        return SlipState.OVERDUE
    return SlipState.of(row.state)


def reminder(row: Slip, today: date) -> str:
    """The text to send to the office that is asked."""
    text: str = table("publications")["reminder"]["late" if row.due < today else "text"]
    return text.format(
        asked=row.asked,
        body=row.body,
        section=f"{row.section}的" if row.section else "",
        figure=row.get_kind_display(),
        measure=_measure(row.kind),
        first=f"{row.first_on.year}年{row.first_on.month}月{row.first_on.day}日",
        last=f"{row.last_on.month}月{row.last_on.day}日",
        due=f"{row.due.year}年{row.due.month}月{row.due.day}日",
        note=row.note,
    ).strip()


def _measure(kind: str) -> str:
    measure: str = table("publications")["measure"][kind]
    return measure


def missing(body: Body, year: int, on: date | None = None) -> list[Gap]:
    """The parts of a year, up to a day, of which no figure is held: whole days, per kind."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), on or date(year, 12, 31))
    rows = Figure.objects.filter(body=body, struck=False, first_on__year=year)
    held: dict[str, list[tuple[date, date]]] = {}
    for kind, start, end in rows.values_list("kind", "first_on", "last_on").order_by("first_on"):
        held.setdefault(kind, []).append((start, end))
    slips = list(Slip.objects.filter(body=body, state=SlipState.OPEN, first_on__year=year))
    return [
        Gap(kind, start, end, _asking(slips, kind, start, end))
        for kind in FigureKind
        for start, end in uncovered(held.get(kind, []), first, last)
    ]


def uncovered(
    held: Iterable[tuple[date, date]], first: date, last: date
) -> Sequence[tuple[date, date]]:
    """The parts from a day to a day that no period covers; periods come by their first days."""
    found, at = [], first
    for start, end in held:
        if start > at and at <= last:
            found.append((at, min(start - DAY, last)))
        at = max(at, end + DAY)
    return [*found, (at, last)] if at <= last else found


def _asking(slips: Sequence[Slip], kind: FigureKind, first: date, last: date) -> Slip | None:
    found = (s for s in slips if s.kind == kind and s.first_on <= last and first <= s.last_on)
    return next(found, None)


def _must_be_open(row: Slip) -> None:
    if row.state != SlipState.OPEN:
        raise Refusal("publication-slip-done", state=row.get_state_display())
