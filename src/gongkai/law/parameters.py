"""Statutory numbers, each with the day from which it holds (data/parameters.toml)."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache

from gongkai.law.basis import Row, earliest, in_force
from gongkai.law.tables import table
from gongkai.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Limits:
    """The periods of an application, in working days, as of one day."""

    reply_period: int
    extension_most: int
    supplement_notice: int
    third_party_answer: int
    co_producer_answer: int
    other_organ_answer: int
    payment_period: int

    def answer(self, role: str) -> int:
        """How long a party of a consultation has, by its role."""
        found: int = getattr(self, f"{role}_answer")
        return found


LIMITS = tuple(field.name for field in fields(Limits))


def parameter(name: str, on: date) -> Row:
    """The value of a parameter on a day, with its citation. Refused before its first version."""
    row = table("parameters")[name]
    found = in_force(row["values"], on)
    if found is None:
        first = earliest(row["values"])["from"]
        raise Refusal("parameter-too-early", label=row["label"], first=first)
    return found


def limits(on: date) -> Limits:
    """The periods in force on a day on or after which the Regulations of 2019 apply."""
    for since, found in _versions():
        if since <= on:
            return found
    raise Refusal("case-before-regulations", first=_versions()[-1][0], day=on)


@cache
def _versions() -> tuple[tuple[date, Limits], ...]:
    """Each set of periods with the day from which it holds, the latest first.

    A period that came later (that of payment, 2021) stands in the earlier sets with its first
    value, where nothing asks for it.
    """
    dates = {n: [v["from"] for v in table("parameters")[n]["values"]] for n in LIMITS}
    since = min(dates["reply_period"])
    changes = {day for each in dates.values() for day in each if day >= since}
    return tuple(
        (day, Limits(**{n: parameter(n, max(day, min(dates[n])))["value"] for n in LIMITS}))
        for day in sorted(changes, reverse=True)
    )
