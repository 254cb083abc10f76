"""Workbooks: what cells show, what is hidden, where tables begin and end."""

from collections.abc import Sequence

import pytest

from gongkai.annual.document import Document, Grid
from gongkai.annual.readers import limits, xls, xlsx
from gongkai.refusal import Refusal
from tests import builders
from tests.builders import Placed, sheet, workbook

Texts = list[list[str | None]]


def blocks(document: Document) -> list[str | Texts]:
    """Paragraphs as text, grids as the texts at their positions."""
    return [texts(b) if isinstance(b, Grid) else b.text for b in document.blocks]


def texts(grid: Grid) -> Texts:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def read(*parts: builders.Part) -> list[str | Texts]:
    """The blocks of a workbook, the same from xlsx and from xls."""
    found = blocks(xlsx.read(builders.xlsx(*parts)))
    assert blocks(xls.read(builders.xls(*parts))) == found
    return found


def rows(*cells: Sequence[builders.Item]) -> builders.Table:
    return list(cells)


HEAD = ["信息内容", "本年制发件数", "现行有效件数"]
FIRST, FIFTH = ("第二十条第（一）项", 1, 3), ("第二十条第（五）项", 1, 3)
DATA = ["规章", "1", "2"]


def three(text: str) -> list[str]:
    return [text] * 3


AREAS = {
    "prose above and below": (
        rows(["标题"], ["正文"], HEAD, DATA, ["注：完"]),
        ["标题", "正文", [HEAD, DATA], "注：完"],
    ),
    "a sub-heading between rows stays": (
        rows(HEAD, DATA, [FIFTH], HEAD, DATA),
        [[HEAD, DATA, three(FIFTH[0]), HEAD, DATA]],
    ),
    "a merged head above the table stays": (
        rows([("标题", 1, 3)], [FIRST], HEAD, DATA),
        ["标题", [three(FIRST[0]), HEAD, DATA]],
    ),
    "a numbered heading over the width parts": (
        rows(HEAD, DATA, [("三、收到和处理", 1, 3)], HEAD, DATA),
        [[HEAD, DATA], "三、收到和处理", [HEAD, DATA]],
    ),
    "a heading right above the table is prose": (
        rows([("二、主动公开", 1, 3)], HEAD, DATA),
        ["二、主动公开", [HEAD, DATA]],
    ),
    "a merged label with nothing beside it stays": (
        rows(HEAD, [("四、结转下年度", 1, 2), ""]),
        [[HEAD, ["四、结转下年度", "四、结转下年度", ""]]],
    ),
    "blanks are empty cells": (
        rows(HEAD, ["规章", "", ""], ["", "1", ""], DATA),
        [[HEAD, ["规章", "", ""], ["", "1", ""], DATA]],
    ),
    "a blank row parts": (rows(HEAD, DATA, ["", "", ""], DATA), [[HEAD, DATA], [DATA]]),
    "a merged cell bridges a blank row": (
        rows(["甲", "1"], [("乙", 3, 1), "2"], [], [""], ["丙", "3"]),
        [[["甲", "1"], ["乙", "2"], ["乙", ""], ["乙", ""], ["丙", "3"]]],
    ),
    "prose alone": (rows(["标题"], ["正文"]), ["标题", "正文"]),
}


@pytest.mark.parametrize(("table", "expected"), AREAS.values(), ids=AREAS.keys())
def test_tables_and_prose_are_told_apart(
    table: builders.Table, expected: list[str | Texts]
) -> None:
    assert read(table) == expected


def test_a_framed_cell_belongs_to_its_table_though_it_is_blank() -> None:
    styles = "<borders><border/><border><left style='thin'/></border></borders><cellXfs>"
    styles += "<xf borderId='0'/><xf borderId='1'/></cellXfs>"
    data = sheet(
        [Placed(0, 0, "规章"), Placed(0, 1, "1"), Placed(1, 0, "许可"), Placed(3, 0, "注")]
    )
    data = data.replace(
        '</row><row r="4">', "<c r='B2' s='1'/><c r='Z2' s='1'/></row><row r=\"4\">"
    )
    data = data.replace("</sheetData>", "<row r='9'><c r='A9' s='1'/></row></sheetData>")
    found = blocks(xlsx.read(workbook({"S": data}, styles)))
    assert found == [[["规章", "1"], ["许可", ""]], "注"]


def typed(cells: str, styles: str = "") -> list[str | Texts]:
    row = f"<sheetData><row r='1'>{cells}<c r='B1'><v>9</v></c></row></sheetData>"
    return blocks(xlsx.read(workbook({"S": row}, styles)))


