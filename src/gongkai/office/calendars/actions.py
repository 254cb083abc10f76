"""The one door for calendars: proposed with what would move, confirmed with all that follows."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from gongkai.law.arrangement import arrangement
from gongkai.law.calendar import Year, state_council
from gongkai.office.applications.refolding import refold
from gongkai.office.bodies import directory
from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.models import Body, Person
from gongkai.office.bodies.permits import acting, may, must, tell
from gongkai.office.calendars import said as say
from gongkai.office.calendars.keeping import calendar_of, doubt, renew
from gongkai.office.calendars.models import Arrangement
from gongkai.office.calendars.moving import Forecast, forecast
from gongkai.office.calendars.telling import tell_handlers
from gongkai.office.disputes.replaying import put_right
from gongkai.office.journal.models import Head
from gongkai.office.journal.writing import lock
from gongkai.refusal import Refusal

IMPORT = "import_calendar"
TEXTS = {"source": "文号", "citation": "通知标题", "address": "网址"}
LONGEST = {"source": 60, "citation": 200, "address": 500}


def top() -> Body:
    """The body above all others, in whose chain calendars are told."""
    found = directory.top()
    if found is None:
        raise Refusal("office-not-set-up")
    return found


def may_import(person: Person | None) -> bool:
    """Whether somebody may take in a calendar."""
    return Body.objects.exists() and may(person, IMPORT, top())


def must_import(person: Person) -> None:
    """Raises Forbidden for who may not."""
    if not may_import(person):
        body = Body.objects.order_by("pk").first() or ""
        raise Forbidden("office-forbidden", action=IMPORT, person=person, body=body)


def propose(given: Mapping[str, Any], *, by: Person) -> Arrangement:
    """Take in the notice of a year, as its file has it, to be looked at before it counts.

    Another proposal of the same year makes way. Raises Refusal for what cannot be right, and where
    the days are as they are known already.
    """
    with _permitted(by) as head:
        year = arrangement(given)
        texts = {name: _text(name, given.get(name) or "") for name in TEXTS}
        _must_be_new(year)
        for former in _open(year.year):
            _drop(former, head, by)
        row = Arrangement.objects.create(
            code=secrets.token_hex(8),
            year=year.year,
            **texts,
            published_on=given.get("from"),
            holidays=[_plain(each) for each in given["holidays"]],
            proposed_by=by,
        )
        said = say.Proposed(row.code, row.year, row.source)
        tell(head, head.body, said, by=by, on=timezone.localdate())
    return row


def drop(code: str, *, by: Person) -> None:
    """Take a proposal back."""
    with _permitted(by) as head:
        _drop(_proposal(code), head, by)


def confirm(code: str, *, by: Person) -> Forecast:
    """Count all periods by a proposal from now on: rows are put right, and handlers are told.

    All or nothing, while nobody records anything. Raises Refusal where a step that was recorded
    would not have been allowed by this calendar.
    """
    today = timezone.localdate()
    try:
        with _permitted(by) as head:
            # Whoever records a step holds a head, so nobody goes on by the old calendar.
            lock(*Body.objects.all())
            row = _proposal(code)
            found = forecast(row.days, today)
            _must_stand(found, row)
            row.confirmed_at, row.confirmed_by = timezone.now(), by
            row.save(update_fields=["confirmed_at", "confirmed_by"])
            head.refresh_from_db()
            tell(head, head.body, _said(row, found), by=by, on=today)
            renew()
            list(refold(found.codes, apply=True))
            put_right()
            tell_handlers(row, found, today)
    except BaseException:
        doubt()
        raise
    return found


@contextmanager
def _permitted(by: Person) -> Iterator[Head]:
    body = top()
    with acting(body, by=by) as heads:
        must(by, IMPORT, body)
        yield heads[body.pk]


def _must_stand(found: Forecast, row: Arrangement) -> None:
    """Every step that was recorded is allowed by this calendar too."""
    if found.stuck:
        numbers = "、".join(f"{each.body}{each}" for each in found.stuck)
        raise Refusal("office-calendar-stuck", numbers=numbers, year=row.year)


def _said(row: Arrangement, found: Forecast) -> say.Confirmed:
    days = row.days
    return say.Confirmed(
        row.code,
        row.year,
        row.source,
        tuple(sorted(days.off)),
        tuple(sorted(days.made_up)),
        len(found.shifts),
        row.citation or None,
        row.address or None,
        row.published_on,
    )


def proposal_of(year: int) -> Arrangement:
    """What is proposed for a year. Raises Refusal where nothing is."""
    for row in _open(year):
        return row
    raise Refusal("office-no-proposal", year=year)


def _open(year: int) -> list[Arrangement]:
    return list(Arrangement.objects.filter(year=year, confirmed_at=None, dropped_at=None))


def _proposal(code: str) -> Arrangement:
    row = Arrangement.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise Refusal("office-no-calendar", calendar=code)
    if row.confirmed_at or row.dropped_at:
        raise Refusal("office-calendar-settled", year=row.year)
    return row


def _drop(row: Arrangement, head: Head, by: Person) -> None:
    row.dropped_at = timezone.now()
    row.save(update_fields=["dropped_at"])
    tell(head, head.body, say.Dropped(row.code, row.year), by=by, on=timezone.localdate())


def _must_be_new(year: Year) -> None:
    """A year that periods can still be counted in, and days that are not known already."""
    first, last = state_council().first.year, timezone.localdate().year + 1
    if not first <= year.year <= last:
        raise Refusal("office-wrong-year", value=year.year, first=first, last=last)
    known = calendar_of().years.get(year.year)
    if known and (known.off, known.made_up) == (year.off, year.made_up):
        raise Refusal("office-calendar-known", year=year.year, source=known.source)


def _text(name: str, value: str) -> str:
    """A text on one line that fits its column."""
    text = " ".join(value.split())
    if name == "source" and not text:
        raise Refusal("office-missing-field", field=TEXTS[name])
    wrong = len(text) > LONGEST[name] or "\0" in text
    if name == "address" and text and not wrong:
        try:
            URLValidator(schemes=["http", "https"])(text)
        except ValidationError:
            wrong = True
    if wrong:
        raise Refusal("office-wrong-field", field=TEXTS[name], value=text[:60])
    return text


def _plain(holiday: Mapping[str, Any]) -> dict[str, Any]:
    first, last = holiday["first"], holiday["last"]
    assert isinstance(first, date)
    return {
        "name": " ".join(str(holiday.get("name") or "").split())[:60],
        "first": first.isoformat(),
        "last": last.isoformat(),
        "made_up": [day.isoformat() for day in holiday.get("made_up") or []],
    }
