"""Files into documents: the gate decides which reader a file needs, each loaded when it is used."""

from importlib import import_module
from pathlib import Path

from gongkai.annual.document import Document
from gongkai.annual.readers import gate
from gongkai.annual.report import Report
from gongkai.refusal import Refusal

_READERS = {
    "html": "html",
    "docx": "docx",
    "xlsx": "xlsx",
    "xlsb": "xls",
    "xls": "xls",
    "pdf": "pdf",
    "text": "text",
    "json": "native",
}


def read(path: Path) -> Document | Report:
    """A file as read: a Report if it is gongkai's own JSON, else a Document."""
    return read_bytes(gate.load(path), path.name)


def read_bytes(data: bytes, name: str) -> Document | Report:
    """As `read`, of a file's bytes; its name tells what its content leaves open."""
    kind = gate.kind(data, name)
    if kind not in _READERS:
        from gongkai.annual.readers import office

        data = office.convert(data, kind)
        if gate.kind(data, "") != office.TARGETS[kind]:
            raise Refusal("conversion_failed", kind=kind)
        kind = office.TARGETS[kind]
    reader = import_module(f"{__name__}.{_READERS[kind]}")
    found: Document | Report = reader.read(data)
    return found
