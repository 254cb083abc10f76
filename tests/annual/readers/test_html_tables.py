"""Tables in web pages, with each kind of damage that reports are met in."""

import pytest

from gongkai.annual.document import Grid
from gongkai.annual.readers import html, limits
from gongkai.refusal import Refusal

Texts = list[list[str | None]]


def blocks(page: str) -> list[str | Texts]:
    """Paragraphs as text, grids as the texts at their positions."""
    document = html.read(page.encode())
    return [texts(b) if isinstance(b, Grid) else b.text for b in document.blocks]


def texts(grid: Grid) -> Texts:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


SPANS = [
    ("<tr><td rowspan=2>甲<td>1<tr><td>2", [["甲", "1"], ["甲", "2"]]),
    ("<tr><td colspan=2>甲<tr><td>1<td>2", [["甲", "甲"], ["1", "2"]]),
    ("<tr><td rowspan=9>甲<td>1<tr><td>2", [["甲", "1"], ["甲", "2"]]),
    ("<tr><td rowspan=0>甲<td>1<tr><td>2", [["甲", "1"], ["甲", "2"]]),
    ("<tr><td colspan=0>甲<td>1", [["甲", "1"]]),
    ("<tr><td colspan=9999>甲<tr><td>1<td>2", [["甲", "甲"], ["1", "2"]]),
    ("<tr><td colspan='two'>甲<td rowspan=''>1", [["甲", "1"]]),
    ("<tr><td colspan='2px'>甲<tr><td>1<td>2", [["甲", "甲"], ["1", "2"]]),
    ("<tr><td>1<td rowspan=2>甲<tr><td colspan=2>2", [["1", "甲"], ["2", "甲"]]),
    (
        "<tr><td rowspan=3>甲<td>1<tr><td rowspan=2 colspan=2>乙<tr>",
        [["甲", "1"], ["甲", "乙", "乙"], ["甲", "乙", "乙"]],
    ),
    ("<thead><tr><th rowspan=5>甲<tbody><tr><td>1", [["甲"], ["1"]]),
    (
        "<tfoot><tr><td>丙</tfoot><tbody><tr><td>乙</tbody><thead><tr><td>甲</thead>",
        [["甲"], ["乙"], ["丙"]],
    ),
    ("<tbody><tr><td>甲<tbody><tr><td>乙", [["甲"], ["乙"]]),
    ("<tr><td>1<td>2<tr><tr><td>3", [["1", "2"], [], ["3"]]),
    ("<td>1<td>2<tr><td>3", [["1", "2"], ["3"]]),
    ("<form><tr><td>1<td>2</form>", [["1", "2"]]),
    ("<tr><td><p>0</p><td><p>商业</p><p>企业</p>", [["0", "商业\n企业"]]),
    ("<tr><td><p><span>2</span><span>1</span><td><div>1<br>2</div>", [["21", "1\n2"]]),
    ("<tr><td>&nbsp;<td><o:p> </o:p><td>/", [["", "", "/"]]),
]


@pytest.mark.parametrize(("table", "expected"), SPANS)
def test_spans_are_resolved_as_a_browser_draws_them(table: str, expected: Texts) -> None:
    assert blocks(f"<table>{table}</table>") == [expected]


def test_a_caption_and_stray_text_come_before_their_table() -> None:
    page = f"<table><caption>表一</caption>散字{row('1', '2')}余字</table>后文"
    assert blocks(page) == ["表一", "散字", "余字", [["1", "2"]], "后文"]


def test_a_table_in_a_cell_comes_after_its_parent_which_keeps_its_own_text() -> None:
    inner = f"<table>{row('商业企业', '科研机构')}</table>"
    page = f"<table>{row('自然人', '法人' + inner)}{row('1', '2')}</table>"
    assert blocks(page) == [[["自然人", "法人"], ["1", "2"]], [["商业企业", "科研机构"]]]


LAYOUTS = [
    "<table><tr><td><p>甲</p>{0}<p>乙</p>{1}</td></tr></table>",
    "<table><tr><td>{0}</td></tr></table><table><tr><td><p>甲</p><p>乙</p></td></tr></table>{1}",
    "<table><tr><td>导航</td><td><h1>甲</h1>{0}{1}</td></tr><tr><td>脚</td><td></td></tr></table>",
    "<table><tr><td><table><tr><td>甲{0}</td></tr></table></td></tr><tr><td>{1}</td></tr></table>",
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=["one cell", "two", "navigation", "nested"])
def test_a_table_that_arranges_the_page_swallows_nothing(layout: str) -> None:
    first, second = [["甲", "1"], ["乙", "2"]], [["丙", "3"], ["丁", "4"]]
    tables = [
        f"<table>{''.join(row(*cells) for cells in table)}</table>" for table in (first, second)
    ]
    found = blocks(layout.format(*tables))
    assert [block for block in found if isinstance(block, list)] == [first, second]
    assert "甲" in found


def test_reading_order_holds_in_a_layout_table() -> None:
    table = f"<table>{row('1', '2')}</table>"
    page = f"<table><tr><td>左</td><td><p>甲</p>{table}<p>乙</p>{table}丙</td></tr></table>尾"
    assert blocks(page) == ["左", "甲", [["1", "2"]], "乙", [["1", "2"]], "丙", "尾"]


def test_layout_in_layout_is_not_read_again_and_again() -> None:
    page = "<p>核</p>"
    for depth in range(limits.MAX_NESTING):
        page = f"<table><tr><td>{depth}甲<p>{depth}乙</p>{page}</td></tr></table>"
    assert len(blocks(page)) == 2 * limits.MAX_NESTING + 1


@pytest.mark.parametrize(
    "table",
    [
        row("1") * (limits.MAX_ROWS + 1),
        row(*["1"] * (limits.MAX_COLUMNS + 1)),
        "<tr><td colspan=200>1</tr>" * limits.MAX_ROWS + "</table><table>" + row("1", "2") * 2,
    ],
    ids=["rows", "columns", "positions"],
)
def test_a_table_beyond_all_bounds_is_refused(table: str) -> None:
    page = f"<table>{table}</table>" + "<table><tr><td colspan=190 rowspan=2>1<tr></table>" * 9
    with pytest.raises(Refusal) as refused:
        blocks(page)
    assert refused.value.code == "table_too_big"


def test_a_merged_cell_is_one_cell_with_its_place() -> None:
    (grid,) = html.read(b"<table><tr><td>a<td rowspan=2 colspan=2>b<tr><td>c</table>").blocks
    assert isinstance(grid, Grid)
    merged = grid.rows[0][1]
    assert merged is not None
    assert grid.rows[1][2] is merged
    assert (merged.row, merged.column, merged.rows, merged.columns) == (0, 1, 2, 2)
