"""`gongkai report`: the annual report of a body as it stands, as a file of any format."""

import sys
from pathlib import Path

from django.utils import timezone

from gongkai.annual.writers import write
from gongkai.cli.arguments import Arguments
from gongkai.cli.office import person_of
from gongkai.cli.words import Words
from gongkai.office.bodies.access import must
from gongkai.office.bodies.tree import find
from gongkai.office.reports.document import document
from gongkai.office.reports.figures import missing
from gongkai.office.reports.previous import latest
from gongkai.refusal import Refusal
from gongkai.typeset.fonts import find as fonts_in


def run(arguments: Arguments, words: Words) -> int:
    """Write it, and say how far it is and what is still missing."""
    body, year = find(arguments.body), arguments.year
    must(person_of(arguments), "list_reports", body, "", timezone.localdate())
    row = latest(body, year, vars(arguments)["scope"])
    if row is None:
        raise Refusal("reports-not-begun", body=body, year=year)
    out = Path(arguments.out)
    if out.suffix == ".pdf":
        folder = Path(arguments.fonts) if arguments.fonts else None
        data = write(document(row), "pdf", fonts=fonts_in(folder))
    else:
        data = write(document(row), out.suffix)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise Refusal("journal-unwritable", path=out, reason=error.strerror) from None
    stage = row.get_stage_display()
    sys.stdout.write(words("report-written", out=out, report=row, stage=stage) + "\n")
    if count := len(missing(row)):
        sys.stderr.write(words("report-missing", count=count) + "\n")
    return 0
