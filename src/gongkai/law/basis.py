"""Where a rule stands, from when it holds, and how sure that is: what each row of data carries."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

Row = Mapping[str, Any]


class Certainty(StrEnum):
    """How a rule is known: read in its source, or remembered, or left open by the law."""

    FOUND = "found"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    OPEN = "open"


class Basis(NamedTuple):
    """The citation of a rule as a lawyer writes it, its first day, and how sure both are."""

    source: str
    valid_from: date
    certainty: Certainty


def basis(*rows: Row) -> Basis:
    """The basis of a row, given with the tables around it, innermost first."""
    said = ChainMap(*map(dict, rows))
    return Basis(said["source"], said["from"], Certainty(said["certainty"]))


def in_force(rows: Iterable[Row], on: date) -> Row | None:
    """The version of a rule that holds on a day, the latest to come by then; None before all."""
    return max((row for row in rows if row["from"] <= on), key=_since, default=None)


def earliest(rows: Iterable[Row]) -> Row:
    """The first version of a rule."""
    return min(rows, key=_since)


def _since(row: Row) -> date:
    since: date = row["from"]
    return since
