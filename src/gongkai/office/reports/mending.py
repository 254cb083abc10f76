"""What can be put right in a report that was read, by its own figures alone: each one a press."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gongkai.annual.check import check
from gongkai.annual.exact import plain
from gongkai.annual.repair import Mend, apply, mends
from gongkai.annual.repair import sentence as mend_sentence
from gongkai.annual.report import Report, Section, Value
from gongkai.office.messages import MESSAGES
from gongkai.refusal import Refusal

EXTRA = "extra_value"  # the damage of a row with more figures than columns
OTHER = "other_matters"
SIXTH = 6
RECEIVED, CARRIED = "applications.received.total", "applications.carried_in.total"
NAMES = {
    "received": RECEIVED,
    "carried_in": CARRIED,
    "concluded": "applications.concluded.total",
    "carried_out": "applications.carried_out.total",
}


class Offer(NamedTuple):
    """A mend that can be pressed: its key, what it would do, and the report after it."""

    key: str
    text: str
    after: Report

    @property
    def figures(self) -> bool:
        """Whether it is about figures, of which several mends may fit."""
        return self.key.startswith(("sums:", "extra:"))


def offers(report: Report) -> list[Offer]:
    """All mends of a report as it stands, those of figures first."""
    return [*_sums(report), *_extra(report), *words(report)]


def offered(report: Report, key: str) -> Offer:
    """The mend with a key. Raises Refusal if the report no longer wants it."""
    found = next((offer for offer in offers(report) if offer.key == key), None)
    if found is None:
        raise Refusal("past-no-mend")
    return found


def _sums(report: Report) -> Iterator[Offer]:
    for mend in mends(report).shown:
        yield Offer(f"sums:{_changes(mend)}", mend_sentence(mend), apply(report, mend))


def _changes(mend: Mend) -> str:
    return ",".join(f"{c.cell}={_shown(c.from_)}>{_shown(c.to)}" for c in mend.changes)


def _shown(value: Value) -> str:
    return "" if value is None else str(plain(value))


def _extra(report: Report) -> Iterator[Offer]:
    """The figure that no column has goes; the others stand where they were read."""
    for damage in report.damage:
        if damage.code == EXTRA:
            others = [each for each in report.damage if each is not damage]
            text = MESSAGES.say("past", "mend-extra", dict(damage.values))
            place = f"{damage.place.table or 0}.{damage.place.row or 0}"
            yield Offer(f"extra:{place}", text, replace(report, damage=others))


def words(report: Report) -> Iterator[Offer]:
    """What the text leaves out though the tables say it."""
    known = {name: report.cells.get(cell) for name, cell in NAMES.items()}
    if None in known.values():
        return
    none = not known["received"] and not known["carried_in"]
    codes = {finding.code: finding for finding in check(report)}
    missing = codes.get("missing-aspect")
    overview = report.section("overview")
    if missing and overview and "on_application" not in _found(missing.found):
        code = "none-received" if none else "received"
        said = MESSAGES.say("past", "on-application", {"told": _told(code, known)})
        text = "\n".join(filter(None, [overview.text, said]))
        put = [replace(s, text=text) if s is overview else s for s in report.sections]
        label = MESSAGES.say("past", "mend-aspect", {"text": said})
        yield Offer("aspect:on_application", label, replace(report, sections=put))
    if none and report.section(OTHER) is None and "missing-section" in codes:
        text = MESSAGES.say("report", "no-fees", {})
        heading = MESSAGES.say("past", "sixth", {})
        added = [*report.sections, Section(OTHER, heading, SIXTH, text)]
        label = MESSAGES.say("past", "mend-other", {"text": text})
        yield Offer(f"section:{OTHER}", label, replace(report, sections=added))


def _found(found: object) -> frozenset[str]:
    return frozenset(found) if isinstance(found, dict) else frozenset()


def _told(code: str, known: dict[str, Value]) -> str:
    """The applications of the year in a sentence."""
    if code == "none-received":
        return MESSAGES.say("report", code, {})
    return MESSAGES.say("past", code, {name: _shown(value) for name, value in known.items()})
