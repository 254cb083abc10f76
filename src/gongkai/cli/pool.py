"""Many files on all cores, in order, a bounded number of them in flight."""

import os
import signal
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from typing import Any, Protocol, TypeVar

CHUNK = 8  # files a worker takes at a time
AHEAD = 3  # chunks waiting for each worker

T = TypeVar("T", covariant=True)


class Work(Protocol[T]):
    """What is done with each file; sent to the workers once."""

    def do(self, file: str) -> T:
        """The outcome of a file, whatever goes wrong with it."""
        ...

    def died(self, file: str) -> T:
        """The outcome of a file on which the system killed the worker."""
        ...


_work: Work[Any]  # in a worker, the one work it was started for


def outcomes(files: Sequence[str], work: Work[T]) -> Generator[T, None, None]:
    """The outcome of every file, in the order given.

    A worker that the system kills takes no other file with it: what was under way is done
    again, one file at a time, and the file that killed it is named.
    """
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    workers = min(workers or 1, -(-len(files) // CHUNK))
    chunks = (files[at : at + CHUNK] for at in range(0, len(files), CHUNK))
    waiting: deque[tuple[Sequence[str], Future[list[T]]]] = deque()
    pool = _pool(workers, work)
    try:
        while True:
            for chunk in islice(chunks, workers * AHEAD - len(waiting)):
                waiting.append((chunk, pool.submit(_do_all, chunk)))
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
                    yield _alone(file, work)
                pool = _pool(workers, work)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(file: str, work: Work[T]) -> T:
    """The outcome of a file in a process of its own."""
    with _pool(1, work) as pool:
        try:
            found: T = pool.submit(_do_all, [file]).result()[0]
        except BrokenProcessPool:
            return work.died(file)
    return found


def _pool(workers: int, work: Work[object]) -> ProcessPoolExecutor:
    # Not "fork": the progress bar runs a thread, and a forked copy of its lock may stay shut.
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload([type(work).__module__])
    return ProcessPoolExecutor(workers, context, initializer=_start, initargs=(work,))


def _start(work: Work[object]) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to end


def _do_all(files: Sequence[str]) -> list[Any]:
    return [_work.do(file) for file in files]
