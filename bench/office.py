"""Actions a second with one writer and with eight, on both databases."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Aim, Line, milliseconds
from bench.elsewhere import ROOT

AIM = Aim(4, "bare INSERTs")
WRITERS = (1, 8)
CASES = (10_000, 50_000)
LINEAR, FLAT = 1.2, 1.1
POSTGRES = [str(ROOT / "scripts/with-postgres.sh")]


def lines() -> Iterator[Line]:
    """The lines of the table about the office; without PostgreSQL its lines are left out."""
    for name, before in (("SQLite", []), ("PostgreSQL", POSTGRES)):
        for writers in WRITERS:
            found = measure(before, "bench.office_work", writers)
            if found is None:
                continue
            count = int(found["actions"])
            rate = f"{count / found['office']:.0f} actions a second"
            what = f"{name}, {writers} writer{'s' * (writers > 1)}: {rate}, one action"
            yield AIM.line(what, found["office"] / count, found["bare"] / count)

    yield from _many()


def _many() -> Iterator[Line]:
    """Refolding and verifying many cases: so many times the cases, so many times the time."""
    few, many = (measure([], "bench.refold_work", count) for count in CASES)
    assert few
    assert many
    assert few["wrong"] == many["wrong"] == 0
    times = CASES[1] / CASES[0]
    for what, each in (("refold", CASES[1]), ("verify", int(many["entries"]))):
        rate = f"{what} {CASES[1]:,} cases, {each / many[what]:,.0f} a second"
        ratio = many[what] / few[what] / times
        small = f"{CASES[0]:,} cases {milliseconds(few[what])}"
        aim, met = f"≤ {LINEAR}× a case", ratio <= LINEAR
        yield Line(rate, milliseconds(many[what]), small, f"{ratio:.2f}× a case", aim, met=met)
    ratio = many["megabytes"] / few["megabytes"]
    yield Line(
        f"memory of both over {CASES[1]:,} cases",
        f"{many['megabytes']:.0f} MB",
        f"{CASES[0]:,} cases {few['megabytes']:.0f} MB",
        f"{ratio:.2f}×",
        f"≤ {FLAT}×",
        met=ratio <= FLAT,
    )


def measure(before: list[str], program: str, count: int) -> dict[str, float] | None:
    """What a program found on one database, for so many writers or cases."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [*before, sys.executable, "-m", program, str(count)],
            cwd=ROOT,
            env={
                **os.environ,
                "GONGKAI_DATA": folder,
                "DJANGO_SETTINGS_MODULE": "gongkai.config.settings",
                "PYTHONPATH": str(Path(ROOT)),
            },
            capture_output=True,
            text=True,
            check=True,
        )
    last = done.stdout.strip().splitlines()[-1]
    return json.loads(last) if last.startswith("{") else None
