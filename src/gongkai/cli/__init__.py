"""The doors from a terminal: `gongkai check` and the commands beside it."""

import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence

from gongkai.cli.arguments import OFFICE, Arguments, parse
from gongkai.cli.words import Words, language

INTERRUPTED = 130
SPARING = 20_000  # new objects between two looks for garbage
PIPE_BROKEN = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; a closed pipe and Ctrl-C end quietly."""
    _spare_garbage()
    words = Words(language(os.environ))
    try:
        for stream in (sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="backslashreplace")
        status = _run(sys.argv[1:] if argv is None else argv, words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more at exit, and would complain of the pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_BROKEN
    return status


def _spare_garbage() -> None:
    """Next to nothing of what a start makes is garbage, and at the end all of it is given up."""
    gc.set_threshold(SPARING)
    atexit.register(gc.freeze)


def _run(argv: Sequence[str], words: Words) -> int:
    found = parse(argv, words)
    if isinstance(found, int):
        return found
    if found.command == "compare":
        from gongkai.cli import comparing

        return comparing.run(found, words)
    if found.command == "law":
        from gongkai.cli import law

        return law.run(found, words)
    if found.command in OFFICE:
        from gongkai.cli import office

        return office.run(found, words)
    if found.command != "check":
        from gongkai.cli import writing

        command: Callable[[Arguments, Words], int] = getattr(writing, found.command)
        return command(found, words)
    from gongkai.cli import checking

    return checking.run(found, words)
