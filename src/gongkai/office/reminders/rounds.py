"""The server's own clock: reminders without cron, in one thread beside those that answer."""

import logging
import threading
from datetime import datetime

from django.db import close_old_connections
from django.utils import timezone

from gongkai.office.calendars.keeping import doubt
from gongkai.office.reminders.digest import remind
from gongkai.office.reminders.outbox import Sent, is_quiet, send_due

LOG = logging.getLogger(__name__)
SECONDS = 60  # from one look to the next


def once(now: datetime | None = None) -> tuple[int, Sent]:
    """Make the digests of today once the quiet hours are over, and send what is due."""
    now = now or timezone.now()
    doubt()
    if is_quiet(now):
        return 0, Sent(quiet=True)
    return remind(timezone.localdate(now), now), send_due(now)


def start() -> threading.Event:
    """Do so every minute, in a thread that ends with the process, or once the event is set."""
    stop = threading.Event()
    threading.Thread(target=_run, args=(stop,), name="reminders", daemon=True).start()
    return stop


def _run(stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            close_old_connections()
            once()
        except Exception:  # the next look may find the database again
            LOG.exception("The reminders failed")
        finally:
            close_old_connections()
        stop.wait(SECONDS)
