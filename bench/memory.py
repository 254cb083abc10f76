"""Ten thousand files through the command: memory of all its processes, files a second."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from bench import material
from bench.clock import Line
from bench.starting import COMMAND, ENVIRONMENT

FEW, MANY = 1_000, 10_000
FLAT = 1.1
EVERY = 0.05  # seconds between two looks
PROCESSES = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE") / 1_000_000


def lines() -> Iterator[Line]:
    """The line of the table about memory."""
    if not (PROCESSES / "self/statm").exists():
        sys.stderr.write("LEFT OUT: memory over many files (this system has no /proc)\n")
        return
    with TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        for at, count in ((few, FEW), (many, MANY)):
            at.mkdir()
            for number in range(count):
                name, data = material.small(number)
                (at / name).write_bytes(data)
        before, _ = checked(few)
        after, seconds = checked(many)
    yield Line(
        f"memory over {MANY:,} files, all processes",
        f"{after:.0f} MB ({MANY / seconds:.0f} files/s)",
        f"{FEW:,} files {before:.0f} MB",
        f"{after / before:.2f}×",
        f"≤ {FLAT:g}×",
        met=after / before <= FLAT,
    )


def checked(folder: Path) -> tuple[float, float]:
    """The most megabytes while a folder is checked, and the seconds that it takes."""
    quiet = subprocess.DEVNULL
    started = perf_counter()
    most = 0.0
    with subprocess.Popen(
        [COMMAND, "check", folder], stdout=quiet, stderr=quiet, env=ENVIRONMENT
    ) as process:
        while process.poll() is None:
            most = max(most, sum(resident(number) for number in family(process.pid)))
            sleep(EVERY)
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"gongkai check {folder} ended with {process.returncode}")
    return most, perf_counter() - started


def family(first: int) -> list[int]:
    """A process and all that come from it."""
    found = [first]
    for number in found:
        for task in (PROCESSES / str(number) / "task").glob("*/children"):
            try:
                found += map(int, task.read_text("ascii").split())
            except OSError:  # it has just ended
                continue
    return found


def resident(number: int) -> float:
    """The megabytes that a process holds."""
    try:
        return int((PROCESSES / str(number) / "statm").read_text("ascii").split()[1]) * PAGE
    except OSError:
        return 0.0
