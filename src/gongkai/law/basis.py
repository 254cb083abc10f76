"""Where a rule stands, from when it holds, and how sure that is: what each row of data carries."""

from collections import ChainMap
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


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


def basis(*rows: Mapping[str, Any]) -> Basis:
    """The basis of a row, given with the tables around it, innermost first."""
    said = ChainMap(*map(dict, rows))
    return Basis(said["source"], said["from"], Certainty(said["certainty"]))
