"""The ends of all chains, to be kept elsewhere: a tail that is cut off later is found against it.

An anchor is written in two ways, and both can be read back:

- JSON, in the canonical form of the journal: `{"bodies": [{"body", "hash", "name", "number"}, …],
  "format": "gongkai-anchor-1", "made_at"}`. `body` is the code of a body, `number` that of its last
  entry and so the count of them, `hash` the hash of that entry.
- A sheet to print and sign: text for people, with a line `code  number  hash  name` for each body.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from gongkai.office.journal.canonical import canonical
from gongkai.office.journal.models import Entry, Head
from gongkai.office.journal.verifying import Broken
from gongkai.office.messages import say
from gongkai.refusal import Refusal

FORMAT = "gongkai-anchor-1"
LINE = re.compile(
    r"\s*(?P<body>[-\w]+)\s+(?P<number>\d+)\s+(?P<hash>\w+:[0-9a-f]{64})\s*(?P<name>.*)"
)


class Mark(NamedTuple):
    """The end of one chain."""

    body: str
    number: int
    hash: str
    name: str


class Anchor(NamedTuple):
    """The ends of all chains at a moment; None where a sheet does not say it."""

    made_at: datetime | None
    marks: tuple[Mark, ...]

    def as_json(self) -> str:
        """One line for machines."""
        marks = [mark._asdict() for mark in self.marks]
        made_at = self.made_at and self.made_at.isoformat()
        return canonical({"format": FORMAT, "made_at": made_at, "bodies": marks}) + "\n"

    def as_sheet(self, language: str = "zh") -> str:
        """A page for people, to print and sign."""
        made_at = self.made_at and timezone.localtime(self.made_at).isoformat(" ", "seconds")
        values = {"made_at": made_at or "—", "count": len(self.marks)}
        lines = [f"{m.body}  {m.number}  {m.hash}  {m.name}" for m in self.marks]
        parts = [say("anchor", part, values, language) for part in ("head", "foot")]
        return "\n".join([parts[0], "", *lines, "", parts[1], ""])


def anchor(bodies: Iterable[int] | None = None) -> Anchor:
    """The ends of the chains as they are now, of all bodies if none are named."""
    heads = Head.objects.filter(count__gt=0).order_by("body__code")
    heads = heads if bodies is None else heads.filter(pk__in=list(bodies))
    found = heads.values_list("body__code", "count", "hash", "body__name")
    return Anchor(timezone.now(), tuple(Mark(*each) for each in found))


def read(text: str) -> Anchor:
    """An anchor as it was written, in either way. Raises Refusal for anything else."""
    text = text.lstrip("\ufeff \t\r\n")
    try:
        found = _from_json(json.loads(text)) if text.startswith("{") else _from_sheet(text)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refusal("office-no-anchor") from None
    if not found.marks:
        raise Refusal("office-no-anchor")
    return found


def compare(kept: Anchor) -> Iterator[Broken]:
    """The bodies whose chain does not go on from where it was when the anchor was made."""
    heads = dict(Head.objects.values_list("body__code", "body_id"))
    for mark in kept.marks:
        if mark.body not in heads:
            yield Broken(mark.body, mark.number, "body")
            continue
        entries = Entry.objects.filter(body_id=heads[mark.body], number=mark.number)
        found = entries.values_list("hash", flat=True).first()
        if found is None:
            yield Broken(mark.body, mark.number, "cut")
        elif found != mark.hash:
            yield Broken(mark.body, mark.number, "anchor")


def _from_json(found: dict[str, Any]) -> Anchor:
    if found["format"] != FORMAT:
        raise ValueError(found["format"])
    marks = [
        Mark(str(each["body"]), int(each["number"]), str(each["hash"]), str(each["name"]))
        for each in found["bodies"]
    ]
    return Anchor(datetime.fromisoformat(found["made_at"]), tuple(marks))


def _from_sheet(text: str) -> Anchor:
    lines = [match for line in text.splitlines() if (match := LINE.fullmatch(line))]
    marks = [Mark(m["body"], int(m["number"]), m["hash"], m["name"].strip()) for m in lines]
    return Anchor(None, tuple(marks))
