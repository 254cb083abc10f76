"""`make bench`: how fast, how small, against other programs measured in the same run.

`--write` puts the table, the machine and the day into docs/benchmarks.md.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Measure, print each line as it comes, and write the page if asked to."""
    sys.path.insert(0, str(ROOT))  # run as a script, so that `bench` and `tests` are found
    from bench import (
        alike,
        counting,
        desk,
        law,
        memory,
        mend,
        office,
        privacy,
        reading,
        refusing,
        serving,
        starting,
        typeset,
    )
    from bench.page import HEAD, row, write

    parts = {
        "reading": reading.lines,
        "starting": starting.lines,
        "memory": memory.lines,
        "refusing": refusing.lines,
        "mend": mend.lines,
        "typeset": typeset.lines,
        "law": law.lines,
        "privacy": privacy.lines,
        "office": office.lines,
        "counting": counting.lines,
        "alike": alike.lines,
        "desk": desk.lines,
        "serving": serving.lines,
    }
    chosen = arguments(parts)
    found = []
    for text in HEAD:
        show(text)
    for part in chosen.parts or parts:
        for line in parts[part]():
            found.append(line)
            show(row(line.texts()))
    if chosen.write:
        write(found, ROOT / "docs/benchmarks.md")


def arguments(parts: Iterable[str]) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*parts, []], help="only these parts")
    parser.add_argument("--write", action="store_true", help="update docs/benchmarks.md")
    return parser.parse_args()


def show(text: str) -> None:
    """A line on the screen, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
