"""A bad file for each thing that the readers refuse, by the code of the refusal."""

from tests.annual.readers.pdf_builder import Page, locked_pdf, pdf
from tests.builders import compound, zipped

ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
EMPTY_WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}


def _drawing() -> bytes:
    page = Page()
    page.box(100, 100, 300, 300)
    return pdf([page])


def _dense() -> bytes:
    page = Page()
    for row in range(201):
        page.text(10, 10 + 4 * row, "0" * 100, 4)
    return pdf([page])


HOSTILE: dict[str, tuple[str, bytes]] = {
    "empty_file": ("zero.txt", b"\0" * 1_000_000),
    "too_big": ("endless.txt", "一".encode() * 2_900_000),
    "picture": ("scan.png", b"\x89PNG\r\n\x1a\n"),
    "media": ("film.mp4", b"\0\0\0\x18ftypmp42"),
    "archive": ("reports.rar", b"Rar!\x1a\x07"),
    "program": ("setup.exe", b"MZ\x90"),
    "wrong_type": ("a.bin", b"\0a" * 5_000),
    "ofd": ("report.ofd", b"text"),
    "encrypted_office": ("locked.docx", compound("EncryptedPackage", b"x" * 5_000)),
    "zip_bomb": ("bomb.docx", zipped({"word/document.xml": b" " * 60_000_000})),
    "unsafe_xml": ("entities.docx", zipped({**EMPTY_WORD, "word/styles.xml": ENTITY})),
    "corrupt": ("cut.docx", zipped(EMPTY_WORD)[:60]),
    "tangled": ("tags.html", b"<html><body>" + b"<div>" * 600_000),
    "table_too_big": ("wide.html", b"<html><table><tr>" + b"<td>1" * 300 + b"</table></html>"),
    "broken_pdf": ("cut.pdf", b"%PDF-1.7\n1 0 obj\n"),
    "encrypted": ("locked.pdf", locked_pdf()),
    "scanned": ("scan.pdf", _drawing()),
    "too_many_pages": ("long.pdf", pdf([Page()] * 301)),
    "dense_page": ("dense.pdf", _dense()),
    "json_broken": ("nested.json", b'{"form":' + b"[" * 100_000),
    "json_no_report": ("other.json", b'{"a": 1}'),
}
