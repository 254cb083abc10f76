"""Whatever the layout, every figure of a sound report reaches its cell."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual.align import align
from gongkai.annual.document import Document, Paragraph
from gongkai.annual.readers import read_bytes
from gongkai.annual.report import Report
from tests.annual.align.layouts import TEXT_LAYOUTS, as_text, lines, parts
from tests.builders import docx, html, xlsx
from tests.reports import balanced, form

FORMS = ("2019", "2021")
FILES = {"html": html, "docx": docx, "xlsx": xlsx}
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(data: bytes, name: str) -> Report:
    document = read_bytes(data, name)
    assert isinstance(document, Document)
    return align(document)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("ending", FILES)
@SLOW
@given(data=st.data())
def test_a_file_reads_back_to_its_cells(name: str, ending: str, data: st.DataObject) -> None:
    report = data.draw(balanced(name))
    found = read(FILES[ending](*parts(report, form(name))), f"r.{ending}")
    assert found.cells == report.cells
    assert set(found.form.values()) == {name}
    assert not found.damage


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("layout", TEXT_LAYOUTS)
@SLOW
@given(data=st.data())
def test_a_text_reads_back_to_its_cells(name: str, layout: str, data: st.DataObject) -> None:
    report = data.draw(balanced(name))
    found = align(as_text(parts(report, form(name)), TEXT_LAYOUTS[layout]))
    assert found.cells == report.cells
    assert not found.inferred


@pytest.mark.parametrize("name", FORMS)
@SLOW
@given(data=st.data())
def test_what_is_read_from_glued_text_is_never_wrong(name: str, data: st.DataObject) -> None:
    """Without borders a figure may be blank, and then the damage names its cell."""
    report = data.draw(balanced(name))
    pieces = [
        p if isinstance(p, str) else "".join(map("".join, lines(p)))
        for p in parts(report, form(name))
    ]
    found = align(Document("text", (Paragraph("".join(pieces)),)))
    blank = {cell for cell, value in found.cells.items() if value is None}
    assert {c: v for c, v in found.cells.items() if c not in blank} == {
        c: v for c, v in report.cells.items() if c not in blank
    }
    assert blank <= {cell for damage in found.damage for cell in damage.cells}


@pytest.mark.parametrize("width", [9, 13, 17])
@SLOW
@given(data=st.data())
def test_labels_may_be_wrapped_around_the_figures(width: int, data: st.DataObject) -> None:
    """As a page is rendered to text: the label goes on above and below the line of figures."""
    report = data.draw(balanced("2021"))
    found = align(as_text(parts(report, form("2021")), lambda row: _wrapped(row, width)))
    assert found.cells == report.cells


def _wrapped(row: list[str], width: int) -> str:
    label = next((i for i, cell in enumerate(row) if re.match(r"\d+$|$", cell)), len(row)) - 1
    if label < 0 or len(row[label]) <= width:
        return "   ".join(row)
    pieces = [row[label][i : i + width] for i in range(0, len(row[label]), width)]
    middle = (len(pieces) - 1) // 2
    drawn = [" " * 6 + piece for piece in pieces]
    drawn[middle] += " " * 9 + "    ".join(row[label + 1 :])
    return "\n".join(["   ".join(row[:label]), *drawn])
