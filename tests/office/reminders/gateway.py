"""A gateway for SMS on this machine, as offices have them."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import NamedTuple


class Posted(NamedTuple):
    """What the gateway got."""

    kind: str
    auth: str
    body: str


class Fake:
    """Keeps what it gets; answers with a status and some words."""

    def __init__(self) -> None:
        self.got: list[Posted] = []
        self.status, self.words = 200, '{"code":0}'
        self.url = ""


@contextmanager
def running() -> Iterator[Fake]:
    """The gateway at work."""
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            headers = self.headers
            posted = Posted(headers["Content-Type"], headers["Authorization"] or "", data.decode())
            fake.got.append(posted)
            self.send_response(fake.status)
            if fake.status == 302:
                self.send_header("Location", fake.url + "elsewhere")
            self.end_headers()
            self.wfile.write(fake.words.encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
