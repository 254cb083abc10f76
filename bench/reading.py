"""Reading, aligning and checking one report, against a bare parse and against other readers."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from bench import material
from bench.clock import Aim, Line, medians, timed
from bench.elsewhere import Elsewhere
from gongkai.annual.align import align
from gongkai.annual.check import check
from gongkai.annual.document import Document
from gongkai.annual.readers import read_bytes

ROUNDS = 101
PDF_ROUNDS = 7
WHOLE = Aim(6, "lxml")
ALONE = Aim(3, "lxml")
PANDAS = Aim(1, "pandas.read_html", faster=True)
PDFPLUMBER = Aim(10, "pdfplumber", faster=True)


def lines() -> Iterator[Line]:
    """The lines of the table about reading."""
    with TemporaryDirectory() as folder, Elsewhere() as elsewhere:
        made = Path(folder)
        (made / "made here.html").write_bytes(material.page())
        (made / "made here.pdf").write_bytes(material.printed())
        for file in (*material.corpus("006*.html", "010*.html"), made / "made here.html"):
            yield from _page(file, elsewhere)
        for file in (*material.corpus("001*.pdf", "002*.pdf"), made / "made here.pdf"):
            yield from _pdf(file, elsewhere)


def _page(file: Path, elsewhere: Elsewhere) -> Iterator[Line]:
    data = file.read_bytes()
    whole, alone, lxml, pandas = medians(
        ROUNDS,
        timed(lambda: answer(data, file)),
        timed(lambda: read_bytes(data, file.name)),
        timed(lambda: etree.HTML(data)),
        lambda: elsewhere.seconds("pandas", file),
    )
    name = f"{short(file)} ({len(data) / 1000:.0f} kB)"
    yield WHOLE.line(f"{name}: read, align, check", whole, lxml)
    yield ALONE.line(f"{name}: read", alone, lxml)
    yield PANDAS.line(f"{name}: read, align, check", whole, pandas)


def _pdf(file: Path, elsewhere: Elsewhere) -> Iterator[Line]:
    data = file.read_bytes()
    whole, pdfplumber = medians(
        PDF_ROUNDS,
        timed(lambda: answer(data, file)),
        lambda: elsewhere.seconds("pdfplumber", file),
    )
    name = f"{short(file)} ({len(data) / 1000:.0f} kB)"
    yield PDFPLUMBER.line(f"{name}: read, align, check", whole, pdfplumber)


def answer(data: bytes, file: Path) -> object:
    """All the work between a file's bytes and its findings."""
    read = read_bytes(data, file.name)
    assert isinstance(read, Document)
    return check(align(read, name=file.stem))


def short(file: Path) -> str:
    """A file as named in the table: a report of the corpus by its number."""
    return file.name if file.parent != material.CORPUS else f"{file.name[:3]}{file.suffix}"
