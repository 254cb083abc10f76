"""What reading one file may cost, and all that is made of a file."""

import json
import resource
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.annual.align import align
from gongkai.annual.check import case_of, check
from gongkai.annual.form import forms
from gongkai.annual.messages import say
from gongkai.annual.readers import read_bytes
from gongkai.annual.report import Report
from gongkai.annual.sentence import sentence
from gongkai.annual.serial import to_json
from gongkai.cli.screen import Screen
from gongkai.cli.show import show
from gongkai.cli.words import Words
from gongkai.refusal import Refusal

SECONDS = 5
MEGABYTES = 300
CELLS = {cell for form in forms() for cell in form.cells}


class Hang(BaseException):
    """Took too much. No Exception, so that nothing on the way takes it for a fault of the file."""


@contextmanager
def bounded() -> Iterator[None]:
    """Raises where what is inside takes too long or too much memory."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {SECONDS} s")

    before = peak()
    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    except Hang as hang:
        # Raised anew, since pytest cannot draw a frame that was stopped between two lines.
        frames = traceback.extract_tb(hang.__traceback__)
        where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[:-6:-1])
        raise Hang(f"{hang} in {where}") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    if peak() - before > MEGABYTES:
        raise Hang(f"more than {MEGABYTES} MB")


def peak() -> float:
    """The most memory that this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1_000_000 if sys.platform == "darwin" else most / 1_000


def answer(data: bytes, name: str) -> bool:
    """All that is made of a file, down to the last sentence; whether it could be read."""
    try:
        read = read_bytes(data, name)
        report = read if isinstance(read, Report) else align(read, name="报告")
    except Refusal as refusal:
        for language in ("zh", "en"):
            assert say("refusal", refusal.code, refusal.values, language)
        return False
    findings = check(report)
    assert report.cells.keys() <= CELLS
    assert report.inferred <= CELLS
    json.loads(json.dumps(to_json(report, findings, name), allow_nan=False))
    for finding in findings:
        assert sentence(finding, "en")
    assert show(case_of(report), findings, name, Words("en"), Screen())
    return True
