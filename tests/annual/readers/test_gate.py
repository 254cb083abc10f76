"""The gate: what kind of file this is, and what may not come in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gongkai.annual.messages import say
from gongkai.annual.readers import gate, limits, read, read_bytes
from gongkai.refusal import Refusal
from tests import builders

FULL = [["一", "二"], ["1", "2"]]

Case = tuple[bytes, str, str]

KINDS: list[Case] = [
    (builders.html("正文"), "页面.txt", "html"),
    (b"\xef\xbb\xbf\n<!-- c --><TABLE><tr><td>1</table>", "a", "html"),
    ("<p>正文".encode("gb18030"), "a.htm", "html"),
    ("\ufeff<html><p>正文".encode("utf-16-le"), "a.html", "html"),
    ("卷首\n<p>正文</p>".encode(), "a.html", "html"),
    ("1 < 2，<甲>".encode(), "a.txt", "text"),
    ("# 年度报告\n| 1 | 2 |".encode(), "a.md", "text"),
    (b'{"body": "x"}', "a.txt", "json"),
    (b"[1]", "a.json", "json"),
    ("[首页] 年度报告".encode(), "a.txt", "text"),
    (builders.docx("正文"), "a.doc", "docx"),
    (builders.xlsx(FULL), "a.docx", "xlsx"),
    (builders.xls(FULL), "a.et", "xls"),
    (builders.compound("WordDocument", b"x"), "a.doc", "doc"),
    (builders.compound("WordDocument", b"x"), "a.wps", "wps"),
    (builders.compound("Contents", b"x"), "a.et", "et"),
    (b"%PDF-1.7\n", "a.docx", "pdf"),
    (b"\n\n%PDF-1.7\n", "a", "pdf"),
    (rb"{\rtf1 x}", "a.doc", "rtf"),
    (builders.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a", "odt"),
]

REFUSED: list[Case] = [
    (b"", "a.docx", "empty_file"),
    (b"\xef\xbb\xbf \r\n\t", "a.html", "empty_file"),
    (b"\x89PNG\r\n\x1a\n", "a.docx", "picture"),
    (b"\xff\xd8\xff\xe0", "a.pdf", "picture"),
    (b"\0\0\0\x18ftypmp42", "a.mp4", "media"),
    (b"Rar!\x1a\x07", "a.rar", "archive"),
    (builders.zipped({"报告.docx": builders.docx("正文")}), "a.zip", "archive"),
    (b"MZ\x90\0", "a.exe", "program"),
    (b"\0\1\2" * 50, "a.txt", "wrong_type"),
    (b"<?xml version='1.0'?><w:wordDocument/>", "a.xml", "wrong_type"),
    (builders.compound("PowerPoint Document", b"x"), "a.doc", "wrong_type"),
    (builders.compound("EncryptedPackage", b"x"), "a.docx", "encrypted_office"),
    (builders.zipped({"OFD.xml": "<x/>"}), "a.ofd", "ofd"),
    (b"PK\x03\x04 and no more", "a.docx", "corrupt"),
    (builders.xls(FULL)[:700], "a.xls", "corrupt"),
]


def numbered(cases: list[Case]) -> list[str]:
    return [f"{number}-{case[2]}" for number, case in enumerate(cases)]


@pytest.mark.parametrize(("data", "name", "kind"), KINDS, ids=numbered(KINDS))
def test_the_content_tells_the_kind_and_the_name_what_it_leaves_open(
    data: bytes, name: str, kind: str
) -> None:
    assert gate.kind(data, name) == kind


@pytest.mark.parametrize(("data", "name", "code"), REFUSED, ids=numbered(REFUSED))
def test_what_cannot_be_a_report_is_refused_before_it_is_parsed(
    data: bytes, name: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes(data, name)
    assert refused.value.code == code
    assert say("refusal", code, refused.value.values)


@pytest.mark.parametrize(
    ("start", "size"),
    [
        (b"<p>", limits.MAX_TEXT),
        (b"text", limits.MAX_TEXT),
        (b'{"', limits.MAX_TEXT),
        (b"%PDF-1.7", limits.MAX_FILE),
    ],
    ids=["html", "text", "json", "pdf"],
)
def test_a_file_over_the_limit_of_its_kind_is_refused(start: bytes, size: int) -> None:
    assert gate.kind(start.ljust(size, b"x"), "a")
    with pytest.raises(Refusal) as refused:
        gate.kind(start.ljust(size + 1, b"x"), "a")
    assert refused.value.code == "too_big"


def unreadable(folder: Path) -> Path:
    path = folder / "报告.html"
    path.write_bytes(b"<p>x")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        return path
    pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder / "没有.html", "missing_file"),
        (lambda folder: folder / "没有.html" / "x", "missing_file"),
        (lambda folder: folder / "a\0b", "missing_file"),
        (lambda folder: folder / ("长" * 400), "unreadable"),
        (lambda folder: folder, "folder"),
        (lambda _: Path("/dev/null"), "no_plain_file"),
        (unreadable, "no_permission"),
    ],
    ids=["absent", "under-nothing", "nul", "too-long", "folder", "device", "forbidden"],
)
def test_a_path_that_leads_to_no_file_is_refused(
    tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read(make(tmp_path))
    assert refused.value.code == code
    assert say("refusal", code, refused.value.values)


def test_a_file_too_big_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE + 1)
    with pytest.raises(Refusal) as refused:
        read(path)
    assert refused.value.code == "too_big"
    assert "50 MB" in say("refusal", "too_big", refused.value.values)


def test_a_file_is_read_by_the_reader_of_its_kind(tmp_path: Path) -> None:
    kinds = {}
    for data in (builders.html("甲"), builders.docx("甲"), builders.xlsx("甲"), builders.xls("甲")):
        path = tmp_path / "报告"
        path.write_bytes(data)
        document = read(path)
        kinds[getattr(document, "kind", "")] = [b.text for b in getattr(document, "blocks", ())]
    assert kinds == {kind: ["甲"] for kind in ("html", "docx", "xlsx", "xls")}


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.mht", "web_archive"),
        (b"PK\x03\x04 cut off", "a.ofd", "ofd"),
    ],
)
def test_what_needs_another_program_first_says_which(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        gate.kind(data, name)
    assert refused.value.code == code
