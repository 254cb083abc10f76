"""The front door: a file, whatever its format, to a report."""

from collections.abc import Sequence
from pathlib import Path

from gongkai.annual import readers
from gongkai.annual.align import align
from gongkai.annual.document import Document
from gongkai.annual.form import Form
from gongkai.annual.report import Report


def load(
    path: Path, *, forms: Sequence[Form] | None = None, previous: Report | None = None
) -> Report:
    """The report in a file. `previous` is last year's report, as for `align`.

    Raises Refusal, which has a message for people, where there is no report to be had.
    """
    return _aligned(readers.read(path), path.stem, forms, previous)


def load_bytes(
    data: bytes,
    name: str = "",
    *,
    forms: Sequence[Form] | None = None,
    previous: Report | None = None,
) -> Report:
    """As `load`, of a file's bytes; its name tells what its content leaves open."""
    return _aligned(readers.read_bytes(data, name), Path(name).stem, forms, previous)


def _aligned(
    read: Document | Report, name: str, forms: Sequence[Form] | None, previous: Report | None
) -> Report:
    if isinstance(read, Report):
        return read
    return align(read, name=name, forms=forms, previous=previous)
