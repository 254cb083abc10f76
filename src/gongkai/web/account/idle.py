"""The end of a session that nobody uses."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

SEEN = "seen"
EVERY = 60.0
"""Seconds between two notes of the time, so that not every page writes to the database."""


class StayAwake:
    """Puts the end of a signed-in session off whenever its person does something."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; saving the session starts its time anew."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            session, now = request.session, time()
            if SESSION_KEY in session and now - session.get(SEEN, 0) > EVERY:
                session[SEEN] = now
        return self.answer(request)
