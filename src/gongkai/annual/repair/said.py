"""Mends in words, and as JSON-ready objects."""

from collections.abc import Iterable, Mapping, Sequence

from gongkai.annual.checks.lines import cell_label
from gongkai.annual.exact import plain
from gongkai.annual.messages import say
from gongkai.annual.repair.mend import Change, Kind, Mend, Mends
from gongkai.annual.repair.rank import Option
from gongkai.annual.repair.sums import Part
from gongkai.annual.report import Value

LISTED = {"zh": "、", "en": ", "}
NAMED = 6  # how many changes a sentence lists before it breaks off

Json = dict[str, object]


def mend_of(parts: Sequence[Part], options: Sequence[Option]) -> Mend:
    """The options of all parts as one mend, with what its sentence needs."""
    kinds = {option.kind for option in options}
    kind: Kind = options[0].kind if len(options) == 1 or kinds == {"least"} else "several"
    changes, labels = [], []
    for part, option in zip(parts, options, strict=True):
        changes += [
            Change(cell, part.values.get(cell), option.changed[cell])
            for cell in part.cells
            if cell in option.changed
        ]
        labels += [_label(part, cell) for cell in part.cells if cell in option.changed]
    values = dict(options[0].values) if len(options) == 1 else {}
    values |= {"table": parts[0].table.label, "count": len(changes), "cells": tuple(labels)}
    return Mend(tuple(changes), kind, values)


def sentence(mend: Mend, language: str = "zh") -> str:
    """A mend as a sentence that a clerk understands: what seems to be wrong, what to change."""
    labels = mend.values["cells"]
    assert isinstance(labels, tuple)
    listed = [
        say("mend", "change", _filled(change, label, language), language)
        for change, label in zip(mend.changes[:NAMED], labels, strict=False)
    ]
    listed += ["……" if language == "zh" else "…"] * (len(mend.changes) > NAMED)
    values = {**mend.values, "changes": LISTED[language].join(listed)}
    return say("mend", mend.kind, values, language)


def rest(mends: Mends, language: str = "zh") -> str:
    """What there is to say beyond the mends shown; "" if nothing."""
    if not mends.shown:
        return "" if mends.counted else say("mend", "none", {}, language)
    if not mends.more:
        return ""
    code = "more" if mends.counted else "more-at-least"
    return say("mend", code, {"count": mends.more}, language)


def mends_json(mends: Mends) -> Json:
    """All mends; their messages are the Chinese ones, other languages go by the kind."""
    return {
        "shown": [
            {"kind": m.kind, "changes": changes_json(m.changes), "message": sentence(m)}
            for m in mends.shown
        ],
        "more": mends.more,
        "counted": mends.counted,
    }


def changes_json(changes: Iterable[Change] | None) -> list[Json] | None:
    """The changes of a mend, decimals as strings."""
    if changes is None:
        return None
    return [{"cell": c.cell, "from": plain(c.from_), "to": plain(c.to)} for c in changes]


def _label(part: Part, cell: str) -> str:
    return part.table.label + cell_label(part.form.cells[cell])


def _filled(change: Change, label: str, language: str) -> Mapping[str, object]:
    blank = say("mend", "blank", {}, language)

    def shown(value: Value) -> object:
        return blank if value is None else plain(value)

    return {"cell": label, "found": shown(change.from_), "to": shown(change.to)}
