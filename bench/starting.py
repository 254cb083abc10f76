"""How long the command takes for one small file, from the shell and back."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench import material
from bench.clock import Aim, Line, Timed, medians, timed

ROUNDS = 31
COMMAND = Path(sys.executable).with_name("gongkai")
AIM = Aim(2, "import lxml.html")
# Compiled modules are kept, as they are where people install it.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def lines() -> Iterator[Line]:
    """The line of the table about the start."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_bytes(material.page())
        ours, reference = medians(
            ROUNDS,
            run([COMMAND, "check", file]),
            run([sys.executable, "-c", "import lxml.html"]),
        )
    yield AIM.line("`gongkai check one.html`, cold", ours, reference)


def run(command: Sequence[str | Path]) -> Timed:
    """A command whose output nobody reads.

    Without a timeout: with one, `subprocess` polls in steps that grow to 50 ms and measures those.
    """
    quiet = subprocess.DEVNULL
    return timed(
        lambda: subprocess.run(command, stdout=quiet, stderr=quiet, env=ENVIRONMENT, check=False),
        perf_counter,
    )
