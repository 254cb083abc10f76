"""`gongkai publications`, and what it shares with `documents` and `decisions`."""

import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from gongkai.cli.arguments import Arguments
from gongkai.cli.law import put, put_json
from gongkai.cli.office import FORBIDDEN, pairs, person_of
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.office.bodies.access import must
from gongkai.office.bodies.models import Body
from gongkai.office.bodies.tree import find
from gongkai.office.publications import listing
from gongkai.office.publications.amounts import shown
from gongkai.office.publications.counting import (
    decisions_counted,
    documents_counted,
    publications_counted,
)
from gongkai.office.publications.importing import Plan, What, apply, plan, read
from gongkai.office.publications.models import Document, Figure
from gongkai.office.publications.sheets import HEADING_UNIT, cells_of, text_of
from gongkai.office.publications.words import Record
from gongkai.refusal import Refusal

SEE = "list_publications"


def run(arguments: Arguments, words: Words) -> int:
    """The subcommand."""
    record = RECORDS[arguments.command]
    if arguments.action == "import":
        return _import(record, arguments, words)
    body = find(arguments.body)
    must(person_of(arguments), SEE, body, "", timezone.localdate())
    year = arguments.year or timezone.localdate().year
    if arguments.action == "count":
        return _counted(record, body, year, arguments)
    rows = [_cells(row) for row in listing.rows(record, body, year).filter(struck=False)]
    if arguments.json:
        put_json(rows)
    elif rows:
        head = [words(f"publications-head-{name}") for name in rows[0]]
        table = [[str(value or "") for value in row.values()] for row in rows]
        put(standard_output().table([head, *table]))
    else:
        put([words("publications-nothing")])
    return 0


RECORDS = {
    "documents": Record.DOCUMENT,
    "decisions": Record.DECISION,
    "publications": Record.PUBLICATION,
}


def _cells(row: Any) -> dict[str, object]:  # noqa: ANN401
    """A row in a few words."""
    if isinstance(row, Document):
        kind, validity = row.get_kind_display(), row.get_validity_display()
        return {"on": row.dated_on, "kind": kind, "title": str(row), "state": validity}
    if isinstance(row, Figure):
        section = f"{row.section} {row.first_on} – {row.last_on}".strip()
        value = shown(row.kind, row.value)
        return {
            "on": row.given_on,
            "kind": row.get_kind_display(),
            "title": section,
            "state": value,
        }
    outlet = row.get_outlet_display()
    return {"on": row.published_on, "kind": outlet, "title": row.title, "state": row.adopted_by}


def _counted(record: Record, body: Body, year: int, arguments: Arguments) -> int:
    """The counts of a year, or of it through a day."""
    told: dict[str, object] = {}
    if record is Record.DOCUMENT:
        for kind, count in documents_counted([body], year, on=arguments.on).items():
            told |= {f"{kind}.{name}": value for name, value in count._asdict().items()}
    elif record is Record.DECISION:
        found = decisions_counted([body], year, on=arguments.on)
        told = {str(kind): f"{count.value:f}" for kind, count in found.items()}
    else:
        published = publications_counted([body], year, on=arguments.on)
        told = {"total": published.total, "adopted": published.adopted}
        for side in ("outlet", "head", "form", "topic", "month"):
            told |= {f"{side}.{value}": n for value, n in published.by(side).items() if value}
    if arguments.json:
        put_json(told)
    else:
        put([f"{name}: {value}" for name, value in told.items()])
    return 0


def _import(record: Record, arguments: Arguments, words: Words) -> int:
    """Show what a sheet or list would enter, and enter it unless it is only to be shown."""
    path = Path(arguments.sheet or "")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal("unreadable", file=path, reason=error.strerror) from None
    body, person = find(arguments.body), person_of(arguments)
    given = pairs(arguments.values)
    if "unit" in given:
        given[HEADING_UNIT] = given.pop("unit")
    year = arguments.year or timezone.localdate().year
    text = data.decode("utf-8-sig", "replace") if path.suffix == ".txt" else text_of(cells_of(data))
    rows = read(record, text, year)
    planned = plan(body, person, record, rows, given, year)
    if arguments.json:
        put_json([_row(row, words) for row in planned.rows])
    else:
        put([*_lines(planned, words), words("publications-total", **planned.counts)])
    if planned.count(What.WRONG):
        return FORBIDDEN
    if not arguments.dry_run:
        apply(body, person, record, rows, given, year)
        sys.stderr.write(words("publications-taken") + "\n")
    return 0


def _row(row: Any, words: Words) -> dict[str, object]:  # noqa: ANN401
    said = words.refusal(row.refusal) if row.refusal else None
    return {"row": row.number, "what": row.what, "shown": row.shown, "message": said}


def _lines(planned: Plan, words: Words) -> list[str]:
    on = standard_output()
    lines: list[str] = []
    for row in planned.rows:
        what = words(f"publications-{row.what}")
        lines += on.paragraph(f"{words('bodies-row', row=row.number)}{what}　{row.shown}")
        if row.refusal:
            style = "error" if row.what is What.WRONG else "warning"
            said = on.paragraph(words.refusal(row.refusal), "    ")
            lines += [on.paint(line, style) for line in said]
    return lines
