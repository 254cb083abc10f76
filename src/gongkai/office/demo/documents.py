"""The register of normative documents: set up two years ago, and kept up since."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from gongkai.office.bodies.roles import Role
from gongkai.office.demo.binder import Binder
from gongkai.office.demo.story import Paper
from gongkai.office.publications.words import DocumentKind, Record
from gongkai.office.tables import table

DAY = timedelta(days=1)
FIRST, LAST = (1, 8), (12, 15)  # between these days of a year something is issued
LAST_OF_FEBRUARY = 28


class Made(NamedTuple):
    """A document of the list: when it was made and published, under which number of its year."""

    row: dict[str, Any]
    dated_on: date
    published_on: date
    number: int


def fill(binder: Binder) -> None:
    """The documents of a body that has some; of the others nothing is known."""
    data = table("demo.documents").get(binder.office.code)
    if data is None:
        return
    made = _made(binder, data["rows"])
    entered = [each and _enter(binder, data["sign"], each) for each in made]
    for each, paper in zip(made, entered, strict=True):
        if each and paper and (end := each.row.get("ended")):
            _end(binder, paper, end, made, entered)


def _made(binder: Binder, rows: list[dict[str, Any]]) -> list[Made | None]:
    """When each was made; None for one that is still to come."""
    days = [_day_of(binder, binder.today.year - row["age"]) for row in rows]
    found: list[Made | None] = []
    for row, day in zip(rows, days, strict=True):
        if day is None:
            found.append(None)
            continue
        number = sum(1 for other in days if other and other.year == day.year and other <= day)
        published = day + timedelta(binder.rng.randint(2, 9))
        found.append(Made(row, day, published, number) if published < binder.today else None)
    return found


def _day_of(binder: Binder, year: int) -> date | None:
    """A weekday of a year on which something was issued."""
    first, last = date(year, *FIRST), min(date(year, *LAST), binder.today)
    if last <= first:
        return None
    day = first + timedelta(binder.rng.randint(0, (last - first).days))
    return day - timedelta(max(0, day.weekday() - 4))


def _enter(binder: Binder, sign: str, made: Made) -> Paper | None:
    row, dated = made.row, made.dated_on
    given: dict[str, object] = {
        "kind": DocumentKind.NORMATIVE_DOCUMENTS,
        "title": row["title"],
        "document_number": f"{sign}〔{dated.year}〕{made.number}号",
        "dated_on": dated,
        "published_on": made.published_on,
        "link": f"{binder.office.details['website']}gfxwj/{dated.year}/{made.number}.html",
    }
    if term := row.get("term"):
        day = min(dated.day, LAST_OF_FEBRUARY)
        given["valid_until"] = dated.replace(year=dated.year + term, day=day) - DAY
    set_up = binder.calendar.after(date(binder.first_year, 1, 3), binder.rng.randint(1, 4))
    on = binder.calendar.after(max(set_up, made.published_on), 1)
    return binder.enter(Record.DOCUMENT, on, "enter_document", Role.EDITOR, given)


def _end(
    binder: Binder,
    paper: Paper,
    end: dict[str, Any],
    made: list[Made | None],
    entered: list[Paper | None],
) -> None:
    """It is amended, repealed or expired, by a document of this register or another."""
    given: dict[str, object] = {"how": end["how"]}
    if "by" in end:
        other, by = made[end["by"]], entered[end["by"]]
        if other is None or by is None:
            return
        given |= {"by": by, "on": other.dated_on}
        known = by.received
    else:
        day = _day_of(binder, binder.today.year - end["age"])
        if day is None:
            return
        given |= {"by_number": end["by_number"], "on": day}
        known = day
    on = binder.calendar.after(max(known, paper.received), 1)
    binder.add(paper, on, "end_document", Role.EDITOR, given)
