"""Connections on which nothing comes hold no thread of the server, on a real socket."""

import signal
import socket
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import monotonic

import pytest

from gongkai.config import worker
from tests.config.test_serve import port, start

__all__ = ["port"]
HUGE = 5 * 1024**3


@pytest.fixture
def served(tmp_path: Path, port: int) -> Iterator[int]:
    """The port of a server with two threads."""
    with start(tmp_path, port, GONGKAI_THREADS="2") as server:
        assert server.stdout
        assert server.stdout.readline()
        yield port
        server.send_signal(signal.SIGINT)
        server.wait(10)


def sent(port: int, path: str, length: int, body: bytes = b"xxxxx") -> socket.socket:
    """A connection with the head of a form and the first bytes of its body."""
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n"
    kind = "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    line.sendall(f"{head}{kind}".encode() + body)
    return line


def whole(line: socket.socket) -> bytes:
    """All that is answered until the server closes."""
    answer = b""
    while part := line.recv(65536):
        answer += part
    return answer


def health(port: int) -> float:
    """Seconds until the server says that it is well."""
    began = monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(b"GET /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
        assert b" 200 " in whole(line)
    return monotonic() - began


@pytest.mark.parametrize("path", ["/check/", "/apply/nobody/files/"])
def test_what_is_too_much_is_answered_at_once(served: int, path: str) -> None:
    began = monotonic()
    with sent(served, path, HUGE) as line:
        answer = whole(line)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"Connection: close" in answer
    assert monotonic() - began < 5


def test_a_dozen_idle_connections_do_not_stop_the_site(served: int) -> None:
    idle = [sent(served, "/apply/nobody/files/", HUGE) for _ in range(12)]
    assert health(served) < 12 * worker.PAUSE + 2
    for line in idle:
        line.close()


def test_who_sends_all_of_too_much_still_reads_why(served: int) -> None:
    length = 120_000_000
    with sent(served, "/check/", length, b"x" * length) as line:
        assert "内容太多" in whole(line).decode()


def test_a_body_that_does_not_come_is_given_up(served: int) -> None:
    began = monotonic()
    waiting = [sent(served, "/apply/nobody/files/", 1000) for _ in range(2)]
    assert b" 400 " in whole(waiting[0]).splitlines()[0]
    assert monotonic() - began < worker.SILENCE + 5
    for line in waiting:
        line.close()


def pair() -> tuple[worker.Patient, socket.socket]:
    """Two ends of a connection, the first a patient one."""
    here, there = socket.socketpair()
    return worker.Patient(fileno=here.detach()), there


def test_bytes_that_drip_are_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "monotonic", count(1000, 5).__next__)
    here, there = pair()
    here.begin()
    with here, there, pytest.raises(ConnectionResetError):
        while True:
            there.send(b"x")
            assert here.recv(1) == b"x"


def test_what_comes_fast_enough_gets_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 0.0)
    here, there = pair()
    here.begin()
    here.got = 60 * worker.SLOWEST
    with here, there:
        there.send(b"x")
        assert here.recv(1) == b"x"
