"""Runs a command and prints its seconds, its most megabytes and its exit status.

Small on purpose: a process counts the memory of the one that started it as its own.
"""

import os
import sys
import time

KILO = 1_000_000 if sys.platform == "darwin" else 1_000


def main(command: list[str]) -> None:
    """Run the command."""
    started = time.perf_counter()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, nowhere, 1)]
    )
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    print(seconds, usage.ru_maxrss / KILO, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
