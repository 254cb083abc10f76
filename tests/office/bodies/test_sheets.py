"""The tree of bodies as a workbook."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.bodies import sheets
from gongkai.office.bodies.actions import change
from gongkai.office.bodies.sheets import HEADINGS, Row, read, write
from gongkai.office.bodies.tree import export
from gongkai.refusal import Refusal
from tests.office.bodies.county import bureau, county

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20)


def workbook(*lines: Sequence[object]) -> bytes:
    """A workbook of the office's own making."""
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(list(line))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.django_db
def test_an_export_has_chinese_headings_and_each_body_after_the_one_above() -> None:
    cast = county()
    a = bureau(cast, "a")
    bureau(cast, "z")
    bureau(cast, "b", a)
    book = openpyxl.load_workbook(BytesIO(export()))
    rows = list(book.active.iter_rows(values_only=True))
    assert list(rows[0]) == [name for name, _ in HEADINGS.values()]
    assert [row[0] for row in rows[1:]] == ["yunxi", "a", "b", "z"]
    found = dict(zip(rows[0], rows[3], strict=True))
    assert (found["类别"], found["级别"], found["上级编号"], found["自何年度"]) == (
        "政府工作部门",
        "县级",
        "a",
        "2020",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("evil", ["=1+1", "+86577", "-1", "@SUM(A1)", "=HYPERLINK(0)"])
def test_no_cell_of_an_export_is_a_formula(evil: str) -> None:
    cast = county()
    change(cast.body, {"telephone": evil, "address": evil}, by=cast.system)
    data = export()
    book = openpyxl.load_workbook(BytesIO(data))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells].count(evil) == 2
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert b"<f>" not in ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")
    (row,) = read(data)
    assert row.values["telephone"] == evil


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(HEADINGS, TEXT)), min_size=1, max_size=3))
def test_what_is_written_is_read_back(rows: list[dict[str, str]]) -> None:
    kept = [Row(at, row) for at, row in enumerate(rows, 2) if any(row.values())]
    assert read(write(rows)) == kept


def test_a_sheet_of_the_office_is_read_as_it_is_meant() -> None:
    found = read(
        workbook(
            ["云溪县机关名录"],
            ["编号", " 名 称", None, "联系电话", "自何年度"],
            ["a", "甲 局\n", None, 5771234567, 2020],
            [None, None, None, None, None],
            ["b", "乙局", None, None, "2021"],
        )
    )
    names = ("code", "name", "telephone", "first_year")
    assert found == [
        Row(3, dict(zip(names, ("a", "甲 局", "5771234567", "2020"), strict=True))),
        Row(5, dict(zip(names, ("b", "乙局", "", "2021"), strict=True))),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "office-sheet-unreadable"),
        (b"PK\x03\x04 not a workbook", "office-sheet-unreadable"),
        (workbook(), "office-sheet-no-head"),
        (workbook(["编号", "联系电话"]), "office-sheet-no-head"),
        (workbook(["编号", "名称", "联系电活"]), "office-sheet-columns"),
        (workbook(["编号", "名称", "名称"]), "office-sheet-columns-twice"),
    ],
)
def test_what_is_no_such_sheet_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(data)
    assert refused.value.code == code


def test_a_sheet_that_is_too_big_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(["编号", "名称"], *[["a", "甲局"]] * 5)
    monkeypatch.setattr(sheets, "MOST", 5)
    with pytest.raises(Refusal, match="office-sheet-too-big"):
        read(data)
    monkeypatch.setattr(sheets, "LARGEST", 100)
    with pytest.raises(Refusal, match="office-sheet-too-big"):
        read(data)
