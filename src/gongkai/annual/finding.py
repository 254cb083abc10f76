"""What a check reports."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from gongkai.annual.document import NOWHERE, Place

Level = Literal["error", "warning", "note"]


class Finding(NamedTuple):
    """One fault: a stable code, the cells and place it concerns, expected and found, its basis.

    `values` fill the message template `finding.<template or code>`; `expected` and `found` are
    JSON-ready (int, str, list or None; decimals are strings). `basis` cites article or form rule.
    """

    code: str
    level: Level
    cells: tuple[str, ...] = ()
    place: Place = NOWHERE
    expected: object = None
    found: object = None
    basis: str = ""
    template: str = ""
    values: Mapping[str, object] = {}
