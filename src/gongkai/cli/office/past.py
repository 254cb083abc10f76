"""`gongkai past`: the reports of earlier years, a county's folder at once."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils import timezone

from gongkai.cli.arguments import Arguments
from gongkai.cli.files import gather
from gongkai.cli.law import put, put_json
from gongkai.cli.many import each_of, progress
from gongkai.cli.office import FORBIDDEN, person_of
from gongkai.cli.screen import standard_output
from gongkai.cli.words import Words
from gongkai.office.bodies.access import Access
from gongkai.office.bodies.models import Person
from gongkai.office.bodies.tree import find
from gongkai.office.reports.importing import Planned, What, once_each, plan, settled, take
from gongkai.office.reports.models import PastReport, Scope
from gongkai.office.reports.previous import standing
from gongkai.office.reports.reaching import listed
from gongkai.office.reports.recognising import Outcome, Reading, Recognised
from gongkai.refusal import Refusal

TAKEN = (What.NEW, What.AGAIN)
COLUMNS = ("file", "body", "year", "form", "cells", "findings", "what")


def run(arguments: Arguments, words: Words) -> int:
    """The subcommand."""
    person = person_of(arguments)
    return (_import if arguments.action == "import" else _list)(arguments, person, words)


def _import(arguments: Arguments, person: Person, words: Words) -> int:
    """Read all files, show what was recognised, keep what is sure."""
    files, skipped = gather(arguments.files)
    planned = once_each([_told(each, arguments) for each in plan(person, _read(files, words))])
    if not arguments.dry_run:
        planned = [_taken(each, person) for each in planned]
    if arguments.json:
        put_json([_json(each, words) for each in planned])
    else:
        put([*_table(planned, words), *_reasons(planned, words), _sums(planned, words)])
    _notes(arguments, planned, skipped, words)
    return FORBIDDEN if _open(planned) else 0


def _read(files: Sequence[str], words: Words) -> Iterator[Outcome]:
    with progress(len(files), words) as step:
        for outcome in each_of(files, Reading()):
            step()
            yield outcome


def _told(made: Planned, arguments: Arguments) -> Planned:
    """What was recognised, with what the command line says of all files."""
    body = find(arguments.body) if arguments.body else None
    if arguments.scope:
        made = replace(made, scope=Scope.of(arguments.scope))
    likely = made.body if arguments.likely else None
    if body or arguments.year or (likely and made.what is What.UNSURE):
        return settled(made, body or likely, arguments.year or None)
    return made


def _taken(made: Planned, person: Person) -> Planned:
    """Kept, unless that is refused."""
    if made.what not in TAKEN or not (made.body and made.year):
        return made
    assert isinstance(made.read, Recognised)
    try:
        take(person, made.read, made.body, made.year, made.scope)
    except Refusal as refusal:
        return replace(made, what=What.WRONG, refusal=refusal)
    return made


def _row(made: Planned, words: Words) -> list[str]:
    read = made.read
    told = [read.name, str(made.body or _named(read)), str(made.year or "")]
    figures = ["", "", ""]
    if isinstance(read, Recognised):
        figures = [read.form, str(read.cells), str(read.findings)]
    return [*told, *figures, words(f"past-{made.what}")]


def _named(read: Outcome) -> str:
    """The body as the report itself says."""
    return (read.body or "") if isinstance(read, Recognised) else ""


def _table(planned: Sequence[Planned], words: Words) -> list[str]:
    head = [words(f"past-head-{name}") for name in COLUMNS]
    return standard_output().table([head, *(_row(each, words) for each in planned)])


def _reasons(planned: Sequence[Planned], words: Words) -> Iterator[str]:
    on = standard_output()
    for each in planned:
        if each.refusal:
            style = "error" if each.what is What.WRONG else "warning"
            said = words("past-reason", file=each.read.name, message=words.refusal(each.refusal))
            yield from (on.paint(line, style) for line in on.paragraph(said))


def _sums(planned: Sequence[Planned], words: Words) -> str:
    counts = Counter(each.what for each in planned)
    return words("past-total", files=len(planned), **{what.value: counts[what] for what in What})


def _notes(arguments: Arguments, planned: Sequence[Planned], skipped: int, words: Words) -> None:
    said = []
    if skipped:
        said.append(words("skipped", count=skipped))
    if any(each.what is What.UNSURE for each in planned):
        said.append(words("past-hint"))
    if arguments.dry_run:
        said.append(words("past-not-taken"))
    sys.stderr.write("".join(line + "\n" for line in said))


def _open(planned: Sequence[Planned]) -> bool:
    return any(each.what in (What.UNSURE, What.WRONG) for each in planned)


def _json(made: Planned, words: Words) -> dict[str, object]:
    read = made.read if isinstance(made.read, Recognised) else None
    return {
        "file": made.read.name,
        "what": made.what,
        "body": made.body.code if made.body else None,
        "named": read.body if read else None,
        "year": made.year,
        "scope": made.scope,
        "form": read.form if read else None,
        "cells": read.cells if read else None,
        "findings": read.findings if read else None,
        "message": words.refusal(made.refusal) if made.refusal else None,
    }


def _list(arguments: Arguments, person: Person, words: Words) -> int:
    """What was imported, of the bodies that the person sees."""
    rows = listed(Access(person, timezone.localdate()))
    if arguments.body:
        rows = rows.filter(body=find(arguments.body))
    if arguments.year:
        rows = rows.filter(year=arguments.year)
    found = list(rows)
    current = standing(found)
    if arguments.json:
        put_json([_kept(row, row.pk in current) for row in found])
    elif found:
        head = [words(f"past-head-{name}") for name in COLUMNS]
        put(standard_output().table([head, *(_line(r, current, words) for r in found)]))
    else:
        put([words("past-none")])
    return 0


def _line(row: PastReport, current: set[int], words: Words) -> list[str]:
    state = "withdrawn" if row.withdrawn else "stands" if row.pk in current else "before"
    figures = [row.form, str(row.cells), str(row.findings)]
    return [row.name, str(row.body), str(row.year), *figures, words(f"past-{state}")]


def _kept(row: PastReport, stands: bool) -> dict[str, object]:
    names = ("code", "year", "scope", "name", "digest", "form", "cells", "findings", "withdrawn")
    told = {name: getattr(row, name) for name in names}
    return {"body": row.body.code, **told, "stands": stands, "mends": len(row.mends)}
