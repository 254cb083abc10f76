"""What a file is by its content, and a name for it that does no harm."""

import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from gongkai.refusal import Refusal

LONGEST_NAME: Final = 80  # characters
MOST_PARTS: Final = 5_000  # of a zipped document, none of which is opened
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN = "application/vnd.openxmlformats-officedocument"


class Type(NamedTuple):
    """A kind of file that is taken: the ending of its name and its media type."""

    ending: str
    media: str


TYPES: Final = {
    "pdf": Type("pdf", "application/pdf"),
    "jpg": Type("jpg", "image/jpeg"),
    "png": Type("png", "image/png"),
    "docx": Type("docx", f"{_OPEN}.wordprocessingml.document"),
    "xlsx": Type("xlsx", f"{_OPEN}.spreadsheetml.sheet"),
    "doc": Type("doc", "application/msword"),
    "xls": Type("xls", "application/vnd.ms-excel"),
    "ofd": Type("ofd", "application/ofd"),
    "txt": Type("txt", "text/plain"),
}
# A part by which a zipped document is known, and a stream by which a compound one is.
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "OFD.xml": "ofd"}
_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_MACROS = ("vbaProject.bin", "macrosheets")


def sniffed(name: str, data: bytes) -> Type:
    """What a file is, whatever its name says. Raises Refusal for what is not taken."""
    if not data:
        raise Refusal("counter-file-empty", name=safe(name))
    found = _kind(data)
    if found is None:
        raise Refusal("counter-file-type", name=safe(name))
    if found == "macros":
        raise Refusal("counter-file-macros", name=safe(name))
    return TYPES[found]


def safe(name: str, kind: Type | None = None) -> str:
    """A name without a path, without signs that turn or hide text, with the ending of its type."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(c for c in last if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    plain = re.sub(r'[<>:"|?*]', "_", " ".join(plain.split())).strip(". ")
    if kind is None:
        return plain[:LONGEST_NAME] or "文件"
    stem, dot, ending = plain.rpartition(".")
    right = dot and ending.lower() in {kind.ending, {"jpg": "jpeg"}.get(kind.ending, "")}
    stem = (stem if right else plain).strip(". ") or "文件"
    return f"{stem[:LONGEST_NAME]}.{kind.ending}"


def _kind(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_COMPOUND):
        return _compound(data)
    return "txt" if _is_text(data) else None


def _zipped(data: bytes) -> str | None:
    """Known by the list of its parts alone, so that nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if len(names) > MOST_PARTS:
        return None
    if any(macro in name for name in names for macro in _MACROS):
        return "macros"
    return next((kind for part, kind in _PARTS.items() if part in names), None)


def _compound(data: bytes) -> str | None:
    """Known by the names of its streams, which stand in it as UTF-16."""
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        return "macros"
    held = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data)
    return next(held, None)


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(c in "\r\n\t\f" or unicodedata.category(c) != "Cc" for c in text)
    return False
