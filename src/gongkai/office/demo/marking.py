"""The mark of a demonstration: a key in the data folder whose digest stands in the journal.

Neither alone is enough. A file that is copied into a real folder finds no entry there; a database
that is copied out of the demonstration finds no file.
"""

import secrets
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.office.bodies.founding import has_tables
from gongkai.office.bodies.models import Body
from gongkai.office.demo.said import DemoMade
from gongkai.office.journal.models import Entry
from gongkai.office.journal.writing import lock, write

FILE, SUBJECT, KIND = "demo", "demo", "demo.made"
LENGTH = 40  # signs of a subject


def mark(body: Body, seed: int) -> None:
    """Say of this folder, for good, that it holds the demonstration."""
    key = secrets.token_hex(32)
    settings.DATA.mkdir(parents=True, exist_ok=True)
    (settings.DATA / FILE).write_text(f"{key}\n", "ascii")
    with transaction.atomic():
        said = DemoMade(_digest(key), seed)
        subject = (SUBJECT, said.mark[:LENGTH])
        write(lock(body)[body.pk], subject, said, happened_on=timezone.localdate(), by=None)


def marked() -> bool:
    """Whether folder and journal agree that everything here is invented."""
    try:
        key = (settings.DATA / FILE).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return False
    return bool(key) and (key in _known or (has_tables() and _look(key)))


_known: set[str] = set()


def _look(key: str) -> bool:
    """A key once found in the journal stays there, so that a page need not ask again."""
    digest = _digest(key)
    first = Body.objects.order_by("pk").values_list("pk", flat=True).first()
    said = Entry.objects.filter(
        subject_kind=SUBJECT, subject=digest[:LENGTH], kind=KIND, body=first
    )
    if found := any(digest in entry.text for entry in said):
        _known.add(key)
    return found


def _digest(key: str) -> str:
    return sha256(f"demo:{key}".encode()).hexdigest()
