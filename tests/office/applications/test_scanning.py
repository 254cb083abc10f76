"""ClamAV is asked where it is named: a clean file passes, an infected one or silence does not."""

import socketserver
import struct
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from pytest_django.fixtures import Settings

from gongkai.config.variables import scanner
from gongkai.office.applications.scanning import must_be_clean
from gongkai.refusal import Refusal

VIRUS = b"X5O!P%@AP"  # the beginning of the EICAR test file


class Clamd(socketserver.BaseRequestHandler):
    """Takes INSTREAM as clamd does, and finds one virus."""

    def handle(self) -> None:
        """Read the command, the chunks and the end; answer."""
        assert self._exactly(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack(">I", self._exactly(4))[0]:
            data += self._exactly(size)
        if VIRUS in data:
            answer = b"stream: Eicar-Test-Signature FOUND\0"
        elif data.startswith(b"big"):
            answer = b"INSTREAM size limit exceeded. ERROR\0"
        else:
            answer = b"stream: OK\0"
        self.request.sendall(answer)

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            found += self.request.recv(count - len(found))
        return found


@pytest.fixture(params=["tcp", "unix"])
def clamd(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> Iterator[None]:
    """A scanner on this machine."""
    if request.param == "tcp":
        server: socketserver.BaseServer = socketserver.TCPServer(("127.0.0.1", 0), Clamd)
        assert isinstance(server.server_address, tuple)
        settings.CLAMAV = f"127.0.0.1:{server.server_address[1]}"
    else:
        path = tmp_path / "clamd.ctl"
        server = socketserver.UnixStreamServer(str(path), Clamd)
        settings.CLAMAV = str(path)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()


def refusal(data: bytes) -> str:
    """Why a file is not taken."""
    with pytest.raises(Refusal) as refused:
        must_be_clean("扫描.pdf", data)
    return refused.value.code


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_passes_and_an_infected_one_does_not() -> None:
    must_be_clean("扫描.pdf", b"%PDF" + b"x" * 200_000)
    assert refusal(b"%PDF" + b"x" * 200_000 + VIRUS) == "counter-infected"
    assert refusal(b"big") == "counter-scanner-away"


@pytest.mark.parametrize("where", ["127.0.0.1:1", "/nowhere/clamd.ctl"])
def test_where_the_scanner_is_named_and_away_nothing_is_taken(
    where: str, settings: Settings
) -> None:
    settings.CLAMAV = where
    assert refusal(b"%PDF") == "counter-scanner-away"


def test_without_a_scanner_nothing_is_asked(settings: Settings) -> None:
    settings.CLAMAV = ""
    must_be_clean("扫描.pdf", VIRUS)


def test_the_setting_is_a_host_with_a_port_or_a_path() -> None:
    assert [scanner(text) for text in ("", "clam:3310", "/run/clamd.ctl")][1] == "clam:3310"
    with pytest.raises(ValueError, match="host:port"):
        scanner("3310")
