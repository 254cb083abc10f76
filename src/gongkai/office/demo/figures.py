"""The figures that sections give month by month, and the slips that ask for what is missing."""

from datetime import date, timedelta
from typing import Any

from gongkai.office.bodies.roles import Role
from gongkai.office.demo.binder import Binder
from gongkai.office.demo.county import Office
from gongkai.office.publications.days import last_of
from gongkai.office.publications.words import FigureKind, Record, Unit
from gongkai.office.tables import table

TERM = timedelta(days=8)  # until an office has to give what it is asked for
PATIENCE = timedelta(days=13)  # after which it is reminded
LATE_MONTH, WRONG_MONTH = 5, 8  # of last year
HALVES = ((1, 6), (7, 12))
GIVE = "give_figure"


def fill(binder: Binder) -> None:
    """What a body's sections decide each month; of what it has no power to do, none."""
    powers = powers_of(binder.office)
    for power in powers:
        for year in (binder.first_year, binder.today.year):
            for month in range(1, 13):
                _month(binder, power, year, month)
    for kind in FigureKind:
        if kind not in {power["kind"] for power in powers}:
            for year in (binder.first_year, binder.today.year):
                _none(binder, kind, year)


def powers_of(office: Office) -> list[dict[str, Any]]:
    """What the sections of a body may decide or charge."""
    return [each for each in table("demo.figures")["powers"] if each["body"] == office.code]


def _month(binder: Binder, power: dict[str, Any], year: int, month: int) -> None:
    """A month's figure: given in time, asked for and late, put right, or still missing."""
    last, amount = last_of(year, month), binder.rng.randint(power["least"], power["most"])
    wanted = {
        "kind": FigureKind.of(power["kind"]),
        "section": power["section"],
        "first_on": last.replace(day=1),
        "last_on": last,
    }
    past = year == binder.first_year
    on = _given_on(binder, last)
    if power.get("missing") and last == _missing_month(binder):
        _ask(binder, wanted, binder.calendar.after(last, 1))
        return
    if power.get("late") and past and month == LATE_MONTH:
        _late(binder, wanted, amount)
        return
    wrong = bool(power.get("corrected")) and past and month == WRONG_MONTH
    given = {**wanted, **_said(wanted, amount * 10 if wrong else amount, power["section"], on)}
    paper = binder.enter(Record.DECISION, on, GIVE, Role.REGISTRAR, given)
    if paper and wrong:
        on = binder.calendar.after(on, 6)
        right = {**wanted, **_said(wanted, amount, power["section"], on)}
        binder.add(paper, on, GIVE, Role.REGISTRAR, right)


def _none(binder: Binder, kind: FigureKind, year: int) -> None:
    """A half-year without any, said once for the whole body."""
    giver = table("demo.figures")["giver"]["none"]
    for first, last in HALVES:
        end = last_of(year, last)
        wanted = {"kind": kind, "section": "", "first_on": date(year, first, 1), "last_on": end}
        on = _given_on(binder, end)
        given = {**wanted, **_said(wanted, 0, giver, on)}
        binder.enter(Record.DECISION, on, GIVE, Role.REGISTRAR, given)


def _said(wanted: dict[str, Any], amount: int, giver: str, on: date) -> dict[str, object]:
    unit = Unit.YUAN if wanted["kind"] is FigureKind.ADMIN_FEES else Unit.PIECES
    return {"amount": str(amount), "unit": unit, "giver": giver, "given_on": on}


def _given_on(binder: Binder, last: date) -> date:
    """In the first days of the next month; at the end of a year the books are closed at once."""
    if last.month == 12:
        return binder.workday(last)
    return binder.calendar.after(last, binder.rng.randint(1, 4))


def _missing_month(binder: Binder) -> date:
    """The last day of the latest month whose figures are overdue today."""
    last = binder.today.replace(day=1) - timedelta(days=1)
    while binder.calendar.after(last, 1) + TERM >= binder.today:
        last = last.replace(day=1) - timedelta(days=1)
    return last


def _ask(binder: Binder, wanted: dict[str, Any], on: date) -> Any:  # noqa: ANN401
    """A slip goes to the section; who does not answer is reminded."""
    given = {**wanted, "asked": wanted["section"], "due": on + TERM}
    slip = binder.enter(Record.SLIP, on, "ask_figure", Role.REGISTRAR, given)
    if slip:
        binder.add(slip, binder.workday(on + PATIENCE), "remind_slip", Role.REGISTRAR, {})
    return slip


def _late(binder: Binder, wanted: dict[str, Any], amount: int) -> None:
    """Asked for, reminded, and then answered by the section itself."""
    asked = binder.calendar.after(wanted["last_on"], 5)
    slip = _ask(binder, wanted, asked)
    on = binder.calendar.after(asked + PATIENCE, 3)
    said = _said(wanted, amount, wanted["section"], on)
    if slip:
        binder.add(slip, on, "answer_slip", Role.HANDLER, said, wanted["section"])
