"""The doors from a terminal: `gongkai check` and `gongkai compare`."""

import os
import sys
from collections.abc import Sequence

from gongkai.cli.arguments import parse
from gongkai.cli.words import Words, language

INTERRUPTED = 130
PIPE_BROKEN = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; a closed pipe and Ctrl-C end quietly."""
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


def _run(argv: Sequence[str], words: Words) -> int:
    found = parse(argv, words)
    if isinstance(found, int):
        return found
    if found.command == "compare":
        from gongkai.cli import comparing

        return comparing.run(found, words)
    from gongkai.cli import checking

    return checking.run(found, words)
