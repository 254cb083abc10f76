"""Archives that would do harm are refused before anything in them is parsed."""

import io
import struct
import time
import zipfile

import pytest

from gongkai.annual.readers import gate, limits
from gongkai.refusal import Refusal
from tests import builders

BODY = builders.docx("正文")


def refusal(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        gate.kind(data, "报告.docx")
    return refused.value.code


def bomb(size: int) -> bytes:
    """A Word file whose body is blank and unpacks to this size."""
    return builders.zipped({"[Content_Types].xml": b"", "word/document.xml": b" " * size})


def lying(size: int, declared: int) -> bytes:
    """The same, with another size in the directory of the archive."""
    data = bomb(size)
    return data.replace(struct.pack("<I", size), struct.pack("<I", declared))


def test_what_unpacks_to_over_a_hundred_times_its_size_is_refused() -> None:
    assert refusal(bomb(3 * limits.MEGABYTE)) == "zip_bomb"


def test_a_declared_size_is_not_believed() -> None:
    started = time.perf_counter()
    assert refusal(lying(60 * limits.MEGABYTE, 1000)) == "zip_bomb"
    assert time.perf_counter() - started < 2


def test_a_size_that_does_not_fit_its_content_is_a_fault() -> None:
    assert refusal(BODY.replace(struct.pack("<I", real_size()), struct.pack("<I", 7))) == "corrupt"


def real_size() -> int:
    return zipfile.ZipFile(io.BytesIO(BODY)).getinfo("word/document.xml").file_size


def test_members_that_share_their_bytes_count_each_time() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as parts:
        parts.writestr("word/document.xml", bytes(limits.MEGABYTE))
        parts.filelist *= 101
    assert refusal(target.getvalue()) == "zip_bomb"


def test_members_under_a_password_are_refused() -> None:
    data = bytearray(BODY)
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert refusal(bytes(data)) == "encrypted_office"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">',
        '<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_a_part_that_declares_entities_is_refused(declaration: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<a>&x;</a>'.encode(encoding)
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}
    assert refusal(builders.zipped({**parts, "word/styles.xml": part})) == "unsafe_xml"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused(share: float) -> None:
    assert refusal(BODY[: int(len(BODY) * share)]) == "corrupt"


def test_damage_inside_a_member_is_refused() -> None:
    start = BODY.index(b"word/document.xml") + 40
    assert refusal(BODY[:start] + b"\xff" * 9 + BODY[start + 9 :]) == "corrupt"


def test_an_unknown_packing_is_refused() -> None:
    directory = BODY.rindex(b"PK\x01\x02")
    method = directory + 10
    assert refusal(BODY[:method] + b"\x0e" + BODY[method + 1 :]) == "corrupt"
