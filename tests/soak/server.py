"""A real server on a database of its own, and the people who use it."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[2]
TOKEN = "a" * 32  # the cookie and the header of the form protection, which need only be the same
START_SECONDS = 60
PREPARE = """
import json
import django

django.setup()
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

call_command("migrate", interactive=False, verbosity=0)
from gongkai.office.bodies.roles import Role
from tests.office.factory import body, person

bureau = body()
sessions = []
for _ in range({clients}):
    somebody = person(bureau, Role.REGISTRAR, Role.DISCLOSURE_HEAD)
    store = SessionStore()
    store["_auth_user_id"] = str(somebody.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store["_auth_user_hash"] = somebody.get_session_auth_hash()
    store.save()
    sessions.append(store.session_key)
print(json.dumps(sessions))
"""


class Answer(NamedTuple):
    """What the server said."""

    status: int
    told: dict[str, Any]


class Client:
    """One person's browser. Each call opens a connection, as after a crash one must."""

    def __init__(self, port: int, session: str) -> None:
        self.port = port
        self.headers = {
            "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/json",
        }

    def post(self, path: str, given: dict[str, object]) -> Answer:
        """Send one action. Raises OSError where the server is gone."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", path, json.dumps(given), self.headers)
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        told = (
            json.loads(text) if text.startswith(b"{") else {"text": text.decode(errors="replace")}
        )
        return Answer(response.status, told)


class Office:
    """The server's process, which can be killed and started again on the same records."""

    def __init__(self, folder: Path, clients: int) -> None:
        self.port = free_port()
        self.environment = {
            **os.environ,
            "GONGKAI_DATA": str(folder),
            "GONGKAI_PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
            "PYTHONPATH": str(ROOT),
            **own_database(),
        }
        told = self.run(PREPARE.format(clients=clients))
        self.clients = [Client(self.port, session) for session in json.loads(told)]
        self.process: subprocess.Popen[bytes] | None = None
        self.log = folder / "server.log"

    def run(self, program: str) -> str:
        """A program on the records, in a process of its own; what it prints."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip().splitlines()[-1]

    def start(self) -> None:
        """Start, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                env=self.environment,
                cwd=ROOT,
                start_new_session=True,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        until = monotonic() + START_SECONDS
        while monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
        raise AssertionError("the server does not answer")

    def said(self) -> bytes:
        """All that the server wrote."""
        return self.log.read_bytes()

    def kill(self) -> None:
        """Pull the plug: every process of it at once."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def office(folder: Path, clients: int) -> Iterator[Office]:
    """A running server with so many people signed in."""
    found = Office(folder, clients)
    found.start()
    try:
        yield found
    finally:
        found.kill()


def own_database() -> dict[str, str]:
    """On PostgreSQL a database of its own; on SQLite the folder has one."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {}
    name = f"soak_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return {"DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}"))}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
