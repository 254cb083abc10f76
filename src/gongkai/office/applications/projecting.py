"""The row and the facts of an application, as its entries make them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from gongkai.law.case.events import Closed, Replied, Withdrawn
from gongkai.law.case.fold import Case
from gongkai.law.case.state import Stage
from gongkai.office.applications import said as say
from gongkai.office.applications.awaiting import step
from gongkai.office.applications.models import Application, Fact
from gongkai.office.applications.said_by_applicant import Retracted
from gongkai.office.applications.telling import Told, letter
from gongkai.words import Outcome


class Known(NamedTuple):
    """What is counted of an application."""

    received_on: date | None
    concluded_on: date | None
    outcome: str
    applicant_class: str


def row(found: Sequence[Told], case: Case) -> dict[str, Any]:
    """The columns of the row."""
    state = case.state
    received = found[0].said
    assert isinstance(received, say.Received)
    # A duplicate is counted elsewhere, and what was taken back at once, nowhere.
    gone = any(isinstance(each.said, say.Merged | Retracted) for each in found)
    return {
        "channel": received.channel,
        "applicant_class": letter(found).applicant_class,
        "received_on": found[0].on,
        "stage": Stage.ENDED if gone else state.stage,
        "receipt_date": None if gone else state.receipt,
        "due_on": None if gone else case.due_if_silent,
        "waiting_until": max((c.last for c in state.consultations if c.end is None), default=None)
        if state.stage is Stage.OPEN
        else None,
        "lapse_on": lapse(state.stage, state.supplement_by, state.payment_due),
        "outcome": "" if gone else outcome(case),
        "concluded_on": None if gone else concluded(case),
        "section": section(found),
        "step": "" if gone else (step(found, state) or ""),
    }


def known(found: Sequence[Told], columns: Mapping[str, Any]) -> Known:
    """What is counted: no duplicate, nothing taken back, nothing whose receipt is unconfirmed.

    An application that was reopened stays counted as it ended first: the order to reply anew is
    counted with the disputes.
    """
    first = None if columns["stage"] is Stage.ENDED and not columns["receipt_date"] else end(found)
    day, how = first or (None, "")
    return Known(columns["receipt_date"], day, how, columns["applicant_class"])


def end(found: Sequence[Told]) -> tuple[date, str] | None:
    """When and how an application ended first, in the order of time."""
    for each in sorted(found, key=lambda each: each.on):
        match each.said:
            case say.Replied(outcome=outcome, signed=signed):
                return signed or each.on, outcome
            case say.Closed(outcome=outcome):
                return each.on, outcome
            case say.Withdrawn():
                return each.on, Outcome.OTHER_HANDLING
    return None


def outcome(case: Case) -> str:
    """How it ended, as far as it has."""
    end = case.state.end
    if isinstance(end, Withdrawn):
        return Outcome.OTHER_HANDLING
    return (end.outcome or "") if end else ""


def concluded(case: Case) -> date | None:
    """The day of the reply, the closing or the withdrawal."""
    end = case.state.end
    if isinstance(end, Replied):
        return end.day
    return end.on if isinstance(end, Closed | Withdrawn) else None


def lapse(stage: Stage, supplement: date | None, payment: date | None) -> date | None:
    """The last day for what is outstanding."""
    return {Stage.SUPPLEMENT: supplement, Stage.PAYMENT: payment}.get(stage)


def section(found: Sequence[Told]) -> str:
    """The section with which it lies."""
    lies = ""
    for each in found:
        if isinstance(each.said, say.Transferred):
            lies = each.said.section
        elif isinstance(each.said, say.SentBack):
            lies = ""
    return lies


def project(
    application: Application,
    found: Sequence[Told],
    case: Case,
    at: datetime,
    before: Known | None,
) -> Known:
    """Bring the row, and the facts as recorded at a moment, up to the entries.

    `before` is what was counted until now; what is counted from now on is given back.
    """
    columns = row(found, case)
    for name, value in columns.items():
        setattr(application, name, value)
    application.entries += 1
    application.save(update_fields=[*columns, "entries", "merged_into"])
    now = known(found, columns)
    if now == before:
        return now
    if before:
        Fact.objects.filter(application=application, recorded_to=None).update(recorded_to=at)
    Fact.objects.create(
        application=application, body_id=application.body_id, recorded_from=at, **now._asdict()
    )
    return now
