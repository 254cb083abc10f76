"""Zip files: what is in them, whether they are safe to open, and their parts as XML."""

import posixpath
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from gongkai.annual.readers.limits import MAX_RATIO, MAX_UNPACKED, MAX_XML, MEGABYTE
from gongkai.refusal import Refusal

_CHUNK = 1 << 20
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_DTD = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
Element = Any

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    _STRICT + b"wordprocessingml/main": b"wordprocessingml/2006/main",
    _STRICT + b"spreadsheetml/main": b"spreadsheetml/2006/main",
    _STRICT + b"officeDocument/relationships": b"officeDocument/2006/relationships",
}
_ZIP_FAULTS = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError)


def kind(data: bytes) -> str:
    """docx, xlsx, xlsb, odt or ods; whatever else a zip file is, or an unsafe one, is refused."""
    parts = _opened(data)
    names = set(parts.namelist())
    for info in parts.infolist():
        if info.flag_bits & 1:
            raise Refusal("encrypted_office")
    _inspect(parts, data)
    if "OFD.xml" in names:
        raise Refusal("ofd")
    if "[Content_Types].xml" in names:
        if "xl/workbook.bin" in names:
            return "xlsb"
        for folder, office in (("word/", "docx"), ("xl/", "xlsx")):
            if any(name.startswith(folder) for name in names):
                return office
    declared = _OPEN_DOCUMENT.get(parts.read("mimetype")) if "mimetype" in names else None
    if declared is None:
        raise Refusal("archive")
    return declared


def _opened(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except _ZIP_FAULTS:
        raise Refusal("corrupt") from None


def _inspect(parts: ZipFile, data: bytes) -> None:
    """Unpacks everything once, keeping nothing: the sizes that an archive declares may lie."""
    bound = min(MAX_UNPACKED, MAX_RATIO * len(data))
    if sum(info.file_size for info in parts.infolist()) > bound:
        raise Refusal("zip_bomb", limit=MAX_UNPACKED // MEGABYTE)
    unpacked = 0
    for info in parts.infolist():
        size, before = 0, b""
        markup = info.filename.endswith((".xml", ".rels", ".vml"))
        for chunk in _inflated(info, data):
            size += len(chunk)
            if unpacked + size > bound:
                raise Refusal("zip_bomb", limit=MAX_UNPACKED // MEGABYTE)
            if markup and any(mark in before + chunk for mark in _DTD):
                raise Refusal("unsafe_xml")
            before = chunk[-20:]
        if size != info.file_size:
            raise Refusal("corrupt")
        unpacked += size


def _inflated(info: ZipInfo, data: bytes) -> Iterator[bytes]:
    """A member in chunks, straight from the compressed bytes."""
    header = data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        raise Refusal("corrupt")
    _, name, extra = _LOCAL_HEADER.unpack(header)
    start = info.header_offset + _LOCAL_HEADER.size + name + extra
    packed = data[start : start + info.compress_size]
    if info.compress_type == ZIP_STORED:
        yield packed
    elif info.compress_type == ZIP_DEFLATED:
        yield from _deflated(packed)
    else:
        raise Refusal("corrupt")


def _deflated(packed: bytes) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflate.eof:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail
        yield inflate.flush(_CHUNK)
    except zlib.error:
        raise Refusal("corrupt") from None


class Relation(NamedTuple):
    """What a part points to: the last word of the relation's type, and the part's name."""

    type: str
    target: str


class Package:
    """An Office Open XML file."""

    def __init__(self, data: bytes) -> None:
        self.parts = _opened(data)

    def tree(self, name: str) -> Element:
        """A part as a parsed element, None if there is none. No entities, no DTD, no network."""
        try:
            info = self.parts.getinfo(name)
        except KeyError:
            return None
        if info.file_size > MAX_XML:
            size, limit = info.file_size // MEGABYTE, MAX_XML // MEGABYTE
            raise Refusal("part_too_big", size=size, limit=limit)
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(_transitional(self.parts.read(info)), parser)
        except (*_ZIP_FAULTS, etree.XMLSyntaxError):
            raise Refusal("corrupt") from None
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points to, by id; the package itself has the name ""."""
        folder, file = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            item.get("Id", ""): Relation(
                item.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))[1:],
            )
            for item in (root if root is not None else ())
        }

    def main(self) -> str:
        """The name of the part that holds the document itself."""
        for relation in self.relations("").values():
            if relation.type == "officeDocument" and relation.target in self.parts.namelist():
                return relation.target
        raise Refusal("corrupt")


def _transitional(xml: bytes) -> bytes:
    """Strict Office Open XML under the namespaces of the everyday kind."""
    if _STRICT in xml:
        for strict, usual in _TRANSITIONAL.items():
            xml = xml.replace(strict, b"http://schemas.openxmlformats.org/" + usual)
    return xml


def whole(text: str | None) -> int:
    """A whole number in an attribute, 0 where there is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
