"""A clause around a number, what its sentence has said so far, and what its words amount to."""

from typing import NamedTuple

from gongkai.annual.narrative.lexicon import Token
from gongkai.annual.narrative.numbers import Number
from gongkai.annual.narrative.readings import Ids, Readings, beside, by_kind

DISCLOSURE = ("信息公开", "依申请", "政务公开", "公开申请")
_MEANS_DISCLOSURE = ("公开", "信息")
_COUNTERS = frozenset({"件", "宗", "份", "起", "条", "件次", "项", "次"})
_KINDS = ("项", "条")  # 行政许可 20 项 counts kinds of licences
_BLOCKERS = ("foreign", "narrowing", "timely", "compare", "none")


class Said:
    """What a sentence has said so far: its subject, rows, columns, and the disputes it counted.

    `astray` says that it has come to speak of something that no table counts.
    """

    def __init__(self) -> None:
        self.block = ""
        self.astray = False
        self.subjects: Ids = ()
        self.rows: Readings = ()
        self.columns: Readings = ()
        self.cells: Readings = ()
        self.disputes: list[tuple[Ids, Number]] = []
        self.others_disputes = False

    def leave(self) -> None:
        """From here the sentence speaks of something else, until it names a subject anew."""
        self.block, self.subjects, self.columns, self.astray = "", (), (), True


class Clause(NamedTuple):
    """One number, the terms of its clause, those earlier in the sentence, and what is left over.

    `tokens` stand before the number in its clause, or after it where none do; `lead` are those
    of the clauses without a number before it. `opening` is what the clause says before its first
    term, `rest` what it says beside its terms.
    """

    number: Number
    plain: str
    tokens: list[Token]
    earlier: list[Token]
    lead: list[Token]
    opening: str
    rest: str
    sure: bool


def is_property(tokens: list[Token], subject: Token) -> bool:
    """Whether 依申请公开15件 stands alone: it may count documents, beside 主动公开80件."""
    alone = not by_kind(tokens, "state", "carried", "carry", "outcome", "applicant")
    of_applications = subject.term.block == "applications"
    return alone and of_applications and subject.text.endswith(_MEANS_DISCLOSURE)


def names_applications(tokens: list[Token]) -> bool:
    """Whether applications are named in full."""
    named = [t for t in by_kind(tokens, "subject") if not t.term.short]
    return bool(named) and not by_kind(tokens, "carry")


def of_others(clause: Clause, dispute: Token) -> bool:
    """Whether disputes may not be about disclosure: a decision is named before, 信息公开 after."""
    before = [t for t in clause.earlier if t.term.kind == "subject" and t.end <= dispute.start]
    if any(t.term.block not in ("disputes", "applications") for t in before):
        return True
    plain = clause.plain
    asked = plain.find("信息公开", dispute.end)
    return asked >= 0 and not any(word in plain[: dispute.end] for word in DISCLOSURE)


def fits(unit: str, block: str) -> bool:
    """Money is of fees, everything else is counted."""
    if block == "decisions" and unit in _KINDS:
        return False
    return unit == "元" if block == "fees" else unit in _COUNTERS


def blockers(tokens: list[Token]) -> tuple[str, ...]:
    """What narrows a number; a channel does not where it is documents that are published by it."""
    return _BLOCKERS if of_documents(tokens) else (*_BLOCKERS, "channel")


def of_documents(tokens: list[Token]) -> bool:
    """Whether documents are what is counted."""
    return any(t.term.block == "documents" and t.term.kind == "subject" for t in tokens)


def verbs(tokens: list[Token]) -> list[Token]:
    """The verbs of table two; to publish is one only where it is documents that are published."""
    found = by_kind(tokens, "column", "publish")
    return found if found and of_documents(tokens) else by_kind(found, "column")


def without_carry_years(tokens: list[Token]) -> list[Token]:
    """A year that only says where applications were carried from or to dates no number."""
    carries = by_kind(tokens, "carry")
    return [t for t in tokens if t.term.kind != "year" or not any(beside(c, t) for c in carries)]
