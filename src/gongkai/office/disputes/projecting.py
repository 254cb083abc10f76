"""The row and the facts of a dispute, as its entries make them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from gongkai.office.bodies.policies import calendar_from, counting_from
from gongkai.office.disputes.folding import State, counted, fold
from gongkai.office.disputes.models import Dispute, DisputeFact
from gongkai.office.disputes.telling import Told


class Known(NamedTuple):
    """What is counted of a dispute; one without a day of filing is not."""

    kind: str
    filed_on: date | None
    concluded_on: date | None
    result: str


def state_of(row: Dispute, found: Sequence[Told]) -> State:
    """The state of a dispute by the settings that its row keeps."""
    return fold(found, counting_from(row.settings), calendar_from(row.settings))


def columns(state: State) -> dict[str, Any]:
    """The columns of the row."""
    end, of_table = state.end, counted(state)
    return {
        "organ": state.organ,
        "case_number": state.case_number,
        "filed_on": state.filed_on,
        "instance": state.instance,
        "procedure": state.procedure or "",
        "notified_on": state.notified_on,
        "answer_due": state.answer_due,
        "answered_on": state.answered_on,
        "evidence_due": state.evidence_due,
        "evidence_on": state.evidence_on,
        "due_on": state.due,
        "hearing_on": state.hearing_on,
        "ruling": end.ruling if end and not state.open else "",
        "ruled_on": end.on if end and not state.open else None,
        "appeal_due": state.appeal_limit.due if state.appeal_limit else None,
        "to_carry_out": state.ordered is not None,
        "order_due": state.ordered.reply_by if state.ordered else None,
        "result": of_table.result or "",
        "concluded_on": of_table.on,
        "open": state.open,
        "struck": state.struck,
    }


def known(row: Dispute, values: dict[str, Any]) -> Known:
    """What is counted: nothing of one that was registered by mistake."""
    if values["struck"]:
        return Known(row.kind, None, None, "")
    return Known(row.kind, values["filed_on"], values["concluded_on"], str(values["result"]))


def project(row: Dispute, found: Sequence[Told], at: datetime) -> State:
    """Bring the row, and the facts as recorded at a moment, up to the entries."""
    state = state_of(row, found)
    values = columns(state)
    for name, value in values.items():
        setattr(row, name, value)
    row.entries += 1
    row.save(update_fields=[*values, "entries"])
    now = known(row, values)
    current = DisputeFact.objects.filter(dispute=row, recorded_to=None).first()
    if (
        current
        and Known(current.kind, current.filed_on, current.concluded_on, current.result) == now
    ):
        return state
    if current:
        current.recorded_to = at
        current.save(update_fields=["recorded_to"])
    DisputeFact.objects.create(dispute=row, body_id=row.body_id, recorded_from=at, **now._asdict())
    return state
