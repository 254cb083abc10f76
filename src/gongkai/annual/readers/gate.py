"""What may come in: the kind of a file by its content, and all refusals that need no parsing."""

import re
from pathlib import Path

from gongkai.annual.readers.encoding import UTF16_MARKS
from gongkai.annual.readers.limits import MAX_FILE, MAX_TEXT, MEGABYTE
from gongkai.refusal import Refusal

TEXTUAL = frozenset({"html", "text", "json"})

# Offset, first bytes, code of the refusal.
_FOREIGN = (
    (0, b"\x89PNG", "picture"),
    (0, b"\xff\xd8\xff", "picture"),
    (0, b"GIF8", "picture"),
    (0, b"BM", "picture"),
    (0, b"II*\0", "picture"),
    (0, b"MM\0*", "picture"),
    (8, b"WEBP", "picture"),
    (4, b"ftyp", "media"),
    (0, b"ID3", "media"),
    (0, b"OggS", "media"),
    (0, b"\x1aE\xdf\xa3", "media"),
    (0, b"FLV", "media"),
    (0, b"RIFF", "media"),
    (0, b"Rar!", "archive"),
    (0, b"7z\xbc\xaf", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ", "archive"),
    (257, b"ustar", "archive"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"SQLite format 3", "program"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_JSON = re.compile(r"\s*(\{\s*[\"}]|\[\s*[\[{\"\]])")
_HTML = re.compile(
    r"<(!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|section|article|center)\b",
    re.IGNORECASE,
)


def load(path: Path) -> bytes:
    """The bytes of a file that is there, may be read and is not too big."""
    try:
        if path.is_dir():
            raise Refusal("folder", file=path.name)
        if not path.exists():
            raise Refusal("missing_file", file=str(path))
        if not path.is_file():
            raise Refusal("no_plain_file", file=path.name)
        if path.stat().st_size > MAX_FILE:
            raise Refusal("too_big", limit=MAX_FILE // MEGABYTE)
        return path.read_bytes()
    except PermissionError:
        raise Refusal("no_permission", file=path.name) from None
    except OSError as error:
        raise Refusal("unreadable", file=path.name, reason=error.strerror) from None


def kind(data: bytes, name: str) -> str:
    """The reader or converter that a file needs, by its content, its name's ending second."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Refusal("empty_file")
    ending = Path(name).suffix.lower().lstrip(".")
    if ending == "ofd":
        raise Refusal("ofd")
    found = _binary(data, ending) or _textual(data, ending)
    limit = MAX_TEXT if found in TEXTUAL else MAX_FILE
    if len(data) > limit:
        raise Refusal("too_big", limit=limit // MEGABYTE)
    return found


def _binary(data: bytes, ending: str) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        from gongkai.annual.readers import archive

        return archive.kind(data)
    if data.startswith(_COMPOUND):
        return _compound(data, ending)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if ending in ("mht", "mhtml") and b"MIME-Version:" in data[:2048]:
        raise Refusal("web_archive")
    for offset, first, code in _FOREIGN:
        if data.startswith(first, offset):
            raise Refusal(code)
    return None


def _compound(data: bytes, ending: str) -> str:
    """The kind of an old Office file, by the names of its streams."""
    from gongkai.annual.readers.compound import Compound

    streams = {stream.name for stream in Compound(data).streams}
    if "EncryptedPackage" in streams:
        raise Refusal("encrypted_office")
    document, sheet = "WordDocument" in streams, not streams.isdisjoint({"Workbook", "Book"})
    if document and sheet:  # one embedded in the other
        document = ending not in {"xls", "et"}
    if document:
        return "wps" if ending == "wps" else "doc"
    if sheet:
        return "xls"
    if ending in {"wps", "et"}:
        return ending
    raise Refusal("wrong_type")


def _textual(data: bytes, ending: str) -> str:
    start = _start(data)
    if _JSON.match(start) or ending == "json":
        return "json"
    if _HTML.search(start) and (
        start.startswith("<") or ending in {"html", "htm", "shtml", "xhtml"}
    ):
        return "html"
    if start.startswith("<?xml"):
        raise Refusal("wrong_type")
    return "text"


def _start(data: bytes) -> str:
    """The first characters, decoded just well enough to tell tags."""
    head = data[:8192]
    if head.startswith(UTF16_MARKS):
        return head.decode("utf-16", "replace").lstrip()
    if head.count(0) > len(head) // 100:
        raise Refusal("wrong_type")
    return head.removeprefix(b"\xef\xbb\xbf").decode("ascii", "replace").lstrip()
