"""The table as text, and docs/benchmarks.md with the machine and the day."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.clock import Line

START, END = "<!-- measured -->", "<!-- end -->"
COLUMNS = ("what", "gongkai", "reference", "ratio", "aim", "met")


def row(texts: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(texts)} |"


HEAD = (row(COLUMNS), row(["---"] * len(COLUMNS)))


def write(lines: Iterable[Line], page: Path) -> None:
    """Put what was measured between the marks of the page."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    measured = [
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {machine()}.",
        "",
        *HEAD,
        *(row(line.texts()) for line in lines),
    ]
    page.write_text(f"{before}{START}\n" + "\n".join(measured) + f"\n{END}{after}", "utf-8")


def machine() -> str:
    """Processor, cores, memory, system and Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def processor() -> str:
    """The model of the processor, as far as the system tells."""
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
