"""One line that says how a dispute stands on a day, from its row."""

from datetime import date

from gongkai.law.disputes import Ruling
from gongkai.office.applications.lines import Line, Urgency
from gongkai.office.disputes.models import Dispute
from gongkai.office.messages import MESSAGES
from gongkai.words import Dispute as Kind

SOON = 7  # days from which on something is near


def of_row(row: Dispute, today: date) -> Line:
    """How a dispute stands today."""
    if row.struck:
        return _line("struck", Urgency.DONE, None)
    if not row.open:
        return _ended(row, today)
    if row.due_on:
        what = "answer" if row.answered_on is None else "evidence"
        if row.due_on < today:
            days = (today - row.due_on).days
            return _line(f"{what}-overdue", Urgency.OVERDUE, row.due_on, days=days)
        return _line(what, near(row.due_on, today), row.due_on, left=(row.due_on - today).days)
    if row.hearing_on and row.hearing_on >= today:
        return _line("hearing", near(row.hearing_on, today), row.hearing_on)
    if row.notified_on is None:
        kind = "suit" if row.kind != Kind.RECONSIDERATION else "reconsideration"
        return _line(f"unnotified-{kind}", Urgency.WAITING, None)
    return _line("waiting", Urgency.WAITING, None, organ=row.organ)


def near(day: date, today: date) -> Urgency:
    """How urgent a day to come is."""
    return Urgency.SOON if (day - today).days <= SOON else Urgency.STANDING


def _ended(row: Dispute, today: date) -> Line:
    ruling = Ruling.of(row.ruling).label
    if row.to_carry_out:
        if row.order_due is None:
            return _line("ordered", Urgency.SOON, None, ruling=ruling, on=row.ruled_on)
        late = row.order_due < today
        urgency = Urgency.OVERDUE if late else near(row.order_due, today)
        return _line("ordered-by", urgency, row.order_due, ruling=ruling, on=row.ruled_on)
    if row.appeal_due and row.appeal_due >= today:
        return _line("appealable", Urgency.WAITING, row.appeal_due, ruling=ruling, on=row.ruled_on)
    return _line("ended", Urgency.DONE, row.ruled_on, ruling=ruling, on=row.ruled_on)


def _line(code: str, urgency: Urgency, day: date | None, **values: object) -> Line:
    text = MESSAGES.say("line", f"dispute-{code}", {"day": day, **values})
    return Line(text, urgency, day)
