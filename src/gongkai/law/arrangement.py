"""Whether the holidays of a year, as a notice arranges them, can be right."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from gongkai.law.calendar import SATURDAY, Year, days, read_year, statutory_holidays
from gongkai.refusal import Refusal


def arrangement(given: Mapping[str, Any]) -> Year:
    """A year as its file says it, after all checks. Raises Refusal for the first thing wrong."""
    for fault in faults(given):
        raise fault
    return read_year(given)


def faults(given: Mapping[str, Any]) -> list[Refusal]:
    """Everything that cannot be right in the file of a year; of an unreadable one, why."""
    try:
        year = read_year(given)
        return list(_faults(year, given["holidays"]))
    except Refusal as refusal:
        return [refusal]


def _faults(year: Year, stretches: list[Mapping[str, Any]]) -> Iterator[Refusal]:
    """全国年节及纪念日放假办法: its festivals are days off; what is swapped is a weekend."""
    for day in sorted(year.made_up):
        if day.weekday() < SATURDAY:
            yield Refusal("calendar-no-weekend", day=day, year=year.year)
    seen: dict[date, str] = {}
    for stretch in stretches:
        name, off = _name(stretch), days(stretch["first"], stretch["last"])
        if both := [day for day in off if day in seen]:
            values = {"day": both[0], "one": seen[both[0]], "other": name}
            yield Refusal("calendar-overlap", year=year.year, **values)
        seen |= dict.fromkeys(off, name)
    for name, statutory in statutory_holidays(year.year).items():
        if worked := [day for day in statutory if day not in year.off]:
            listed = "、".join(map(str, worked))
            yield Refusal("calendar-festival-worked", holiday=name, days=listed, year=year.year)


def _name(stretch: Mapping[str, Any]) -> str:
    return str(stretch.get("name") or stretch["first"])
