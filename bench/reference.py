"""Times the programs that gongkai is compared with; runs in the environment made for them.

Reads a line `<program> <file>` at a time and answers each with its seconds of processor time.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from time import process_time


def pandas(file: Path) -> Callable[[], object]:
    """All tables of a page, as pandas reads them."""
    library = import_module("pandas")
    data = file.read_bytes()
    return lambda: library.read_html(BytesIO(data), encoding="utf-8")


def pdfplumber(file: Path) -> Callable[[], object]:
    """The tables of all pages, as pdfplumber finds them."""
    library = import_module("pdfplumber")
    data = file.read_bytes()

    def extract() -> object:
        with library.open(BytesIO(data)) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    return extract


def weasyprint(file: Path) -> Callable[[], object]:
    """A page as PDF, as WeasyPrint sets it."""
    write: Callable[[], object] = import_module("weasyprint").HTML(filename=file).write_pdf
    return write


def numpy(file: Path) -> Callable[[], object]:
    """The working days between two days a line, Saturdays and Sundays left out."""
    library = import_module("numpy")
    pairs = [line.split() for line in file.read_text().splitlines()]
    starts, ends = (
        library.array(column, dtype="datetime64[D]") for column in zip(*pairs, strict=True)
    )
    return lambda: library.busday_count(starts, ends)


PROGRAMS = {"numpy": numpy, "pandas": pandas, "pdfplumber": pdfplumber, "weasyprint": weasyprint}


def main() -> None:
    """Answer until there is no more to read."""
    made: dict[str, Callable[[], object]] = {}
    for line in sys.stdin:
        program, _, file = line.rstrip("\n").partition(" ")
        if line not in made:
            made[line] = PROGRAMS[program](Path(file))
            made[line]()
        started = process_time()
        made[line]()
        sys.stdout.write(f"{process_time() - started}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
