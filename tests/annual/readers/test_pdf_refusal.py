"""What the PDF reader refuses, and that nothing but a Refusal ever comes out of it."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.document import Document, Paragraph
from gongkai.annual.messages import say
from gongkai.annual.readers import pdf as reader
from gongkai.annual.readers.pdf import read
from gongkai.refusal import Refusal
from tests.annual.readers.pdf_builder import Page, locked_pdf, pdf


def sample() -> bytes:
    page = Page()
    page.text(114, 80, "一、总体情况")
    page.table(100, 100, [["规章", "1", "0"], ["规范性文件", "26", "4"]])
    other = Page()
    other.box(100, 100, 200, 140)
    other.text(110, 120, "２３", 14)
    return pdf([page, other])


SAMPLE = sample()


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read(data)
    return caught.value


def test_a_file_that_needs_a_password_is_refused() -> None:
    assert refused(locked_pdf()).code == "encrypted"


def test_a_file_locked_against_changes_alone_is_read() -> None:
    page = Page()
    page.text(100, 100, "总体情况")
    data = pdf([page], owner_locked=True)
    assert "总体情况".encode("utf-16-be").hex().encode() not in data
    assert read(data).blocks == (Paragraph("总体情况", 1),)


def test_a_file_without_text_is_refused_as_scanned() -> None:
    drawing = Page()
    drawing.box(100, 100, 300, 300)
    assert refused(pdf([drawing])).code == "scanned"


def test_a_scan_with_printed_page_numbers_is_still_a_scan() -> None:
    pages = []
    for number in (1, 2):
        page = Page()
        page.text(290, 810, f"- {number} -")
        pages.append(page)
    assert refused(pdf(pages)).code == "scanned"


def test_more_than_300_pages_are_refused_before_any_is_read() -> None:
    error = refused(pdf([Page()] * 301))
    assert (error.code, error.values) == ("too_many_pages", {"pages": 301, "limit": 300})


def test_a_page_fuller_than_any_report_is_refused() -> None:
    page = Page()
    for row in range(201):
        page.text(10, 10 + 4 * row, "0" * 100, 4)
    error = refused(pdf([page]))
    assert (error.code, error.values) == ("dense_page", {"page": 1})


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html></html>", bytes(1000)])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    assert refused(data).code == "broken_pdf"


@pytest.mark.parametrize(
    "error",
    [
        Refusal("encrypted"),
        Refusal("scanned"),
        Refusal("broken_pdf"),
        Refusal("too_many_pages", pages=301, limit=300),
        Refusal("dense_page", page=7),
    ],
    ids=lambda error: error.code,
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_its_sentence(error: Refusal, language: str) -> None:
    sentence = say("refusal", error.code, error.values, language)
    assert "PDF" in sentence
    assert "{" not in sentence


def read_or_refuse(data: bytes) -> None:
    try:
        assert isinstance(read(data), Document)
    except Refusal as refusal:
        assert say("refusal", refusal.code, refusal.values)


@given(st.integers(0, len(SAMPLE)))
@settings(max_examples=300, deadline=None)
def test_a_file_cut_short_is_read_or_refused(end: int) -> None:
    read_or_refuse(SAMPLE[:end])


CHANGES = st.lists(
    st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=4)), max_size=12
)


@given(CHANGES)
@settings(max_examples=1000, deadline=None)
def test_a_mutated_file_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(SAMPLE)
    for place, new in changes:
        data[place : place + len(new)] = new
    read_or_refuse(bytes(data))


NUMBERS = st.sampled_from(["0", "-1", "1e9", "99999999999", "-3.4e38", ".0001", "nan", "595"])
OPERATORS = st.sampled_from(["re f", "re S", "cm", "Tm", "l S", "m", "c S", "Td", "TL", "T*", "Tz"])


@given(st.lists(st.tuples(st.lists(NUMBERS, min_size=2, max_size=6), OPERATORS), max_size=8))
@settings(max_examples=300, deadline=None)
def test_absurd_numbers_in_a_page_are_read_or_refused(
    operations: list[tuple[list[str], str]],
) -> None:
    page = Page()
    page.content += [f"{' '.join(numbers)} {operator}" for numbers, operator in operations]
    page.table(100, 100, [["规章", "1"]])
    page.text(110, 90, "前")
    read_or_refuse(pdf([page, page]))


def test_threads_wait_for_one_another() -> None:
    expected = read(SAMPLE)
    found: list[Document] = []
    threads = [threading.Thread(target=lambda: found.append(reader.read(SAMPLE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8
