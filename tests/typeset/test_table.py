"""Where cells stand, and how many rows are the head."""

import pytest

from gongkai.typeset.document import Heading, Table, TableCell
from gongkai.typeset.page import insets
from gongkai.typeset.table import head, placed
from tests.typeset import papers


def test_cells_stand_at_the_first_free_place_of_their_row() -> None:
    table = Table(
        (
            (TableCell("甲", rows=2), TableCell("乙", columns=2)),
            (TableCell("丙"), TableCell("丁")),
        ),
        (1, 1, 1),
    )
    found = [(p.cell.text, p.row, p.column) for p in placed(table)]
    assert found == [("甲", 0, 0), ("乙", 0, 1), ("丙", 1, 1), ("丁", 1, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        ((TableCell("甲", columns=2),),),
        ((TableCell("甲", rows=2),),),
        ((TableCell("甲"), TableCell("乙")),),
    ],
)
def test_a_cell_that_reaches_out_of_the_table_is_a_mistake(
    rows: tuple[tuple[TableCell, ...], ...],
) -> None:
    with pytest.raises(ValueError, match="reaches out"):
        placed(Table(rows, (1,)))


def test_a_cell_that_covers_another_is_a_mistake() -> None:
    rows = (
        (TableCell("甲"), TableCell("乙", rows=2)),
        (TableCell("丙", columns=2),),
    )
    with pytest.raises(ValueError, match="covers another"):
        placed(Table(rows, (1, 1)))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (papers.grid(4).rows, 2),
        (((papers.head("甲"),), (TableCell("乙"),)), 1),
        (((TableCell("甲"),), (papers.head("乙"),)), 0),
        (((papers.head("甲"),),), 0),
        (((papers.head("甲", rows=2), papers.head("乙")), (TableCell("丙"),)), 0),
    ],
)
def test_the_head_is_the_leading_rows_of_head_cells_only(
    rows: tuple[tuple[TableCell, ...], ...], expected: int
) -> None:
    assert head(Table(rows, (1, 1))) == expected


def test_a_heading_has_one_of_four_levels() -> None:
    with pytest.raises(ValueError, match="level 1 to 4"):
        Heading(5, "五")


@pytest.mark.parametrize(
    ("signature", "date", "expected"),
    [
        ("云溪县水务局", "2026年1月15日", (4.25, 4.0)),
        ("水务局", "2026年1月15日", (5.75, 4.0)),
        ("云溪县政务服务和数据管理局", "2026年1月5日", (0.5, 4.0)),
        ("云溪县人民政府政务服务和数据管理局", "2026年1月5日", (0.0, 5.5)),
        ("水务局", "", (4.0, 4.0)),
    ],
)
def test_signature_and_date_are_centred_on_each_other(
    signature: str, date: str, expected: tuple[float, float]
) -> None:
    assert insets(signature, date) == expected