VALUES = [
    ("<v>3.0</v>", "", "3"),
    ("<v>0.30000000000000004</v>", "", "0.3"),
    ("<v>59237.2449</v>", "", "59237.2449"),
    ("<v>13575394432.52</v>", "", "13575394432.52"),
    ("<v>1E+20</v>", "", "100000000000000000000"),
    ("<v>1.5E-3</v>", "", "0.0015"),
    ("<v>-417</v>", "", "-417"),
    ("<v>-0</v>", "", "0"),
    ("<v>0</v>", "", "0"),
    ("<v>251000元</v>", "t='str'", "251000元"),
    ("<v>12</v>", "t='str'", "12"),
    ("<v>1</v>", "t='b'", "TRUE"),
    ("<v>#DIV/0!</v>", "t='e'", "#DIV/0!"),
    ("<f>SUM(B1:B9)</f><v>7</v>", "", "7"),
    ("<is><t> 规</t><t>章 </t><rPh><t>gui</t></rPh></is>", "t='inlineStr'", "规章"),
    ("<is><t>商业_x000D_\n企业</t></is>", "t='inlineStr'", "商业\n企业"),
    ("<v>45322</v>", "s='1'", "2024-01-31"),
    ("<v>45322.5</v>", "s='2'", "2024-01-31 12:00:00"),
    ("<v>0.153</v>", "s='3'", "15.3%"),
    ("<v>45322</v>", "s='4'", "45322"),
    ("<v>99999999999</v>", "s='1'", "99999999999"),
    ("<v>5</v>", "s='77'", "5"),
    ("<v>77</v>", "t='s'", ""),
    ("<v>x</v>", "", "x"),
]
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="171" formatCode="0.00&quot;dym&quot;"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/>'
    '<xf numFmtId="171"/></cellXfs>'
)


@pytest.mark.parametrize(("content", "attributes", "shown"), VALUES)
def test_a_cell_gives_what_it_shows(content: str, attributes: str, shown: str) -> None:
    found = typed(f"<c r='A1' {attributes}>{content}</c>", STYLES)
    assert found == ([[[shown, "9"]]] if shown else ["9"])


def test_cells_without_references_follow_one_another() -> None:
    data = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert blocks(xlsx.read(workbook({"S": data + "</sheetData>"}))) == [[["1", "2"]], "3"]


def test_hidden_sheets_rows_and_columns_are_not_on_the_printed_page() -> None:
    cells = [Placed(r, c, f"{r}{c}") for r in range(3) for c in range(3)]
    cells[3] = Placed(1, 0, "藏", 1, 1)
    hidden = sheet(cells, "<cols><col min='2' max='2' hidden='1'/></cols>")
    hidden = hidden.replace('<row r="2"', '<row r="2" hidden="1"')
    data = workbook({"Shown": hidden, "Secret": sheet(cells)}, hidden="Secret")
    assert blocks(xlsx.read(data)) == [[["00", "02"], ["20", "22"]]]


def test_a_merged_range_shrinks_by_what_is_hidden_in_it() -> None:
    cells = [
        Placed(0, 0, "甲", 1, 3),
        *(Placed(0, 3, "乙"), Placed(1, 0, "1"), Placed(1, 1, "2"), Placed(1, 2, "3")),
        Placed(1, 3, "4"),
    ]
    data = workbook({"S": sheet(cells, "<cols><col min='1' max='1' hidden='1'/></cols>")})
    assert blocks(xlsx.read(data)) == [[["甲", "甲", "乙"], ["2", "3", "4"]]]


def test_sheets_come_in_order() -> None:
    sheets = {name: sheet([Placed(0, 0, name)]) for name in ("丙", "甲", "乙")}
    assert blocks(xlsx.read(workbook(sheets))) == ["丙", "甲", "乙"]


def test_a_far_corner_costs_nothing() -> None:
    cells = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c>"
    data = workbook({"S": f"<sheetData>{cells}</row></sheetData>"})
    assert blocks(xlsx.read(data)) == ["1", "2"]


def test_a_merge_of_absurd_size_reaches_as_far_as_the_sheet_is_used() -> None:
    cells = [Placed(0, 0, "题"), Placed(1, 0, "1"), Placed(1, 1, "2"), Placed(2, 0, "3")]
    merge = "<mergeCells><mergeCell ref='A1:XFD1'/><mergeCell ref='A3:A1048576'/></mergeCells>"
    data = workbook({"S": sheet([*cells, Placed(2, 1, "4")]) + merge})
    assert blocks(xlsx.read(data)) == [[["题", "题"], ["1", "2"], ["3", "4"]]]


@pytest.mark.parametrize(
    "cells",
    [
        [Placed(0, 0, "1"), Placed(0, limits.MAX_COLUMNS, "2")],
        [Placed(row, column, "1") for row in range(limits.MAX_ROWS + 1) for column in (0, 1)],
    ],
    ids=["columns", "rows"],
)
def test_a_sheet_beyond_all_bounds_is_refused(cells: list[Placed]) -> None:
    with pytest.raises(Refusal) as refused:
        xlsx.read(workbook({"S": sheet(cells)}))
    assert refused.value.code == "table_too_big"


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData><row r='x'><c r='?'><v>1</v></c></row></sheetData>",
        "<sheetData><row r='1'><c r='A1' t='s'><v>-1</v></c></row></sheetData>",
        "<sheetData/><mergeCells><mergeCell ref='B2'/><mergeCell ref='::'/></mergeCells>",
        "<cols><col min='0' max='99999999999' hidden='1'/></cols><sheetData/>",
        "",
    ],
    ids=["no references", "no such text", "odd merges", "odd columns", "empty"],
)
def test_odd_markup_is_read_as_far_as_it_goes(sheet: str) -> None:
    assert len(xlsx.read(workbook({"S": sheet})).blocks) <= 1
