"""Whatever happens to a file, it is read or refused: no traceback, no hang, no flood of memory.

A case is its number: the same number makes the same file. `GONGKAI_FUZZ` is how many cases each
reader gets, `GONGKAI_FUZZ_CASE=html-123` replays one.
"""

import os
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.bounds import Hang, answer, bounded
from tests.fuzz.packed import MUTATIONS
from tests.fuzz.seeds import ENDINGS, seeds

FOUND = Path(__file__).parents[2] / "build/fuzz"
CASES = int(os.environ.get("GONGKAI_FUZZ", "1000"))
ONLY = os.environ.get("GONGKAI_FUZZ_CASE", "")
SHARE = 250  # cases a test, so that they spread over the cores
READ_AT_LEAST = 8  # one in so many is still read, else the damage is too coarse


def shares() -> list[tuple[str, range]]:
    """The cases of every reader in shares, or the one that is asked for."""
    if ONLY:
        reader, _, number = ONLY.partition("-")
        return [(reader, range(int(number), int(number) + 1))]
    return [
        (reader, range(start, min(start + SHARE, CASES)))
        for start in range(0, CASES, SHARE)
        for reader in ENDINGS
    ]


@pytest.mark.parametrize(
    ("reader", "numbers"), shares(), ids=lambda v: v if isinstance(v, str) else f"{v.start}-"
)
def test_a_mutated_file_is_read_or_refused(reader: str, numbers: range) -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    FOUND.mkdir(parents=True, exist_ok=True)
    under_way = FOUND / f"under-way-{worker}.txt"  # names the case that kills the whole process
    failed = []
    read = 0
    for number in numbers:
        under_way.write_text(f"{reader}-{number}", "utf-8")
        data = mutated(reader, number)
        try:
            with bounded():
                read += answer(data, f"报告{ENDINGS[reader]}")
        except (Exception, Hang) as error:
            (FOUND / f"{reader}-{number}{ENDINGS[reader]}").write_bytes(data)
            if ONLY:
                raise
            failed.append(f"{reader}-{number}: {error!r:.200}")
    under_way.unlink()
    assert failed == [], f"GONGKAI_FUZZ_CASE=… replays one; the files are in {FOUND}"
    assert ONLY or read >= len(numbers) // READ_AT_LEAST, "the damage hardly reaches the checks"


def mutated(reader: str, number: int) -> bytes:
    """The file of a case: a seed damaged once or a few times."""
    rng = Random(f"{reader}-{number}")
    data = rng.choice(seeds(reader))
    for _ in range(rng.choice((1, 1, 1, 1, 2, 4))):
        mutation = rng.choice(MUTATIONS[reader])
        data = mutation(rng, data, rng.choice(seeds(reader))) or b"\0"
    return data
