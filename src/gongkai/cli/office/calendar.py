"""`gongkai calendar`: the years that are known, and how a new one is taken in."""

from collections.abc import Callable
from pathlib import Path

from django.utils import timezone

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.office import person_of
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.office.calendars import actions, files, reading
from gongkai.office.calendars.models import Arrangement
from gongkai.office.calendars.moving import Forecast, Shift, forecast
from gongkai.office.messages import MESSAGES
from gongkai.refusal import Refusal

Command = Callable[[Arguments, Words], int]


def run(arguments: Arguments, words: Words) -> int:
    """One of show, propose, confirm, drop; show where nothing is said."""
    return COMMANDS[arguments.action or "show"](arguments, words)


def show(arguments: Arguments, words: Words) -> int:
    """The years with their notices, then what waits to be confirmed.

    Which applications it moves is for who may take in a calendar.
    """
    known = reading.known()
    if vars(arguments).get("json"):
        put_json([_plain(each) for each in known])
        return 0
    names = ("year", "source", "off", "made-up", "from")
    rows = [[words(f"calendar-head-{name}") for name in names]]
    for year, _, _, row in known:
        origin = words("calendar-imported" if row else "calendar-packaged")
        counts = (str(len(year.off)), str(len(year.made_up)))
        rows.append([str(year.year), year.source, *counts, origin])
    put(standard_output().table(rows))
    named = _may_import(arguments)
    for row in reading.proposals():
        put(_told(row, words, named=named))
    return 0


def _may_import(arguments: Arguments) -> bool:
    """Nobody need say who they are to see the years. Raises Refusal for an unknown one."""
    try:
        return actions.may_import(person_of(arguments))
    except Refusal as refusal:
        if refusal.code != "office-nobody":
            raise
        return False


def _plain(each: reading.Known) -> dict[str, object]:
    return {
        "year": each.year.year,
        "source": each.year.source,
        "citation": each.citation,
        "address": each.address,
        "imported": each.row is not None,
        "off": sorted(each.year.off),
        "made_up": sorted(each.year.made_up),
    }


def propose(arguments: Arguments, words: Words) -> int:
    """Read a file and show what it would move."""
    path = Path(arguments.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("unreadable", file=path, reason=error.strerror) from None
    row = actions.propose(files.read(data), by=person_of(arguments))
    put(_told(row, words))
    return 0


def confirm(arguments: Arguments, words: Words) -> int:
    """Count by what is proposed for a year from now on."""
    row = actions.proposal_of(arguments.year)
    found = actions.confirm(row.code, by=person_of(arguments))
    put([*_shifts(found, words), words("calendar-confirmed", year=row.year, **_counts(found))])
    return 0


def drop(arguments: Arguments, words: Words) -> int:
    """Take back what is proposed for a year."""
    row = actions.proposal_of(arguments.year)
    actions.drop(row.code, by=person_of(arguments))
    put([words("calendar-dropped", year=row.year)])
    return 0


def _told(row: Arrangement, words: Words, *, named: bool = True) -> list[str]:
    found = forecast(row.days, timezone.localdate())
    lines = [words("calendar-proposed", year=row.year, source=row.source, **_counts(found))]
    if named:
        lines += _shifts(found, words)
        stuck = [f"{each.body.code}-{each}" for each in found.stuck]
        lines += [words("calendar-stuck", number=number) for number in stuck]
    return [*lines, words("calendar-next", year=row.year)]


def _counts(found: Forecast) -> dict[str, int]:
    return {
        "cases": len(found.codes),
        "count": len(found.shifts),
        "earlier": len(found.earlier),
    }


def _shifts(found: Forecast, words: Words) -> list[str]:
    return [_shift(each, words) for each in found.shifts]


def _shift(shift: Shift, words: Words) -> str:
    limit, _, party = shift.limit.partition(":")
    label = MESSAGES.say("limit", limit, {}, words.language)
    return words(
        "calendar-sooner" if shift.earlier else "calendar-later",
        number=f"{shift.row.body.code}-{shift.row}",
        limit=f"{label} {party}".rstrip(),
        before=shift.before or "—",
        after=shift.after or "—",
    )


COMMANDS: dict[str, Command] = {
    "show": show,
    "propose": propose,
    "confirm": confirm,
    "drop": drop,
}
