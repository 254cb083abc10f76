"""The row of a report, as its entries make it: which steps follow which, and what each does."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from gongkai.annual.report import Value
from gongkai.office.reports import said as say
from gongkai.office.reports.models import Stage, YearReport
from gongkai.refusal import Refusal

WORKING = frozenset({Stage.COUNTING, Stage.DRAFTING, Stage.RETURNED})
DONE = frozenset({Stage.SIGNED, Stage.SUBMITTED, Stage.ACCEPTED})
# At which stages each thing may be said.
STAGES: dict[type[say.Said], frozenset[Stage]] = {
    say.Opened: frozenset({Stage.COUNTING}),
    say.Given: WORKING,
    say.Explained: WORKING,
    say.Written: WORKING,
    say.Item: WORKING,
    say.ItemDropped: WORKING,
    say.Frozen: WORKING,
    say.Signed: frozenset({Stage.DRAFTING, Stage.RETURNED}),
    say.Submitted: frozenset({Stage.SIGNED}),
    say.Returned: frozenset({Stage.SUBMITTED}),
    say.Accepted: frozenset({Stage.SUBMITTED}),
    say.Published: DONE,
}


def must_fit(row: YearReport, kind: type[say.Said]) -> None:
    """Raises Refusal where this cannot follow on how far the report is."""
    if Stage.of(row.stage) not in STAGES[kind]:
        raise Refusal("reports-stage", label=kind.LABEL, stage=row.get_stage_display())
    if row.published_on and kind is not say.Submitted and kind not in SUPERIORS:
        raise Refusal("reports-published", on=row.published_on)


def fits(row: YearReport, kind: type[say.Said]) -> bool:
    """Whether this can follow on how far the report is."""
    try:
        must_fit(row, kind)
    except Refusal:
        return False
    return True


# What the body above says of a report, published or not.
SUPERIORS = (say.Returned, say.Accepted)


def apply(row: YearReport, said: say.Said, on: date) -> None:
    """Bring the row up to one more thing that was said."""
    match said:
        case say.Opened():
            row.stage, row.reason = Stage.COUNTING, said.reason or ""
        case say.Given(cell=cell, value=value, giver=giver):
            row.given[cell] = {"value": value, "giver": giver, "on": on.isoformat()}
        case say.Explained(cell=cell, reason=reason):
            row.explained[cell] = reason
        case say.Written(section=section, text=text):
            row.texts[section] = text
        case say.Item():
            _put(row, said)
        case say.ItemDropped(number=number):
            row.items = [each for each in row.items if each["number"] != number]
        case say.Frozen(until=until, cells=cells):
            row.frozen_until, row.cells = until, dict(pair.split("=", 1) for pair in cells)
            row.stage = Stage.DRAFTING
        case say.Signed():
            row.stage = Stage.SIGNED
        case say.Submitted():
            row.stage, row.pins = Stage.SUBMITTED, []
        case say.Returned(pins=pins):
            row.stage, row.pins = Stage.RETURNED, [pin.split("=", 1) for pin in pins]
        case say.Accepted():
            row.stage = Stage.ACCEPTED
        case say.Published():
            row.published_on = on


def replay(row: YearReport, told: Iterable[tuple[say.Said, date]]) -> YearReport:
    """The row as all its entries make it."""
    for name in ("cells", "given", "explained", "texts"):
        setattr(row, name, {})
    row.items, row.pins, row.published_on, row.frozen_until = [], [], None, None
    for said, on in told:
        apply(row, said, on)
    return row


def _put(row: YearReport, said: say.Item) -> None:
    kept = [each for each in row.items if each["number"] != said.number]
    item = {
        "number": said.number,
        "problem": said.problem,
        "measure": said.measure,
        "became": said.became or "",
        "since": said.since,
    }
    row.items = sorted([*kept, item], key=lambda each: each["number"])


def value_of(cell: str, text: str) -> Value:
    """The value of a cell from the text in which it is kept; "" is blank."""
    if text == "":
        return None
    return Decimal(text) if cell.startswith("fees.") else int(text)


def typed(cell: str, text: str) -> str | None:
    """What somebody typed for a cell as it is kept, "1,204" as "1204"; None for no number."""
    found = re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text))
    shape = r"\d{1,12}(\.\d{1,6})?" if cell.startswith("fees.") else r"\d{1,12}"
    return found if re.fullmatch(shape, found, re.ASCII) else None


def text_of(value: Value) -> str:
    """The other way round."""
    return "" if value is None else str(value)
