"""gongkai's own JSON, as `gongkai check --json` prints it, back into a report.

Three keys are enough: `year`, `form` and `cells`. Findings in the file are not read: they are
found again.
"""

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from gongkai.annual.compare import places
from gongkai.annual.document import Place
from gongkai.annual.form import CellPlace, Form
from gongkai.annual.form import forms as known_forms
from gongkai.annual.messages import say
from gongkai.annual.report import Damage, Report, Section, Value
from gongkai.refusal import Refusal

T = TypeVar("T")

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")


def read(data: bytes, *, forms: Sequence[Form] | None = None) -> Report:
    """The report in a JSON file: one object, or a list of just one."""
    found = _parse(data)
    if isinstance(found, list):
        if len(found) != 1:
            raise Refusal("json_several", count=len(found))
        found = found[0]
    if not isinstance(found, dict) or not {"form", "cells"} <= found.keys():
        raise Refusal("json_no_report")
    return _report(found, known_forms() if forms is None else forms)


def _parse(data: bytes) -> object:
    try:
        found: object = json.loads(data, parse_float=_number, parse_constant=_number)
        if b"\\u" in data:  # half a character, escaped, could never be written out again
            json.dumps(found, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError) as error:
        raise Refusal("json_broken", line=getattr(error, "lineno", 1)) from error
    return found


def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise Refusal("json_number", value=text[:40])
    return Decimal(text)


def _report(data: dict[str, Any], forms: Sequence[Form]) -> Report:
    report = Report(
        body=_maybe(data, "body", str),
        year=_maybe(data, "year", int),
        scope=_maybe(data, "scope", str),
        title=_maybe(data, "title", str) or "",
        preamble=_maybe(data, "preamble", str) or "",
        form=_form(data["form"], forms),
        marks=_mapping(data, "marks", str),
        headers=_mapping(data, "headers", str),
        sections=[_section(item) for item in _items(data, "sections")],
        damage=[_damage(item) for item in _items(data, "damage")],
    )
    known = places(report, forms)
    report.cells = {**dict.fromkeys(known), **_cells(_mapping(data, "cells", object), known)}
    report.inferred = frozenset(_list(data, "inferred", str))
    return report


def _form(found: object, forms: Sequence[Form]) -> dict[str, str | None]:
    known = {form.name: form for form in forms}
    if not isinstance(found, dict):
        raise Refusal("json_key", key="form")
    for table, name in found.items():
        if name is None:
            continue
        if not isinstance(name, str) or name not in known or not known[name].table(table):
            raise Refusal("json_form", table=table, form=str(name), known="、".join(known))
    return found


def _cells(found: dict[str, object], places: dict[str, CellPlace]) -> dict[str, Value]:
    if unknown := [cell for cell in found if cell not in places]:
        raise Refusal("json_cell", cell=unknown[0][:60], count=len(unknown))
    return {cell: _value(cell, value, places[cell]) for cell, value in found.items()}


def _value(cell: str, value: object, at: CellPlace) -> Value:
    if value is None:
        return None
    text = str(value)
    if isinstance(value, bool | list | dict) or not _NUMBER.fullmatch(text):
        raise Refusal("json_value", cell=cell, value=text[:40])
    number = Decimal(text)
    if at.column.kind != "money" and number == number.to_integral_value():
        return int(number)
    return number


def _section(item: dict[str, Any]) -> Section:
    return Section(
        id=_maybe(item, "id", str),
        heading=_maybe(item, "heading", str) or "",
        number=_maybe(item, "number", int),
        text=_maybe(item, "text", str) or "",
    )


def _damage(item: dict[str, Any]) -> Damage:
    place = item.get("place")
    at: dict[str, Any] = place if isinstance(place, dict) else {}
    damage = Damage(
        code=_maybe(item, "code", str) or "",
        place=Place(
            page=_maybe(at, "page", int),
            table=_maybe(at, "table", int),
            row=_maybe(at, "row", int),
            column=_maybe(at, "column", int),
            text=_maybe(at, "text", str) or "",
        ),
        cells=tuple(_list(item, "cells", str)),
        values=_mapping(item, "values", object),
    )
    try:
        say("damage", damage.code, damage.values)
    except (KeyError, ValueError) as error:
        raise Refusal("json_key", key="damage") from error
    return damage


def _maybe(data: dict[str, Any], key: str, kind: Callable[..., T]) -> T | None:
    value = data.get(key)
    if value is not None and type(value) is not kind:
        raise Refusal("json_key", key=key)
    return value


def _list(data: dict[str, Any], key: str, kind: type[T]) -> list[T]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(item, kind) for item in found):
        raise Refusal("json_key", key=key)
    return found


def _items(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return _list(data, key, dict)


def _mapping(data: dict[str, Any], key: str, kind: type[T]) -> dict[str, T]:
    found = data.get(key, {})
    if not isinstance(found, dict) or not all(isinstance(item, kind) for item in found.values()):
        raise Refusal("json_key", key=key)
    return found
