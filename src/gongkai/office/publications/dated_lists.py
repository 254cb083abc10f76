"""A pasted list of publications, one a line: a day, a title, and what else stands beside them.

2023-03-15　关于开展家电下乡的通知　市政府网站　https://…
3．6月8日《商贸流通简报》第12期（商务预报网站），被海东日报、海东电视台采用
"""

import re
from collections.abc import Iterator

from gongkai.office.publications.days import SHORT, WHOLE, made
from gongkai.office.publications.filling import word
from gongkai.office.publications.sheets import MOST, Row
from gongkai.office.publications.words import Form, Outlet
from gongkai.refusal import Refusal

# A number before a line; not the year or the month with which a day begins.
BULLET = re.compile(
    r"\s*(?:[-*•·●]|[（(]?\d{1,4}[）).、．](?:(?!\d)|(?=\d{1,2}月|\d{4}))"
    r"|[（(][一二三四五六七八九十]+[）)])\s*"
)
LINK = re.compile(r"https?://[^\s，。；、）)>》]+")
ADOPTED = re.compile(
    r"[，,；;\s（(]*(?:已)?被(?P<media>[^，,；;（）()]+?)(?:等媒体|等)?"
    r"(?:采用|转载|刊发|刊载|播发)[^，,；;]*?[）)]?(?=[，,；;。\s]|$)"
)
HEADING = re.compile(r"(?P<year>\d{4})\s*年?度?(?:[^\d]*(?:清单|列表|台账|目录|情况|[:：]))?")
AROUND = " \t　，,。；;、|｜—–-：:"
BRACKET = re.compile(r"[（(\[【](?P<inner>[^（）()\[\]【】]+)[）)\]】]")
PARTS = re.compile(r"\t+|[　 ]{2,}|　|\s*[|｜]\s*")
FORMS = {"解读": Form.INTERPRETATION, "回应": Form.RESPONSE, "简报": Form.BULLETIN}


def rows(text: str, year: int | None = None) -> list[Row]:
    """The lines as rows. A day without a year is of the year given, or of that of a heading line.

    A line without a day is a row without one, so that it is told; headings are left out.
    """
    found = list(_rows(text, year))
    if len(found) > MOST:
        raise Refusal("office-sheet-too-big", most=MOST)
    return found


def _rows(text: str, year: int | None) -> Iterator[Row]:
    for number, whole in enumerate(text.splitlines(), 1):
        line = BULLET.sub("", whole, count=1).strip() if BULLET.match(whole) else whole.strip()
        if not line:
            continue
        heading = HEADING.fullmatch(line)
        if heading:
            year = int(heading["year"])
            continue
        yield Row(number, _values(line, year))


def _values(line: str, year: int | None) -> dict[str, str]:
    values: dict[str, str] = {}
    if link := LINK.search(line):
        values["link"] = link[0]
        line = line.replace(link[0], " ")
    if found := _day(line, year):
        values["published_on"], line = found
    if adopted := ADOPTED.search(line):
        values["adopted_by"] = adopted["media"].replace("和", "、").strip()
        line = line[: adopted.start()] + line[adopted.end() :]
    line, outlet = _outlet(line.strip(AROUND))
    if outlet:
        values["outlet"] = outlet
    title = line.strip(AROUND)
    if title:
        values["title"] = title
    for mark, form in FORMS.items():
        if mark in title:
            values.setdefault("form", form.value)
    return values


def _day(line: str, year: int | None) -> tuple[str, str] | None:
    """The day at the beginning or the end of a line, and the line without it."""
    for pattern in (WHOLE, SHORT):
        for match in pattern.finditer(line):
            day = made(match, year)
            before, after = line[: match.start()], line[match.end() :]
            at_edge = not before.strip(AROUND + "（([【") or not after.strip(AROUND + "）)]】")
            if day and at_edge and not after[:1].isdigit():
                return day.isoformat(), _without_brackets(before, after)
    return None


def _without_brackets(before: str, after: str) -> str:
    opened, closed = before.rstrip(), after.lstrip()
    if opened[-1:] in tuple("（([【") and closed[:1] in tuple("）)]】"):
        return f"{opened[:-1]} {closed[1:]}"
    return f"{before} {after}"


def _outlet(line: str) -> tuple[str, str]:
    """The line without its outlet, and the outlet: in a column or brackets at the end."""
    parts = [part for part in PARTS.split(line) if part.strip(AROUND)]
    for at in range(len(parts) - 1, 0, -1):
        if outlet := _known(parts[at]):
            return "　".join(parts[:at] + parts[at + 1 :]), outlet
    for match in BRACKET.finditer(line):
        if outlet := _known(match["inner"]):
            return line[: match.start()] + line[match.end() :], outlet
    return line, ""


def _known(text: str) -> str:
    """An outlet by a name that is in use, or that ends with one: 海东市政府网站, 海东日报."""
    name = text.strip(AROUND + "《》“”发布")
    for start in range(len(name) - 1):
        try:
            return word("outlet", Outlet, name[start:]).value
        except Refusal:
            continue
    return ""
