"""The 21 outcomes of an application: when, by which article, with which letter and remedy."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from gongkai.law.basis import Basis, basis
from gongkai.law.evidence import Evidence
from gongkai.law.letters import Letter, letters
from gongkai.law.tables import table
from gongkai.words import Outcome


class RemedyKind(StrEnum):
    """How an outcome can be contested; what each means on a day, `remedies` says."""

    REFUSAL = "refusal"  # 条例第十四条至第十六条
    PARTIAL = "partial"  # as its grounds are
    REGISTRY = "registry"  # a setting decides
    ORDINARY = "ordinary"  # reconsideration or suit


class OutcomeRule(NamedTuple):
    """One outcome; `text` says when it is the right one.

    `article` is the provision that it rests on, None where the Regulations have none.
    """

    outcome: Outcome
    text: str
    article: str | None
    letters: tuple[Letter, ...]
    remedy: RemedyKind
    basis: Basis

    @property
    def label(self) -> str:
        """Its official name, as table 三 prints it."""
        return self.outcome.label

    @property
    def row(self) -> str:
        """The id of its row in the applications table."""
        return self.outcome.value

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the file must hold, over all letters that may say it."""
        return tuple(dict.fromkeys(e for said in self.letters for e in letters()[said].evidence))


@cache
def outcomes() -> Mapping[Outcome, OutcomeRule]:
    """The 21 outcomes, in the order of table 三."""
    data = table("outcomes")
    return {rule.outcome: rule for rule in (_rule(row, data) for row in data["outcomes"])}


def _rule(row: dict[str, Any], data: dict[str, Any]) -> OutcomeRule:
    found = basis(row, data)
    return OutcomeRule(
        Outcome.of(row["id"]),
        row["text"],
        None if row.get("no_article") else found.source,
        tuple(map(Letter.of, row["letters"])),
        RemedyKind(row["remedy"]),
        found,
    )
