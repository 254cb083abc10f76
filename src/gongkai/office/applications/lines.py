"""One line that says how an application stands on a day: for a list from its row, for a case."""

from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import Calendar, reaches
from gongkai.law.case.standing import Standing, Status
from gongkai.law.case.state import Stage
from gongkai.office.applications.models import Application
from gongkai.office.bodies.policies import calendar_from
from gongkai.office.messages import MESSAGES
from gongkai.words import Outcome, Word

SOON = 5  # working days, a week, from which on a limit is near


class Urgency(Word):
    """How a line is to be seen; its label is said beside the colour."""

    OVERDUE = "overdue", "逾期"
    SOON = "soon", "将到期"
    LAPSED = "lapsed", "待结案"
    STANDING = "standing", "办理中"
    WAITING = "waiting", "等候"
    DONE = "done", "已办结"


class Line(NamedTuple):
    """The sentence, how urgent it is, and the day that it speaks of."""

    text: str
    urgency: Urgency
    day: date | None


def of_row(row: Application, today: date) -> Line:
    """How a row of the register stands today."""
    calendar = calendar_from(row.settings)
    if row.retracted:
        return _line("retracted", Urgency.DONE, None)
    if row.merged_into_id:
        return _line("merged", Urgency.DONE, None, into=row.merged_into)
    if row.stage in (Stage.ENDED, Stage.WITHDRAWN):
        return _concluded(row.outcome, row.concluded_on)
    if row.stage == Stage.UNCONFIRMED:
        return _line("unconfirmed", Urgency.STANDING, None)
    if row.stage in (Stage.SUPPLEMENT, Stage.PAYMENT):
        return _awaited(str(row.stage), row.lapse_on, today)
    if row.waiting_until and row.waiting_until >= today and row.due_on:
        return _line(
            "consulting", Urgency.WAITING, row.due_on, until=row.waiting_until, due=row.due_on
        )
    return _running(row.due_on, today, calendar) if row.due_on else _concluded("", None)


def of_case(standing: Standing, outcome: str, concluded_on: date | None) -> Line:
    """How a case stands, from the clock itself."""
    state, today = standing.state, standing.day
    if standing.concluded:
        return _late(standing, _concluded(outcome, concluded_on))
    if standing.status is Status.UNCONFIRMED:
        return _line("unconfirmed", Urgency.STANDING, None)
    if state.awaited_by:
        stage = "supplement" if state.stage is Stage.SUPPLEMENT else "payment"
        return _awaited(stage, state.awaited_by, today)
    if standing.reply_due is None:
        until = max((each.last for each in state.consultations if each.end is None), default=today)
        due = standing.reply_due_if_silent
        line = _line("consulting", Urgency.WAITING, due, until=until, due=due)
    else:
        line = _running(standing.reply_due, today, state.calendar)
        if standing.status is Status.DEFERRED:
            line = line._replace(text=_say("deferred", line=line.text))
    years = standing.provisional_years
    if years:
        named = "、".join(map(str, years))
        line = line._replace(text=line.text + _say("provisional", years=named))
    return line


def _running(due: date, today: date, calendar: Calendar) -> Line:
    if due < today:
        return _line(
            "overdue", Urgency.OVERDUE, due, days=calendar.between(due, today) or 1, due=due
        )
    if not reaches(due):  # mistyped before it was refused: one bad row shuts no list
        return _line("far", Urgency.SOON, due, due=due)
    left = calendar.between(today, due)
    urgency = Urgency.SOON if left <= SOON else Urgency.STANDING
    if left == 0:
        return _line("today", urgency, due, due=due)
    return _line("running", urgency, due, left=left, due=due)


def _awaited(stage: str, by: date | None, today: date) -> Line:
    if by and by < today:
        return _line(f"{stage}-lapsed", Urgency.LAPSED, by, by=by)
    return _line(stage, Urgency.WAITING, by, by=by)


def _concluded(outcome: str, on: date | None) -> Line:
    if not outcome:
        return _line("ended", Urgency.DONE, on)
    return _line("concluded", Urgency.DONE, on, outcome=Outcome.of(outcome).label, on=on)


def _late(standing: Standing, line: Line) -> Line:
    if not standing.late:
        return line
    return line._replace(text=line.text + _say("late", due=standing.reply_due))


def _line(code: str, urgency: Urgency, day: date | None, **values: object) -> Line:
    return Line(_say(code, **values), urgency, day)


def _say(code: str, **values: object) -> str:
    return MESSAGES.say("line", code, values)
