"""`make run` decides: an invented county on an empty folder of this machine, else as ever."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.house import ROOT

ASKED = "asked"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The Makefile with programs that only tell what they were given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    programs = {
        "scripts/setup.sh": "",
        ".venv/bin/gongkai": f"echo {ASKED} $*; exit $STATUS",
        ".venv/bin/python": 'echo "$* demo=$GONGKAI_DEMO host=$GONGKAI_HOST port=$GONGKAI_PORT"',
    }
    for name, text in programs.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
    return tmp_path


def run(
    checkout: Path, *given: str, status: int = 0, environment: Mapping[str, str] | None = None
) -> list[str]:
    """What was called, in order."""
    cleared = {k: v for k, v in os.environ.items() if not k.startswith(("GONGKAI_", "DATABASE_"))}
    told = subprocess.run(
        ("make", "--no-print-directory", "run", *given),
        cwd=checkout,
        env=cleared | {"STATUS": str(status), "MAKEFLAGS": ""} | dict(environment or {}),
        capture_output=True,
        check=True,
        text=True,
    )
    return told.stdout.splitlines()


def test_the_county_is_made_and_shown(checkout: Path) -> None:
    started = "manage.py serve demo=true host= port="
    assert run(checkout) == [f"{ASKED} demo --if-empty", started]


@pytest.mark.parametrize("status", [1, 2])
def test_real_bodies_start_as_ever(checkout: Path, status: int) -> None:
    started = "manage.py serve demo= host= port=8001"
    assert run(checkout, "PORT=8001", status=status)[-1] == started


@pytest.mark.parametrize(
    ("given", "environment", "started"),
    [
        ((), {"GONGKAI_DEMO": "false"}, "demo=false host= port="),
        ((), {"GONGKAI_HOSTS": "gk.example"}, "demo= host= port="),
        ((), {"DATABASE_URL": "postgres://db/gongkai"}, "demo= host= port="),
        (("HOST=0.0.0.0",), {}, "demo= host=0.0.0.0 port="),
    ],
)
def test_what_is_set_up_for_others_gets_no_county(
    checkout: Path, given: tuple[str, ...], environment: dict[str, str], started: str
) -> None:
    assert run(checkout, *given, environment=environment) == [f"manage.py serve {started}"]
