"""What is uploaded is known by content, and its name does no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.applications.sniffing import LONGEST_NAME, TYPES, safe, sniffed
from gongkai.refusal import Refusal
from tests.builders import compound, zipped
from tests.office.online import PDF

GOOD = {
    "pdf": PDF,
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "docx": zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
    "xlsx": zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
    "ofd": zipped({"OFD.xml": b"<a/>"}),
    "doc": compound("WordDocument", b"x" * 5_000),
    "xls": compound("Workbook", b"x" * 5_000),
    "txt": "云溪县𬭎".encode(),
}
BAD = {
    "empty": b"",
    "zip": zipped({"a.pdf": PDF}),
    "broken zip": b"PK\x03\x04" + b"x" * 100,
    "jar": zipped({"META-INF/MANIFEST.MF": b"a"}),
    "macros": zipped({"word/document.xml": b"<a/>", "word/vbaProject.bin": b"x"}),
    "old macros": compound("_VBA_PROJECT", b"x" * 5_000),
    "locked": compound("EncryptedPackage", b"x" * 5_000),
    "program": b"MZ\x90\0" + b"\0" * 100,
    "elf": b"\x7fELF\x02\x01\0",
    "gif": b"GIF89a\x01\0\x01\0",
    "film": b"\0\0\0\x18ftypmp42",
    "rar": b"Rar!\x1a\x07\0",
    "controls": b"a\x1b[31mb",
    "noise": bytes(range(128, 256)) * 10,
}


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_is_known_whatever_its_name_says(kind: str) -> None:
    assert sniffed("a.exe", GOOD[kind]) == TYPES[kind]
    assert safe("扫描件.exe", TYPES[kind]) == f"扫描件.exe.{kind}"
    assert safe(f"扫描件.{kind.upper()}", TYPES[kind]) == f"扫描件.{kind}"


def test_every_kind_that_is_taken_is_tried() -> None:
    assert set(GOOD) == set(TYPES)


@pytest.mark.parametrize("what", BAD)
def test_anything_else_is_refused(what: str) -> None:
    with pytest.raises(Refusal) as refused:
        sniffed("图.pdf", BAD[what])
    assert refused.value.code.startswith("counter-file-")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\windows\\system.ini", "system.ini.pdf"),
        ("C:\\a\\扫描.pdf", "扫描.pdf"),
        ("/absolute.pdf", "absolute.pdf"),
        ("..", "文件.pdf"),
        ("", "文件.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("a\0b\r\nc.pdf", "abc.pdf"),
        ("fdp.\u202etxt.pdf", "fdp.txt.pdf"),
        ('a"<b>|?*:.pdf', "a__b_____.pdf"),
        ("𬭎䶮.PDF", "𬭎䶮.pdf"),
    ],
)
def test_a_name_has_no_path_and_nothing_hidden(name: str, kept: str) -> None:
    assert safe(name, TYPES["pdf"]) == kept


@given(st.text())
def test_no_name_is_dangerous(name: str) -> None:
    kept = safe(name, TYPES["jpg"])
    assert kept.endswith(".jpg")
    assert not kept.startswith(".")
    assert not set(kept) & set('/\\\0\r\n<>:"|?*\u202e')
    assert len(kept) <= LONGEST_NAME + 4
