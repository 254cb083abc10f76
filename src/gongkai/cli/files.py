"""From what stands on the command line to reports."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from gongkai.annual.report import Report
from gongkai.refusal import Refusal

STANDARD_INPUT = "-"
# Those that only a converter can read are walked too: their message says what to do.
ENDINGS = frozenset(
    {".html", ".htm", ".shtml", ".docx", ".doc", ".wps", ".xlsx", ".xls", ".et"}
    | {".pdf", ".ofd", ".txt", ".md", ".json"}
)


def load(file: str, previous: Report | None = None) -> Report:
    """The report in a file, "-" being standard input; `previous` is last year's, if given."""
    from gongkai.annual import load as door

    if file == STANDARD_INPUT:
        return door.load_bytes(sys.stdin.buffer.read(), previous=previous)
    return door.load(Path(file), previous=previous)


def gather(given: Iterable[str]) -> tuple[list[str], int]:
    """The files to read, folders opened, each once; and how many others folders hold."""
    found: dict[str, None] = {}
    skipped = 0
    for name in given:
        if name == STANDARD_INPUT or not Path(name).is_dir():
            found[name] = None
            continue
        inside, others = _walk(name)
        found.update(dict.fromkeys(inside))
        skipped += others
        if not inside:
            raise Refusal("no_reports", path=name, endings=" ".join(sorted(ENDINGS)))
    return list(found), skipped


def _walk(folder: str) -> tuple[list[str], int]:
    """Files of known kinds; hidden files and the lock files of office programs are left out."""
    found: list[str] = []
    skipped = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~$")):
                continue
            if Path(name).suffix.lower() in ENDINGS:
                found.append(str(Path(parent, name)))
            else:
                skipped += 1
    return found, skipped
