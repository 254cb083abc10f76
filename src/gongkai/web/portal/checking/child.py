"""Work on what strangers send, done in a process of its own that may not take much."""

import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import NamedTuple, TypeVar

from gongkai.refusal import Refusal

T = TypeVar("T")

PRELOADED = "gongkai.web.portal.checking.warm"
GRACE = 2.0
"""Seconds that a process which is told to end has for tidying up."""

PATIENCE = 0.5
"""Seconds to wait where too many wait already."""

_processes = BoundedSemaphore(max(2, os.cpu_count() or 2))


class Limits(NamedTuple):
    """What one piece of work may take."""

    seconds: int
    megabytes: int


class Queue:
    """Those who wait for work or have it done.

    Each holds a thread of the server, of which some must be left for other pages.
    """

    def __init__(self, places: int) -> None:
        self._places = BoundedSemaphore(places)

    def __enter__(self) -> None:
        if not self._places.acquire(timeout=PATIENCE):
            raise Refusal("busy")

    def __exit__(self, *_: object) -> None:
        self._places.release()


class Failure(NamedTuple):
    """A refusal on its way out of the process."""

    code: str
    values: Mapping[str, object]


def bounded(limits: Limits, task: Callable[..., T], *given: object) -> T:
    """What a task of `work` answers; a refusal where it takes too much or breaks.

    The task has a folder for what other programs must find on disk, and nothing of it stays.
    """
    with _processes, TemporaryDirectory(prefix="gongkai-check-") as folder:
        found = _answer(limits, folder, task, given)
    if isinstance(found, Failure):
        raise Refusal(found.code, **found.values)
    return found


def _answer(
    limits: Limits, folder: str, task: Callable[..., T], given: tuple[object, ...]
) -> T | Failure:
    # Not "fork": the server has threads, and a forked copy of their locks may stay shut.
    context = get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(sender, limits, folder, task, given), daemon=True)
    with receiver:
        process.start()
        sender.close()
        try:
            if not receiver.poll(limits.seconds):
                return Failure("too_long", {"seconds": limits.seconds})
            found: T | Failure = receiver.recv()
        except (EOFError, OSError):  # it ended, or was ended, before its answer was out
            return Failure("too_heavy", {})
        finally:
            _end(process)
    return found


def _end(process: ForkServerProcess) -> None:
    """Let it tidy up, its own children too; then it must go."""
    process.join(0.05)
    if process.is_alive():
        process.terminate()
        process.join(GRACE)
    if process.is_alive():
        process.kill()
        process.join()
    process.close()


def _run(
    sender: Connection,
    limits: Limits,
    folder: str,
    task: Callable[..., object],
    given: tuple[object, ...],
) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _confine(limits, folder)
    found: object
    try:
        found = task(*given)
    except Refusal as refusal:
        found = Failure(refusal.code, refusal.values)
    except MemoryError:
        found = Failure("too_heavy", {})
    except Exception as error:  # a fault of ours: told by its place, never by what was sent
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__}，{Path(last.filename).name}:{last.lineno}"
        found = Failure("fault", {"where": where})
    sender.send(found)


def _confine(limits: Limits, folder: str) -> None:
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    size = limits.megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds + 1, limits.seconds + 2))
    if sys.platform != "darwin":  # which knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
