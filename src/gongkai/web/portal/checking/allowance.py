"""How often one address may ask. Counted in this process, of which `manage.py serve` has one."""

from collections import deque
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

from gongkai.refusal import Refusal

MINUTE = 60.0
MOST_ADDRESSES = 10_000
STEPS = 10
"""Edits and downloads that go with one upload."""


class Allowance:
    """Times of the last minute, by address."""

    def __init__(self) -> None:
        self._times: dict[str, deque[float]] = {}
        self._lock = Lock()

    def take(self, address: str, most: int, count: int = 1) -> None:
        """Count so many more; refuses what is more than `most` a minute."""
        now = monotonic()
        with self._lock:
            times = self._times.setdefault(address, deque())
            while times and now - times[0] > MINUTE:
                times.popleft()
            if len(times) + count > most:
                raise Refusal("too_often", most=most)
            times.extend([now] * count)
            if len(self._times) > MOST_ADDRESSES:
                self._forget(now)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._times.clear()

    def _forget(self, now: float) -> None:
        old = [a for a, times in self._times.items() if not times or now - times[-1] > MINUTE]
        for address in old:
            del self._times[address]


uploads = Allowance()
steps = Allowance()


def take_uploads(request: HttpRequest, count: int = 1) -> None:
    """Count some files."""
    uploads.take(address_of(request), settings.CHECK_UPLOADS, count)


def take_step(request: HttpRequest) -> None:
    """Count an edit, a mend or a download."""
    steps.take(address_of(request), settings.CHECK_UPLOADS * STEPS)


def address_of(request: HttpRequest) -> str:
    """Who asks. Behind the proxy that HTTPS needs it is whom the proxy names last."""
    if settings.HTTPS and (named := request.META.get("HTTP_X_FORWARDED_FOR")):
        return str(named).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
