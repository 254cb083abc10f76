"""The environment of the programs that gongkai is compared with, and a process in it."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]
LOCKED = ROOT / "requirements/bench.txt"
VENV = ROOT / ".bench-venv"
STAMP = VENV / ".locked"


def prepare() -> Path:
    """The interpreter of .bench-venv, which is made anew where the locked packages changed."""
    python = VENV / "bin/python"
    wanted = sys.version + LOCKED.read_text("utf-8")
    if not STAMP.exists() or STAMP.read_text("utf-8") != wanted:
        sys.stderr.write("installing what gongkai is compared with into .bench-venv ...\n")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
        subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(LOCKED)], check=True)
        STAMP.write_text(wanted, "utf-8")
    return python


class Elsewhere:
    """A process in that environment, which times what it is asked to."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [prepare(), ROOT / "bench/reference.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Elsewhere":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.communicate()

    def seconds(self, program: str, file: Path) -> float:
        """How long the program takes for the file once."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{program} {file}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())
