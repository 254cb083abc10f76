"""Disputes about a reply: the periods of the respondent, and where table 四 counts each end."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple, get_args, get_type_hints

from gongkai.law.basis import Basis, basis, earliest, in_force
from gongkai.law.calendar import Calendar
from gongkai.law.publishing import Unit
from gongkai.law.remedies.days import moved
from gongkai.law.tables import table
from gongkai.refusal import Refusal
from gongkai.words import Dispute, DisputeResult, Word


class Instance(Word):
    """Where a dispute lies."""

    RECONSIDERATION = "reconsideration", "行政复议"
    FIRST = "first", "一审"
    APPEAL = "appeal", "二审"
    RETRIAL = "retrial", "再审"


class Procedure(Word):
    """How a dispute is heard, 行政复议法第三章第三节、第四节."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLE = "simple", "简易程序"


class Ruling(Word):
    """How a dispute ends, as the decision or the judgment says it."""

    SUSTAINED = "sustained", "维持"
    CLAIM_REJECTED = "claim_rejected", "驳回复议请求、驳回诉讼请求"
    REVOKED = "revoked", "撤销"
    PARTLY_REVOKED = "partly_revoked", "部分撤销"
    CHANGED = "changed", "变更"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"
    MUST_PERFORM = "must_perform", "责令履行"
    WITHDRAWN = "withdrawn", "撤回、准许撤诉"
    WITHDRAWN_AFTER_CHANGE = "withdrawn_after_change", "本机关改变原行为后撤回、撤诉"
    MEDIATED = "mediated", "调解结案"
    NOT_ACCEPTED = "not_accepted", "不予受理、不予立案"
    DISMISSED = "dismissed", "驳回复议申请、驳回起诉"
    TERMINATED = "terminated", "终止"
    TRANSFERRED = "transferred", "移送其他机关、法院"
    AFFIRMED = "affirmed", "驳回上诉、再审申请，维持原裁判"
    REMANDED = "remanded", "发回重审、指令审理"


ColumnChoice = Literal["other_result", "overturned"]


@dataclass(frozen=True, slots=True)
class Counting:
    """How a body settles what table 四 leaves open; what each means: data/disputes.toml."""

    disputes_of_year: Literal["live", "filed"] = "live"
    suit_counted_by: Literal["last_instance", "first_instance", "retrial"] = "last_instance"
    mediated_counts_as: ColumnChoice = "other_result"
    withdrawn_after_change_counts_as: ColumnChoice = "other_result"

    def __post_init__(self) -> None:
        """Raises Refusal for a value that is not among a setting's choices."""
        for name, known in choices().items():
            value = getattr(self, name)
            if value not in known:
                said = "、".join(known)
                raise Refusal("policy-unknown-choice", setting=name, value=value, choices=said)


@cache
def choices() -> Mapping[str, tuple[str, ...]]:
    """What each setting may be, its default first."""
    hints = get_type_hints(Counting)
    return {field.name: get_args(hints[field.name]) for field in fields(Counting)}


class Limit(NamedTuple):
    """A period that runs, its last day, and where it stands."""

    name: str
    label: str
    starts: str
    number: int
    unit: Unit
    due: date
    basis: Basis


ANSWERS: Mapping[tuple[Instance, Procedure], str] = {
    (Instance.RECONSIDERATION, Procedure.ORDINARY): "reconsideration_answer",
    (Instance.RECONSIDERATION, Procedure.SIMPLE): "simple_reconsideration_answer",
    (Instance.FIRST, Procedure.ORDINARY): "suit_answer",
    (Instance.FIRST, Procedure.SIMPLE): "suit_answer",
    (Instance.APPEAL, Procedure.ORDINARY): "appeal_answer",
    (Instance.APPEAL, Procedure.SIMPLE): "appeal_answer",
}


def answer(
    instance: Instance, procedure: Procedure, notified_on: date, calendar: Calendar
) -> Limit | None:
    """The period for the written answer and the evidence; None where the law sets none.

    `notified_on` is the day on which the copy of the application, suit or appeal came, which is
    not counted.
    """
    name = ANSWERS.get((instance, procedure))
    return period(name, notified_on, calendar) if name else None


def appeal(ruling: Ruling, served_on: date, calendar: Calendar) -> Limit | None:
    """The period for an appeal against an end at first instance; None where there is none."""
    name = table("disputes")["rulings"][ruling].get("appeal")
    return period(name, served_on, calendar) if name else None


def period(name: str, on: date, calendar: Calendar) -> Limit:
    """A period that begins after a day; working days are counted, else the last day is moved."""
    rule = table("disputes")["periods"][name]
    held = in_force(rule["values"], on) or earliest(rule["values"])
    unit = Unit(held.get("unit", rule["unit"]))
    number: int = held["value"]
    days = unit is Unit.DAYS
    due = moved(on + timedelta(days=number), calendar) if days else calendar.after(on, number)
    found = basis(held, table("disputes"))
    return Limit(name, rule["label"], rule["starts"], number, unit, due, found)


def rulings(instance: Instance) -> tuple[Ruling, ...]:
    """How a dispute can end at an instance."""
    known = table("disputes")["rulings"]
    return tuple(ruling for ruling in Ruling if instance in known[ruling]["at"])


def column(ruling: Ruling, counting: Counting) -> DisputeResult | None:
    """The column of table 四; None for what leaves the end to another instance."""
    row = table("disputes")["rulings"][ruling]
    value = getattr(counting, row["setting"]) if "setting" in row else row.get("column")
    return DisputeResult.of(value) if value else None


def first_instance(dispute: Dispute) -> Instance:
    """Where a dispute of a kind begins."""
    is_suit = dispute is not Dispute.RECONSIDERATION
    return Instance.FIRST if is_suit else Instance.RECONSIDERATION
