"""What holds for every test: no network beyond this machine, no haste on a busy one."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from hypothesis import settings

from gongkai.office.calendars.keeping import doubt
from tests.triggers import without_triggers

settings.register_profile("gongkai", settings(), deadline=None)
settings.load_profile("gongkai")

LOOPBACK = ("127.", "localhost", "::1")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A connection to another machine fails the test that makes it."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test connects to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield


@pytest.fixture(autouse=True)
def fresh_calendar() -> None:
    """What a test confirmed is taken back at its end, and this thread must not go on by it."""
    doubt()


@pytest.fixture(autouse=True, scope="session")
def flush_passes() -> Iterator[None]:
    """A transactional test empties all tables at its end, which the triggers would refuse.

    The whole session long, for a fixture of one test ends before its database does.
    """
    handle = flush.Command.handle

    def through(self: flush.Command, **options: Any) -> None:  # noqa: ANN401
        with without_triggers():
            handle(self, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", through)
        yield
