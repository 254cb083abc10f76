"""Many files one after another or on all cores, and a bar for who watches."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from gongkai.cli.words import Words

if TYPE_CHECKING:
    from gongkai.cli.pool import Work

T = TypeVar("T")

FEW = 8  # files that are done before a pool of workers has started


def each_of(files: Sequence[str], work: "Work[T]") -> Iterator[T]:
    """The outcome of every file, in the order given; many of them in processes of their own."""
    if len(files) <= FEW:
        return (work.do(file) for file in files)
    from gongkai.cli.pool import outcomes

    return outcomes(files, work)


@contextmanager
def progress(count: int, words: Words) -> Iterator[Callable[[], None]]:
    """A bar on standard error while many files are read, where somebody watches."""
    if count <= FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        words("progress"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        # Lines would tear the bar where both go to one terminal, and must not leave a pipe.
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task("", total=count)
        yield lambda: bar.advance(task)
