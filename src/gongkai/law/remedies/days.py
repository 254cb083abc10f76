"""The last days of the remedies: calendar days and months, moved off rest days."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from gongkai.law.calendar import DAY, Calendar
from gongkai.law.remedies.model import OtherAct, Remedy
from gongkai.law.remedies.rules import period


class LastDays(NamedTuple):
    """The last day on which each step is in time.

    `suit` is that of a suit brought directly, None where reconsideration comes first. The untold
    ones are the latest possible where the reply did not tell the remedy; None where the law sets
    no such end, and where nobody replied.
    """

    reconsideration: date
    suit: date | None
    untold_reconsideration: date | None
    untold_suit: date | None


def last_days(remedy: Remedy, knew_on: date, calendar: Calendar | None = None) -> LastDays:
    """The last days for who knew of the reply on a day, that day not counted.

    Of a body that does not reply, `knew_on` is the last day of its period. Without a calendar
    no day is moved. 行政复议法第二十条、第八十八条第一款，行政诉讼法第四十六条，法释〔2018〕1号
    第四十八条、第六十四条、第六十六条.
    """

    def months(number: int | None) -> date | None:
        return None if number is None else moved(months_after(knew_on, number), calendar)

    def untold(name: str) -> date | None:
        told_nothing = remedy.outcome is OtherAct.NO_REPLY
        return None if told_nothing else months(period(name, remedy.replied_on))

    first = remedy.reconsideration_first
    return LastDays(
        reconsideration=moved(knew_on + remedy.reconsideration_days * DAY, calendar),
        suit=months(remedy.suit_months),
        untold_reconsideration=untold("untold_reconsideration_months"),
        untold_suit=None if first else untold("untold_suit_months"),
    )


def last_day_after_reconsideration(
    remedy: Remedy, received_on: date, calendar: Calendar | None = None
) -> date:
    """The last day for a suit against a reconsideration decision, 行政诉讼法第四十五条.

    `received_on` is the day on which the decision came, or on which the period for it ran out.
    """
    return moved(received_on + remedy.suit_after_reconsideration_days * DAY, calendar)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; the last of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date, calendar: Calendar | None) -> date:
    """The day itself, or the next working day if it is a rest day of the calendar."""
    while calendar is not None and not calendar.is_workday(day):
        day += DAY
    return day
