"""`make setup`: nothing twice, and sound after an interruption. Python itself is pretended."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house import ROOT

# Writes down what it is asked to do. `-m venv` copies it into the new environment; `-m pip` fails
# where a file named "broken" lies about, as if someone had pulled the plug.
PYTHON = """#!/bin/sh
case "$*" in
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo "venv" >>"$DID" ;;
    *pip*) shift 3; echo "$*" >>"$DID"; [ ! -e broken ] ;;
    *version_info*) exit "${TOO_OLD:-0}" ;;
    *) echo "3.11 /usr" ;;
esac
"""
MADE = "venv"
LOCKED = "install --quiet --quiet --no-deps --require-hashes -r requirements/{}.txt"
OURS = "install --quiet --quiet --no-deps --no-build-isolation --editable ."


class Checkout:
    """A folder with what setup.sh looks at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("scripts", "requirements", "src/gongkai"):
            (folder / name).mkdir(parents=True)
        shutil.copy(ROOT / "scripts/setup.sh", folder / "scripts")
        for name in ("requirements/run.txt", "requirements/test.txt", "pyproject.toml"):
            (folder / name).write_text(name)
        (folder / "src/gongkai/__init__.py").write_text("")
        (folder / "python").write_text(PYTHON)
        (folder / "python").chmod(0o755)

    def setup(self, name: str, **environment: str) -> list[str]:
        """What one run does, in order."""
        log = self.folder / "did"
        log.write_text("")
        given = {"PYTHON": str(self.folder / "python"), "DID": str(log), "PATH": os.environ["PATH"]}
        self.run = subprocess.run(
            ("sh", "scripts/setup.sh", name),
            cwd=self.folder,
            env=given | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return log.read_text().splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout in which nothing was set up."""
    return Checkout(tmp_path)


def test_the_first_time_everything_is_made(checkout: Checkout) -> None:
    assert checkout.setup("run") == [MADE, LOCKED.format("run"), OURS]


@pytest.mark.parametrize(("first", "then"), [("run", "run"), ("test", "test"), ("test", "run")])
def test_nothing_is_done_where_nothing_changed(checkout: Checkout, first: str, then: str) -> None:
    checkout.setup(first)
    assert checkout.setup(then) == []


def test_the_test_set_is_added_to_the_run_set(checkout: Checkout) -> None:
    checkout.setup("run")
    assert checkout.setup("test") == [LOCKED.format("test")]


def test_a_changed_lock_makes_everything_anew(checkout: Checkout) -> None:
    checkout.setup("test")
    (checkout.folder / "requirements/run.txt").write_text("newer")
    assert checkout.setup("test") == [MADE, LOCKED.format("test"), OURS]


def test_a_changed_project_is_only_installed_again(checkout: Checkout) -> None:
    checkout.setup("run")
    (checkout.folder / "pyproject.toml").write_text("newer")
    assert checkout.setup("run") == [OURS]


@pytest.mark.parametrize("before", [None, "run"])
def test_after_an_interruption_everything_is_made_anew(
    checkout: Checkout, before: str | None
) -> None:
    if before:
        checkout.setup(before)
    (checkout.folder / "broken").touch()
    checkout.setup("test")
    assert checkout.run.returncode != 0
    (checkout.folder / "broken").unlink()
    assert checkout.setup("test") == [MADE, LOCKED.format("test"), OURS]


def test_a_moved_checkout_is_set_up_again(checkout: Checkout, tmp_path: Path) -> None:
    checkout.setup("run")
    checkout.folder = checkout.folder.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    assert checkout.setup("run")[0] == MADE


def test_an_old_python_is_refused_in_both_languages(checkout: Checkout) -> None:
    assert checkout.setup("run", TOO_OLD="1") == []
    assert checkout.run.returncode != 0
    assert "不是 Python 3.11 以上版本（is not Python 3.11 or later）" in checkout.run.stderr
