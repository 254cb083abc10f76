"""`make run` as its user meets it: an address, a page behind it, a clear word if that fails."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.house import ROOT


def start(data: Path, port: int, **environment: str) -> "subprocess.Popen[str]":
    """The server in a process of its own."""
    given = {
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
        "GONGKAI_DATA": str(data),
        "GONGKAI_PORT": str(port),
    }
    return subprocess.Popen(
        (sys.executable, "manage.py", "serve"),
        cwd=ROOT,
        env=os.environ
        | given
        | {"DJANGO_SETTINGS_MODULE": "gongkai.config.settings"}
        | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_makes_its_data_prints_its_address_and_answers_there(tmp_path: Path, port: int) -> None:
    data = tmp_path / "data"
    with start(data, port) as server:
        assert server.stdout
        assert server.stdout.readline().endswith(f"http://127.0.0.1:{port}\n")
        with urlopen(f"http://127.0.0.1:{port}/") as answer:
            assert "年报" in answer.read().decode()
        server.send_signal(signal.SIGINT)
        assert server.wait(10) == 0
    assert {"gongkai.sqlite3", "secret.key"} <= {path.name for path in data.iterdir()}


def test_a_port_in_use_is_told_with_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = start(tmp_path, port).communicate(timeout=30)[1]
    assert f"不能监听 127.0.0.1:{port}" in said
    assert "make run PORT=" in said
    assert "Traceback" not in said


def test_a_wrong_setting_is_told_without_a_traceback(tmp_path: Path, port: int) -> None:
    said = start(tmp_path, port, GONGKAI_HTTPS="maybe").communicate(timeout=30)[1]
    assert "环境变量 GONGKAI_HTTPS 的值“maybe”不能用" in said
    assert "Traceback" not in said
