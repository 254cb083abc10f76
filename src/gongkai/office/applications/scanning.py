"""Asking ClamAV about a file, by the protocol of clamd (INSTREAM), where an operator names one."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing

from django.conf import settings

from gongkai.refusal import Refusal

SECONDS = 30  # for which an answer is waited for
CHUNK = 1 << 16
LONGEST_ANSWER = 4096


def must_be_clean(name: str, data: bytes) -> None:
    """Raises Refusal for an infected file, and where a scanner is named and does not answer."""
    if not settings.CLAMAV:
        return
    try:
        answer = _asked(settings.CLAMAV, data)
    except (OSError, ValueError):
        raise Refusal("counter-scanner-away") from None
    if answer.endswith("FOUND"):
        raise Refusal("counter-infected", name=name)
    if not answer.endswith("OK"):
        raise Refusal("counter-scanner-away")


def _asked(where: str, data: bytes) -> str:
    with closing(_connected(where)) as connection:
        connection.sendall(b"zINSTREAM\0")
        for part in _chunks(data):
            connection.sendall(struct.pack(">I", len(part)) + part)
        connection.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
            more = connection.recv(CHUNK)
            if not more:
                break
            answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _chunks(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), CHUNK):
        yield data[at : at + CHUNK]


def _connected(where: str) -> socket.socket:
    """A socket to `host:port`, or to a path of the file system."""
    if "/" in where:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(SECONDS)
        try:
            connection.connect(where.removeprefix("unix:"))
        except OSError:
            connection.close()
            raise
        return connection
    host, _, port = where.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), SECONDS)
