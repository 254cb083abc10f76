"""Gunicorn's worker with threads, whose threads nobody can hold by sending nothing."""

import socket
from contextlib import suppress
from errno import ECONNRESET
from time import monotonic
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker

SILENCE: Final = 10.0
"""Seconds without a byte after which a request is given up."""
PATIENCE: Final = 20.0
"""Seconds for a request to come, and as many more as its size takes at SLOWEST."""
SLOWEST: Final = 8_000
"""Bytes a second, less than any telephone."""
DROPPED: Final = 64 * 1024
"""Bytes of a body that nobody read that are still taken in to keep a connection."""
LINGER: Final = 5.0
"""Seconds at most to drop what still comes, for a browser reads no answer while it sends."""
PAUSE: Final = 0.5
"""Seconds without a byte after which nothing more is awaited there."""


class Patient(socket.socket):
    """A connection that gives up a request which does not come."""

    began = 0.0
    got = 0

    def begin(self) -> None:
        """A new request may come now."""
        self.began, self.got = monotonic(), 0

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """What came. Raises ConnectionResetError, as if they had gone, if it takes too long."""
        left = self.began + PATIENCE + self.got / SLOWEST - monotonic()
        before = self.gettimeout()
        if left <= 0:
            raise ConnectionResetError(ECONNRESET, "too slow")
        try:
            if before is None:
                self.settimeout(min(SILENCE, left))
            data = super().recv(size, flags)
        except TimeoutError:
            raise ConnectionResetError(ECONNRESET, "nothing came") from None
        finally:
            self.settimeout(before)
        self.got += len(data)
        return data

    def setblocking(self, flag: bool, /) -> None:
        """As ever; nothing if it is closed already."""
        if self.fileno() >= 0:
            super().setblocking(flag)

    def linger(self) -> None:
        """Close, after what still comes has been dropped for a moment."""
        until = monotonic() + LINGER
        with suppress(OSError):
            self.shutdown(socket.SHUT_WR)
            while (left := until - monotonic()) > 0:
                self.settimeout(min(PAUSE, left))
                if not super().recv(1 << 20):
                    break
        self.close()


class Worker(ThreadWorker):  # type: ignore[misc]
    """Answers each request in a thread; its loop itself waits for nobody."""

    def enqueue_req(self, conn: Any) -> None:  # noqa: ANN401
        """Hand a connection, on which a request may come, to a thread."""
        if not isinstance(conn.sock, Patient):
            conn.sock = Patient(fileno=conn.sock.detach())
        conn.sock.begin()
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:  # noqa: ANN401
        """Answer; a connection that ends is closed here: gunicorn would wait in its loop."""
        kept = super().handle(conn)
        if kept is False:
            conn.sock.linger()
        return kept

    def handle_request(self, req: Any, conn: Any) -> bool:  # noqa: ANN401
        """Answer a request; one that brings much is the last one of its connection.

        So what is refused unread is answered at once, and not first taken in.
        """
        headers = {name.upper(): value for name, value in req.headers}
        if "TRANSFER-ENCODING" in headers or int(headers.get("CONTENT-LENGTH", 0)) > DROPPED:
            req.force_close()
        return bool(super().handle_request(req, conn))
