"""The days in the text of a notice, as the General Office words it every year."""

import re
from collections.abc import Iterator
from datetime import date

# 国务院办公厅关于2026年部分节假日安排的通知 / 国办发明电〔2025〕7号 / 2025年11月4日
YEAR = re.compile(r"(20\d\d)\s*年\s*部分\s*节假日")
TITLE = re.compile(r"[^\s，。：]*关于\s*20\d\d\s*年\s*部分\s*节假日\s*安排的通知")
SOURCE = re.compile(r"国办发(?:明电)?\s*[〔\[【（(]\s*20\d\d\s*[〕\]】）)]\s*\d+\s*号")
SIGNED = re.compile(r"(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
# 二、春节：2月15日（…）至23日（…）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
HOLIDAY = re.compile(r"[一二三四五六七八九十]、\s*([^：:\s]{1,12})[：:]\s*([^\n]+)")
OFF = re.compile(r"([^。]*?)放假")
WORKED = re.compile(r"([^。]*?)上班")
DAY = re.compile(r"(?:(20\d\d)\s*年\s*)?(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日")
ASIDE = re.compile(r"[（(][^（()）]*[)）]")


def texts(text: str) -> dict[str, str]:
    """Year, title, number and day of a notice, as far as they are found."""
    found = {}
    for name, pattern in (("year", YEAR), ("citation", TITLE), ("source", SOURCE)):
        if match := pattern.search(text):
            found[name] = "".join((match[1] if name == "year" else match[0]).split())
    if (signed := SIGNED.findall(text)) and (day := _date(*signed[-1])):
        found["from"] = day.isoformat()
    return found


def holidays(text: str) -> list[dict[str, str]]:
    """The holidays of a notice as they are typed: name, first, last, made_up.

    Of a holiday whose days are not found only the name is given, so that it is not overlooked.
    """
    year = YEAR.search(text)
    return list(_holidays(text, int(year[1]))) if year else []


def _holidays(text: str, year: int) -> Iterator[dict[str, str]]:
    for name, said in HOLIDAY.findall(text):
        plain = ASIDE.sub("", said)
        off = OFF.search(plain)
        if off is None:
            continue
        days = _days(off[1], year)
        worked = [day for part in WORKED.findall(plain[off.end() :]) for day in _days(part, year)]
        yield {
            "name": name,
            "first": days[0] if days else "",
            "last": days[-1] if days else "",
            "made_up": "、".join(worked),
        }


def _days(text: str, year: int) -> list[str]:
    """The days in a stretch of text; one without a month is of the month before it."""
    found, month = [], ""
    for said, named, number in DAY.findall(text):
        month = named or month
        day = _date(said or year, month, number) if month else None
        if day:
            found.append(day.isoformat())
    return found


def _date(year: str | int, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
