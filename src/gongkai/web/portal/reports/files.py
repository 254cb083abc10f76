"""What is made of a report once and kept: its files and charts, named by a digest of the content.

The folder `cache` of the data may be emptied at any time.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from gongkai import __version__
from gongkai.annual.report import Report
from gongkai.annual.serial import to_json
from gongkai.annual.writers import write
from gongkai.typeset.fonts import find as find_fonts
from gongkai.web.portal.checking.views import FORMATS

CACHE = "cache/reports"
OFFERED = ("docx", "pdf", "xlsx", "csv", "json")


class Format(NamedTuple):
    """A format to download: ending, label and media type."""

    ending: str
    label: str
    media: str


OFFERS = {ending: Format(ending, *FORMATS[ending]) for ending in OFFERED}


def digest(report: Report, ending: str) -> str:
    """Of all that a file of the report is made of."""
    told = [__version__, ending, settings.FONTS, to_json(report, (), "")]
    return digest_of(json.dumps(told, ensure_ascii=False, sort_keys=True).encode())


def digest_of(content: bytes) -> str:
    """The digest by which content is known."""
    return hashlib.sha256(content).hexdigest()


def made(report: Report, ending: str) -> bytes:
    """The report as a file. Of JSON only what the report says: no findings of ours."""
    if ending == "json":
        told = [to_json(report, (), f"{report.title}.json")]
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
    if ending == "pdf":
        return write(report, ending, fonts=find_fonts(_fonts()))
    return write(report, ending)


def kept(place: str, name: str, known: str, make: Callable[[], bytes]) -> bytes:
    """The content with a digest, from disk or made now; it takes the place of what was before.

    `place` is the report, `name` which of its files: "pdf", "years.svg".
    """
    folder: Path = settings.DATA / CACHE / place
    path = folder / f"{known}.{name}"
    if path.is_file():
        return path.read_bytes()
    content = make()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*.{name}"):
        old.unlink(missing_ok=True)
    _write(path, content)
    return content


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, also where two do it at once."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
    Path(unfinished).replace(path)


def _fonts() -> Path | None:
    return Path(settings.FONTS) if settings.FONTS else None
