"""A pasted letter: what each field of the register may be, with the source words marked.

Nothing is chosen: where two telephones stand in a letter both are proposed, and where no name is
told for sure, none is. Who registers the letter takes what is right.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from gongkai.law.credit_code import holds
from gongkai.law.privacy import Kind, scan
from gongkai.office.applications import values
from gongkai.office.applications.labels import Region, folded, regions
from gongkai.office.tables import table

LONGEST = 100_000  # characters that are looked at
_KINDS = {
    Kind.RESIDENT_ID: "identity",
    Kind.PASSPORT: "identity",
    Kind.MOBILE: "telephone",
    Kind.LANDLINE: "telephone",
    Kind.EMAIL: "email",
    Kind.ADDRESS: "address",
}
_CREDIT_CODE = re.compile("(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])")


class Proposal(NamedTuple):
    """A value that a field may have: `text[start:end]`, and the words that speak for it.

    `means` is the id where the words stand for one, as 有限公司 for a business; else empty.
    """

    field: str
    value: str
    start: int
    end: int
    why: str
    means: str = ""


class _Found(NamedTuple):
    """A place in the letter, before its words are cut out."""

    field: str
    start: int
    end: int
    why: str
    means: str = ""


def propose(text: str) -> list[Proposal]:
    """What a letter seems to say, in the order of its words; of one field none overlap."""
    plain = folded(text[:LONGEST])
    marked = list(regions(plain))
    kept: dict[str, list[_Found]] = {}
    for told in (_labelled(plain, marked), _said(plain), _seen(text[:LONGEST], plain, marked)):
        _keep(kept, told)
    _keep(kept, _signed(plain))
    _keep(kept, _classes(plain, kept))
    return [
        Proposal(f.field, text[f.start : f.end], f.start, f.end, f.why, f.means)
        for f in sorted(chain(*kept.values()), key=lambda f: (f.start, f.end, f.field))
    ]


def _keep(kept: dict[str, list[_Found]], told: Iterable[_Found]) -> None:
    """What is told surer comes first and stays; what overlaps it is left out."""
    for found in list(told):
        row = kept.setdefault(found.field, [])
        at = bisect(row, found.start, key=attrgetter("start"))
        clear = at == 0 or row[at - 1].end <= found.start
        if found.start < found.end and clear and (at == len(row) or found.end <= row[at].start):
            row.insert(at, found)


def _labelled(plain: str, marked: Iterable[Region]) -> Iterator[_Found]:
    """What stands behind the labels; an identity after a representative's name is of that one."""
    represents = False
    for region in marked:
        field = region.label.field
        if field in {"name", "representative"}:
            represents = field == "representative"
        if field == "identity" and represents:
            field = "representative_identity"
        for start, end, means in values.behind(plain, field, region):
            yield _Found(field, start, end, region.label.words, means)


def _said(plain: str) -> Iterator[_Found]:
    """What is said in sentences."""
    for field, why, pattern in _prose():
        for found in pattern.finditer(plain):
            within = values.text_in if field == "content" else values.trimmed
            start, end = within(plain, *found.span("value"))
            if field not in {"name", "representative"} or values.is_name(plain[start:end]):
                yield _Found(field, start, end, why)


def _seen(text: str, plain: str, marked: Iterable[Region]) -> Iterator[_Found]:
    """What shows by itself: numbers and addresses, whoever's they are."""
    people = [r.label for r in marked if r.label.field in {"name", "representative"}]
    for find in scan(text):
        if field := _KINDS.get(find.kind):
            last = next((p.field for p in reversed(people) if p.start < find.start), "name")
            if field == "identity" and last == "representative":
                field = "representative_identity"
            yield _Found(field, find.start, find.end, find.kind.label)
    for found in _CREDIT_CODE.finditer(plain):
        if not found[0].isdigit() and holds("credit_code", found[0]):
            yield _Found("identity", *found.span(), "统一社会信用代码")


def _signed(plain: str) -> Iterator[_Found]:
    """A name that has one of the last lines to itself, above a date, a telephone or nothing."""
    rule = table("letters")["signature"]
    lines = [line for line in re.finditer(r"[^\n]+", plain) if line[0].strip()]
    last = lines[-rule["lines"] :]
    for line, below in zip(last, [*last[1:], None], strict=False):
        start, end = values.trimmed(plain, *line.span())
        ends = below is None or re.match(rule["below"], below[0])
        if ends and len(lines) > 1 and values.is_name(plain[start:end]):
            yield _Found("name", start, end, rule["why"])


def _classes(plain: str, kept: Mapping[str, Iterable[_Found]]) -> Iterator[_Found]:
    """What the end of a name, or the number of a person, says of the applicant."""
    for found in kept.get("name", ()):
        if hint := values.ending(plain, found.start, found.end):
            start, means = hint
            why = table("letters")["classes"]["why"]
            yield _Found("applicant_class", start, found.end, why, means)
    for found in kept.get("identity", ()):
        if values.is_resident_id(plain[found.start : found.end]):
            label = Kind.RESIDENT_ID.label
            yield _Found("applicant_class", found.start, found.end, label, "natural_person")


@cache
def _prose() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    rules: list[dict[str, Any]] = table("letters")["prose"]
    return tuple((rule["field"], rule["why"], re.compile(rule["pattern"])) for rule in rules)
