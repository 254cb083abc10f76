"""One example of many in one test, each in an empty database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from gongkai.office.calendars.keeping import doubt


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done is taken back at the end."""
    with transaction.atomic():
        doubt()
        yield
        transaction.set_rollback(True)
    doubt()
