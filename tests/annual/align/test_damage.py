"""Reports damaged by ourselves in each way met in the field: no figure is lost or misplaced."""

from collections.abc import Callable

import pytest

from tests.annual.align.busy_report import (
    APPLICATIONS,
    FORM,
    REPORT,
    TEXTS,
    Rows,
    read,
    tables,
    with_tables,
)
from tests.annual.align.layouts import figures
from tests.builders import Item, Part, logical


def text(item: Item) -> str:
    return item if isinstance(item, str) else item[0]


def labels_lost_their_group(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    """The merged group cells are gone, so that rows differ in length and start at the left."""
    groups = {group.label for group in APPLICATIONS.groups}
    rows = [[item for item in row if text(item) not in groups] for row in third]
    return with_tables(second, rows, fourth)


def spans_are_lost(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    return with_tables(second, [[text(item) for item in row] for row in third], fourth)


def spans_are_filled(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    """Merged cells were split and each part got the same text."""
    filled: list[Rows] = [[[*row] for row in logical(table)] for table in (second, third, fourth)]
    return with_tables(*filled)


def header_cells_are_torn(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    torn: Rows = [[*line * 3] for line in ("结结其尚总", "果果他未计", "维纠结审 ", "持正果结 ")]
    return with_tables(second, third, [*fourth[:2], *torn, fourth[-1]])


def disputes_stand_below_one_another(second: Rows, third: Rows, _: Rows) -> list[Part]:
    block = FORM.tables[2].blocks[0]
    rows: Rows = [["", *(column.label for column in block.columns)]]
    rows += [[row.label, *figures(block, row, TEXTS)] for row in block.rows]
    return with_tables(second, third, rows)


def disputes_are_turned(second: Rows, third: Rows, _: Rows) -> list[Part]:
    """The results are the rows, the kinds of dispute the columns."""
    block = FORM.tables[2].blocks[0]
    rows: Rows = [["", *(row.label for row in block.rows)]]
    for column in block.columns:
        cells = (TEXTS[block.cell(row, column)] for row in block.rows)
        rows.append([column.label, *cells])
    return with_tables(second, third, rows)


def disputes_are_a_list(second: Rows, third: Rows, _: Rows) -> list[Part]:
    block = FORM.tables[2].blocks[0]
    rows: Rows = []
    for row in block.rows:
        height = len(block.columns)
        lines: Rows = [[c.label, TEXTS[block.cell(row, c)]] for c in block.columns]
        label = f"行政诉讼：{row.label}" if row.under else row.label
        rows += [[(label, height, 1), *lines[0]], *lines[1:]]
    return with_tables(second, third, rows)


def cut_by_a_page(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    """Two tables; the second has the header again and the group label once more."""
    header, cut = third[:3], 14
    again: list[Item] = [("三、本年度办理结果", len(third) - cut - 1, 1), ("（三）不予公开", 1, 1)]
    return [
        *with_tables(second, third[:cut], [])[:-4],
        [*header, [*again, *third[cut]], *third[cut + 1 :]],
        "四、政府信息公开行政复议、行政诉讼情况",
        fourth,
    ]


def all_in_one_table(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    return [REPORT.title, [*second, ["三、收到和处理政府信息公开申请情况"], *third, *fourth]]


def rows_are_swapped(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    rows = labels_lost_their_group(second, third, fourth)[-7]
    assert not isinstance(rows, str)
    moved = list(map(list, rows))
    moved[9], moved[18] = moved[18], moved[9]
    return with_tables(second, moved, fourth)


def columns_are_reordered(second: Rows, _: Rows, fourth: Rows) -> list[Part]:
    """The total stands first, in the header and in every row."""
    names = [column.label for column in APPLICATIONS.columns]
    rows: Rows = [["", names[-1], *names[:-1]]]
    for row in APPLICATIONS.rows:
        cells = figures(APPLICATIONS, row, TEXTS)
        rows.append([row.label, cells[-1], *cells[:-1]])
    return with_tables(second, rows, fourth)


def a_column_of_remarks(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    rows = [[*third[0], ("备注", 3, 1)], *third[1:3], *([*row, ""] for row in third[3:])]
    return with_tables(second, rows, fourth)


def a_row_stands_twice(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    return with_tables(second, [*third, third[-1]], fourth)


def a_label_is_torn(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    """A page break cut a label; its rest stands over blank cells on the next page."""
    label = next(i for i, row in enumerate(third) if text(row[0]).startswith("5.要求"))
    figures_of = third[label][1:]
    torn: Rows = [[("5.要求行政机关确认", 1, 1), *figures_of], ["或重新出具已获取信息", *[""] * 7]]
    rows = [*third[:label], *torn, *third[label + 1 :]]
    return with_tables(second, rows, fourth)


def numbering_differs(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    drawn = [
        [
            (text(i).replace("（", "( ").replace("）", " )").replace(".", "、"), *i[1:])
            if not isinstance(i, str)
            else i.replace("（", "(").replace("）", ")")
            for i in row
        ]
        for row in third
    ]
    return with_tables(second, drawn, fourth)


def numbering_is_lost(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    rows = [[_unnumbered(item) for item in row] for row in third]
    return with_tables(second, rows, fourth)


def _unnumbered(item: Item) -> Item:
    if isinstance(item, str):
        return item
    label = item[0]
    return (label[2:] if label[1:2] == "." else label, *item[1:])


def spaces_in_labels(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    rows = [[i if isinstance(i, str) else (" ".join(i[0]), *i[1:]) for i in row] for row in third]
    return with_tables(second, rows, fourth)


def disputes_in_three_tables(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    block = FORM.tables[2].blocks[0]
    small: list[Part] = [
        [[(row.label, 1, 5)], [c.label for c in block.columns], figures(block, row, TEXTS)]
        for row in block.rows
    ]
    return [*with_tables(second, third, fourth)[:-5], *small]


def heads_are_lost(second: Rows, third: Rows, fourth: Rows) -> list[Part]:
    return with_tables([row for row in second if not text(row[0]).startswith("第")], third, fourth)


DAMAGES: list[Callable[[Rows, Rows, Rows], list[Part]]] = [
    labels_lost_their_group,
    spans_are_lost,
    spans_are_filled,
    header_cells_are_torn,
    disputes_stand_below_one_another,
    disputes_are_turned,
    disputes_are_a_list,
    cut_by_a_page,
    all_in_one_table,
    rows_are_swapped,
    columns_are_reordered,
    a_column_of_remarks,
    a_row_stands_twice,
    a_label_is_torn,
    numbering_differs,
    numbering_is_lost,
    spaces_in_labels,
    disputes_in_three_tables,
    heads_are_lost,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_figure_still_reaches_its_cell(damage: Callable[..., list[Part]]) -> None:
    found = read(*damage(*tables()))
    wrong = {c: (v, found.cells.get(c)) for c, v in REPORT.cells.items() if found.cells.get(c) != v}
    assert not wrong
    assert not found.damage
