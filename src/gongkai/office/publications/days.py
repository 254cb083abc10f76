"""Days as people write them in lists and sheets."""

import re
from datetime import date, timedelta

from gongkai.office.publications.naming import label
from gongkai.refusal import Refusal

WHOLE = re.compile(
    r"(?P<year>\d{4})\s*[-/.．年]\s*(?P<month>\d{1,2})\s*[-/.．月]"
    r"\s*(?P<day>\d{1,2})\s*日?"
)
SHORT = re.compile(r"(?P<month>\d{1,2})\s*[月./]\s*(?P<day>\d{1,2})\s*日?")
CLOCK = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$")
MONTH = re.compile(r"(?P<year>\d{4})\s*[-/.年]?\s*(?P<month>\d{1,2})\s*月?(?:份)?")
YEAR = re.compile(r"(?P<year>\d{4})\s*年?(?:全年|度)?")
HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
QUARTERS = {"第一季度": 1, "第二季度": 2, "第三季度": 3, "第四季度": 4}
QUARTERS |= {f"{name}季度": number for number, name in enumerate("一二三四", 1)}
QUARTERS |= {f"{number}季度": number for number in range(1, 5)}
FIRST_YEAR, LAST_YEAR = 1949, 2100


def day(name: str, text: str, year: int | None = None) -> date:
    """A day from text; one without a year is of the year given. Raises Refusal for what is none."""
    wanted = CLOCK.sub("", text.strip())
    match = WHOLE.fullmatch(wanted) or (SHORT.fullmatch(wanted) if year else None)
    found = made(match, year) if match else None
    if found is None:
        raise Refusal("publication-no-day", field=label(name), value=text[:30])
    return found


def made(match: "re.Match[str]", year: int | None = None) -> date | None:
    """The day of a match; None if the calendar has none."""
    parts = match.groupdict()
    try:
        found = date(int(parts.get("year") or year or 0), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def period(text: str, year: int | None = None) -> tuple[date, date]:
    """The first and last day of a month, a quarter, a half or a year as it is written.

    Raises Refusal for what is none.
    """
    wanted = "".join(text.split())
    if (match := YEAR.fullmatch(wanted)) and _plausible(int(match["year"])):
        return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)
    months: tuple[int, int] | None = None
    first = made(match) if (match := WHOLE.fullmatch(wanted)) else None
    if first and first.day == 1:  # a cell that shows a month holds its first day
        return first, last_of(first.year, first.month)
    if (match := MONTH.fullmatch(wanted)) and _plausible(int(match["year"])):
        year, months = int(match["year"]), (int(match["month"]), int(match["month"]))
    else:
        head = re.match(r"(\d{4})年?度?", wanted)
        year, rest = (int(head[1]), wanted[head.end() :]) if head else (year, wanted)
        if rest in HALVES:
            months = HALVES[rest]
        elif rest in QUARTERS:
            months = (3 * QUARTERS[rest] - 2, 3 * QUARTERS[rest])
        elif match := re.fullmatch(r"(\d{1,2})月(?:份)?", rest):
            months = (int(match[1]), int(match[1]))
    if year is None or months is None or not (_plausible(year) and 1 <= months[0] <= 12):
        raise Refusal("publication-no-period", value=text[:30])
    return date(year, months[0], 1), last_of(year, months[1])


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _plausible(year: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR
