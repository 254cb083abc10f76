"""Files that must be refused, and how long and how much memory that takes."""

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.clock import Line
from bench.starting import COMMAND, ENVIRONMENT
from gongkai.annual.readers import limits
from tests import builders
from tests.annual.readers.pdf_builder import Page, locked_pdf, pdf

SECONDS, MEGABYTES = 2, 300
UNREADABLE = 2
ALONE = Path(__file__).with_name("bounded.py")
MB = limits.MEGABYTE


def scan() -> bytes:
    """A PDF of 300 pages without text."""
    page = Page()
    page.box(100, 100, 300, 300)
    return pdf([page] * limits.MAX_PAGES)


def xxe() -> bytes:
    """A Word file that asks for a file of the machine it is read on."""
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    return builders.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": entity})


def bomb() -> bytes:
    """A Word file of one megabyte that unpacks to one gigabyte."""
    chunk = b" " * MB
    return builders.zipped(
        {"[Content_Types].xml": b"", **{f"word/{n}.xml": chunk for n in range(1000)}}
    )


def noise(size: int) -> bytes:
    """Bytes that cannot be packed."""
    return random.Random(size).randbytes(size)


def wide_docx() -> bytes:
    """A Word file of random bytes just under the limit, none of them a report."""
    return builders.zipped({"[Content_Types].xml": b"", "word/media/a.png": noise(49 * MB)})


FILES: dict[str, Callable[[], bytes]] = {
    "empty.html": lambda: b"",
    "60 MB.html": lambda: b"<html>" + b" " * (60 * MB),
    "60 MB.pdf": lambda: b"%PDF-1.7\n" + bytes(60 * MB),
    "9 MB.txt": lambda: "政府信息公开".encode() * (MB // 2),
    "zip bomb.docx": bomb,
    "XXE.docx": xxe,
    "49 MB.docx": wide_docx,
    "encrypted.xlsx": lambda: builders.compound("EncryptedPackage", b"\1" * 5000),
    "encrypted.pdf": locked_pdf,
    "scan of 300 pages.pdf": scan,
    "301 pages.pdf": lambda: pdf([Page()] * (limits.MAX_PAGES + 1)),
    "cut short.pdf": lambda: scan()[:9999],
    "picture.pdf": lambda: b"\x89PNG\r\n\x1a\n" + noise(MB),
    "no report, 7 MB.html": lambda: (
        b"<html><body>"
        + "<p>今天天气很好，适合出门走走，也适合在家读书。</p>".encode() * (MB // 10)
    ),
    "nested.html": lambda: b"<html>" + b"<table><tr><td>" * 100_000,
    "no report, 7 MB.txt": lambda: "今天天气很好。\n".encode() * (7 * MB // 22),
    "deep.json": lambda: b'{"a":' + b"[" * 4_000_000,
}


def lines() -> Iterator[Line]:
    """The lines of the table about refusals."""
    with TemporaryDirectory() as folder:
        for name, made in FILES.items():
            file = Path(folder) / name
            file.write_bytes(made())
            seconds, megabytes, status = alone([str(COMMAND), "check", str(file)])
            file.unlink()
            refused = status == UNREADABLE
            yield Line(
                f"refused: {name}",
                f"{seconds:.2f} s, {megabytes:.0f} MB",
                "",
                "" if refused else f"exit status {status:.0f}",
                f"≤ {SECONDS} s, ≤ {MEGABYTES} MB",
                met=refused and seconds <= SECONDS and megabytes <= MEGABYTES,
            )


def alone(command: list[str]) -> tuple[float, float, float]:
    """Seconds, megabytes and exit status of a command."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", ALONE, *command],
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
        check=True,
        text=True,
        timeout=120,
    )
    seconds, megabytes, status = map(float, done.stdout.split())
    return seconds, megabytes, status
