"""Many files on all cores, in order, a bounded number of them in flight."""

import os
import signal
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_all_start_methods, get_context

from gongkai.cli.examine import FileResult, Job, examine, refused
from gongkai.refusal import Refusal

CHUNK = 8  # files a worker takes at a time
AHEAD = 3  # chunks waiting for each worker

_job: Job  # in a worker, the one job it was started for


def outcomes(files: Sequence[str], job: Job) -> Generator[FileResult, None, None]:
    """The outcome of every file, in the order given.

    A worker that the system kills takes no other file with it: what was under way is done
    again, one file at a time, and the file that killed it is named.
    """
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    workers = min(workers or 1, -(-len(files) // CHUNK))
    chunks = (files[at : at + CHUNK] for at in range(0, len(files), CHUNK))
    waiting: deque[tuple[Sequence[str], Future[list[FileResult]]]] = deque()
    pool = _pool(workers, job)
    try:
        while True:
            for chunk in islice(chunks, workers * AHEAD - len(waiting)):
                waiting.append((chunk, pool.submit(_examine_all, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown()
                lost = [chunk, *(other for other, _ in waiting)]
                waiting.clear()
                for file in (file for one in lost for file in one):
                    yield _alone(file, job)
                pool = _pool(workers, job)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(file: str, job: Job) -> FileResult:
    """The outcome of a file in a process of its own."""
    with _pool(1, job) as pool:
        try:
            return pool.submit(_examine_all, [file]).result()[0]
        except BrokenProcessPool:
            return refused(file, Refusal("died"), job)


def _pool(workers: int, job: Job) -> ProcessPoolExecutor:
    # Not "fork": the progress bar runs a thread, and a forked copy of its lock may stay shut.
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["gongkai.cli.pool"])
    return ProcessPoolExecutor(workers, context, initializer=_start, initargs=(job,))


def _start(job: Job) -> None:
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to end


def _examine_all(files: Sequence[str]) -> list[FileResult]:
    return [examine(file, _job) for file in files]
