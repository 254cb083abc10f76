"""A server of two processes: `python -m bench.serving_work PORT`, with the settings named by the
environment. It ends when its input does.
"""

import os
import signal
import sys
import threading

WORKERS = 2
THREADS = 8  # what `manage.py serve` takes unless told


def main() -> None:
    """Serve."""
    from gongkai.config.server import Server, options

    threading.Thread(target=_end_with_input, daemon=True).start()
    ready = {"when_ready": lambda _: sys.stdout.write("ready\n") and sys.stdout.flush()}
    Server({**options(f"127.0.0.1:{sys.argv[1]}", THREADS, WORKERS), **ready}).run()


def _end_with_input() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
