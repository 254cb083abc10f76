"""Whatever a report says, reading what was written says the same.

`GONGKAI_EXAMPLES` is how many reports are made for each form and format.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annual.writers.made import (
    EXAMPLES,
    FEW,
    back,
    lost,
    lost_but_spaces,
    printable,
    reports,
)

FORMS = ("2019", "2021")


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("ending", ["html", "docx", "xlsx", "json"])
@EXAMPLES
@given(data=st.data())
def test_cells_marks_and_sections_come_back(name: str, ending: str, data: st.DataObject) -> None:
    report = data.draw(reports(name))
    found = back(report, ending)
    assert not lost(report, found)
    assert not found.damage


@pytest.mark.parametrize("name", FORMS)
@EXAMPLES
@given(data=st.data())
def test_markdown_comes_back(name: str, data: st.DataObject) -> None:
    report = data.draw(reports(name, text=True))
    assert not lost_but_spaces(report, back(report, "md"))


@pytest.mark.parametrize("name", FORMS)
@FEW
@given(data=st.data())
def test_pdf_comes_back(name: str, data: st.DataObject) -> None:
    report = printable(data.draw(reports(name, text=True)))
    found = back(report, "pdf")
    assert not lost_but_spaces(report, found)
    assert not found.damage
