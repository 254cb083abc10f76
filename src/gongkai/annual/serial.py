"""Reports, findings and comparisons as JSON-ready objects; `docs/schema/` describes them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gongkai.annual.compare import Comparison, places
from gongkai.annual.exact import plain
from gongkai.annual.finding import Finding
from gongkai.annual.form import Column, Form
from gongkai.annual.form import forms as known_forms
from gongkai.annual.messages import refused, say
from gongkai.annual.report import Damage, Report, Section, Value
from gongkai.annual.sentence import sentence
from gongkai.refusal import Refusal

if TYPE_CHECKING:
    from gongkai.annual.repair import Mends

Json = dict[str, object]


def to_json(
    report: Report,
    findings: Iterable[Finding],
    file: str,
    *,
    forms: Sequence[Form] | None = None,
    mends: "Mends | None" = None,
) -> Json:
    """A report, its findings and mends. Blank is null, decimals and all money are strings."""
    return {
        "file": file,
        "body": report.body,
        "year": report.year,
        "scope": report.scope,
        "title": report.title,
        "form": dict(report.form),
        "cells": cells_json(report, known_forms() if forms is None else forms),
        "marks": dict(report.marks),
        "inferred": sorted(report.inferred),
        "headers": dict(report.headers),
        "preamble": report.preamble,
        "sections": [_section(section) for section in report.sections],
        "damage": [_damage(damage) for damage in report.damage],
        "findings": [finding_json(finding, mends) for finding in findings],
        "mends": _mends(mends),
    }


def error_json(refusal: Refusal, file: str) -> Json:
    """A file that could not be read, and why."""
    return {"file": file, "error": {"code": refusal.code, "message": refused(refusal)}}


def comparison_json(comparison: Comparison) -> Json:
    """A comparison, cell by cell and passage by passage."""
    return {
        "cells": {c: [_value(c, a), _value(c, b)] for c, (a, b) in comparison.cells.items()},
        "passages": [
            passage._replace(share=round(passage.share, 4))._asdict()
            for passage in comparison.passages
        ],
    }


def cells_json(report: Report, forms: Sequence[Form]) -> dict[str, int | str | None]:
    """Every cell of the report's forms, in the printed order."""
    return {
        cell: _shown(report.cells.get(cell), at.column)
        for cell, at in places(report, forms).items()
    }


def _shown(value: Value, column: Column) -> int | str | None:
    """A cell for JSON: money as a string, whole or not."""
    text = plain(value)
    return str(text) if column.kind == "money" and text is not None else text


def _value(cell: str, value: Value) -> int | str | None:
    column = next((f.cells[cell].column for f in known_forms() if cell in f.cells), None)
    return _shown(value, column) if column else plain(value)


def finding_json(finding: Finding, mends: "Mends | None" = None) -> Json:
    """A finding; its message is always the Chinese one, other languages go by the code."""
    return {
        "code": finding.code,
        "level": finding.level,
        "cells": list(finding.cells),
        "place": finding.place._asdict(),
        "expected": finding.expected,
        "found": finding.found,
        "basis": finding.basis,
        "message": sentence(finding),
        "mend": _mend(finding, mends),
    }


def _mend(finding: Finding, mends: "Mends | None") -> object:
    if mends is None:
        return None
    from gongkai.annual.repair import changes_json, mend_for

    return changes_json(mend_for(finding, mends))


def _mends(mends: "Mends | None") -> Json:
    if mends is None:
        return {"shown": [], "more": 0, "counted": True}
    from gongkai.annual.repair import mends_json

    return mends_json(mends)


def _section(section: Section) -> Json:
    return {
        "id": section.id,
        "heading": section.heading,
        "number": section.number,
        "text": section.text,
    }


def _damage(damage: Damage) -> Json:
    return {
        "code": damage.code,
        "place": damage.place._asdict(),
        "cells": list(damage.cells),
        "values": {name: _ready(value) for name, value in damage.values.items()},
        "message": say("damage", damage.code, damage.values),
    }


def _ready(value: object) -> object:
    return value if value is None or isinstance(value, int | str) else str(value)
