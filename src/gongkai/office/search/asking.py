"""What an engine is asked, whichever it is."""

from collections.abc import Iterable
from typing import NamedTuple


class Scope(NamedTuple):
    """Where is looked: a body, or of it the applications that lie with one section."""

    body: int
    section: str | None = None


class Asked(NamedTuple):
    """The tokens that must all be there, or else the one of a whole value, within a scope."""

    scope: Scope
    tokens: frozenset[int]
    value: int


def within(scopes: Iterable[Scope], table: str) -> tuple[str, list[object]]:
    """The condition on a row of the register that it lies in one of the scopes."""
    parts: list[str] = []
    values: list[object] = []
    for body, section in scopes:
        lies = "" if section is None else f" AND {table}.section = %s"
        parts.append(f"{table}.body_id = %s{lies}")
        values += [body] if section is None else [body, section]
    return "(" + " OR ".join(parts) + ")", values
