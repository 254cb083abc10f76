"""An identity service on this machine, as small as one can be."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs

import jwt

CLIENT, SECRET = "gongkai", "a-secret-of-the-test-and-nobody-else"


class Service(ThreadingHTTPServer):
    """What it says of who signs in, and what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.claims: dict[str, Any] = {}
        self.asked: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"


class Desk(BaseHTTPRequestHandler):
    """Answers discovery, the exchange of a code, and who that is."""

    server: Service

    def do_GET(self) -> None:
        """Discovery, or the person."""
        url = self.server.url
        discovery = {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorise",
            "token_endpoint": f"{url}/token",
            "userinfo_endpoint": f"{url}/person",
            "jwks_uri": f"{url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        self.say(self.server.claims if self.path == "/person" else discovery)

    def do_POST(self) -> None:
        """A token for a code."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append({name: each[0] for name, each in parse_qs(body).items()})
        said = {"iss": self.server.url, "aud": CLIENT, "iat": int(time()), "exp": time() + 60}
        token = jwt.encode(said | self.server.claims, SECRET, algorithm="HS256")
        self.say({"access_token": "opaque", "token_type": "Bearer", "id_token": token})

    def say(self, what: object) -> None:
        """JSON."""
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def running() -> Iterator[Service]:
    """The service, for a while."""
    with Service() as service:
        thread = Thread(target=service.serve_forever, args=(0.01,))
        thread.start()
        yield service
        service.shutdown()
        thread.join()
