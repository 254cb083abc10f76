"""How a figure is counted, in words, from what its form says: source, filter and measure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from gongkai.annual.form import Wanted
from gongkai.office.publications.words import DocumentKind, FigureKind
from gongkai.office.tables import table
from gongkai.words import Applicant, Dispute, DisputeResult, Outcome, Word

DATED = ("received", "concluded")
# The values that a side can have; where all of them count, nothing need be said.
WORDS: Mapping[str, tuple[type[Word], ...]] = {
    "applicant_class": (Applicant,),
    "outcome": (Outcome,),
    "result": (DisputeResult,),
    "kind": (DocumentKind, FigureKind, Dispute),
}


def how(wanted: Sequence[Wanted], year: int, until: datetime | None) -> list[str]:
    """The sentences that say how the cells of one figure are counted."""
    source = wanted[0].source
    return [table("counted")["source"][source], *_sides(source, wanted, year), _until(until)]


def _sides(source: str, wanted: Sequence[Wanted], year: int) -> Iterator[str]:
    said = table("counted")
    sides: dict[str, list[str]] = {}
    for each in wanted:
        for side, values in each.where.items():
            kept = sides.setdefault(side, [])
            kept += [value for value in values if value not in kept]
    for side, found in sides.items():
        if side not in DATED:
            yield from _one_of(side, found)
    for side in DATED:
        name = f"{side}_{source}" if f"{side}_{source}" in said else side
        if len(sides.get(side, ())) == 1:
            yield said[name][sides[side][0]].format(year=year)
    for measure in dict.fromkeys(each.measure for each in wanted):
        if measure in said["measure"]:
            yield said["measure"][measure].format(year=year)


def _one_of(side: str, found: Sequence[str]) -> Iterator[str]:
    labels = {str(word): word.label for words in WORDS[side] for word in words}
    if not any(set(found) >= set(map(str, words)) for words in WORDS[side]):
        values = "、".join(labels.get(value, value) for value in found)
        yield table("counted")["side"][side].format(values=values)


def _until(until: datetime | None) -> str:
    said = table("counted")["recorded"]
    if until is None:
        return str(said["now"])
    return str(said["frozen"]).format(until=timezone.localtime(until))
