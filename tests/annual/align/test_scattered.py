"""Text whose labels and figures a converter tore apart, and figures that lost their borders."""

from gongkai.annual.align import align
from gongkai.annual.document import Document, Paragraph
from gongkai.annual.form import Row
from gongkai.annual.report import Report
from tests.annual.align.layouts import figures, texts_of
from tests.reports import busy, form

FORM = form("2021")
REPORT = busy()
TEXTS = texts_of(REPORT)
SECOND, THIRD, FOURTH = FORM.tables
BLOCK = THIRD.blocks[0]
HEADER = ["三、收到和处理政府信息公开申请情况", "申请人情况", "自然人", "法人或其他组织", "总计"]


def read(lines: list[str]) -> Report:
    return align(Document("text", tuple(map(Paragraph, lines))))


def cells_of(block: str) -> dict[str, object]:
    return {cell: value for cell, value in REPORT.cells.items() if cell.startswith(block)}


def read_cells(lines: list[str], block: str) -> dict[str, object]:
    found = read(lines)
    return {cell: value for cell, value in found.cells.items() if cell.startswith(block)}


def pipes(row: Row) -> str:
    return "| " + " | ".join(figures(BLOCK, row, TEXTS)) + " |"


def test_loose_labels_take_the_lines_between_known_ones() -> None:
    """Rows with a torn label: the label stands as loose lines before or after its figures."""
    lines = list(HEADER)
    for i, row in enumerate(BLOCK.rows):
        if 12 < i < 15:
            lines += [pipes(row), "|---|---|", row.label[:6], row.label[6:]]
        elif 18 < i < 22:
            lines += [row.label[:9], row.label[9:], pipes(row), "|---|---|"]
        else:
            lines += [f"| {row.label} {pipes(row)}", "|---|---|"]
    assert read_cells(lines, "applications") == cells_of("applications")


def test_a_stray_figure_between_rows_is_damage_and_moves_no_row() -> None:
    lines = list(HEADER)
    for i, row in enumerate(BLOCK.rows):
        lines += [row.label, "7", pipes(row)] if i == 20 else [f"| {row.label} {pipes(row)}"]
    found = read(lines)
    assert {c: v for c, v in found.cells.items() if v is not None} == cells_of("applications")
    assert [damage.code for damage in found.damage] == ["unplaced"]


def test_small_tables_whose_columns_have_no_names() -> None:
    """A table for each group, its columns called 数据1 and so on."""
    lines = ["二、主动公开政府信息情况"]
    for block in SECOND.blocks:
        lines += [block.head, "| 信息内容 | " + " | ".join(c.label for c in block.columns) + " |"]
        lines += [f"| {r.label} | {' | '.join(figures(block, r, TEXTS))} |" for r in block.rows]
    lines += ["三、收到和处理政府信息公开申请情况"]
    for group in BLOCK.groups:
        lines += [
            f"#### {group.label}",
            "| 项目 | " + " | ".join(f"数据{n}" for n in range(1, 8)) + " |",
        ]
        lines += ["|---|---|---|---|---|---|---|---|"]
        lines += [
            f"| {r.label} {pipes(r)}" for r in BLOCK.rows if r.under and r.under[-1] == group.id
        ]
    lines += [f"| {r.label} {pipes(r)}" for r in BLOCK.rows if not r.under]
    assert read_cells(lines, "applications") == cells_of("applications")
    assert read_cells(lines, "decisions") == cells_of("decisions")


def test_figures_set_column_by_column_are_turned() -> None:
    """A converter reads ten rows as seven columns of ten figures, then their labels."""
    lines = list(HEADER)
    for row in BLOCK.rows[:4]:
        lines += ["", row.label, *(f"\n{text}" for text in figures(BLOCK, row, TEXTS))]
    block = [figures(BLOCK, row, TEXTS) for row in BLOCK.rows[4:14]]
    for column in zip(*block, strict=True):
        lines += ["", *column]
    lines += ["", *(row.label for row in BLOCK.rows[4:14])]
    for row in BLOCK.rows[14:]:
        lines += ["", row.label, *(f"\n{text}" for text in figures(BLOCK, row, TEXTS))]
    assert read_cells("\n".join(lines).split("\n"), "applications") == cells_of("applications")


def glued(rows: dict[str, str]) -> Report:
    """Table three with some rows glued, all others 0."""
    labels = "".join(row.label + rows.get(row.id, "0000000") for row in BLOCK.rows)
    return read(["".join(HEADER) + "商业企业科研机构社会公益组织法律服务机构其他" + labels])


def test_a_split_that_alone_adds_up_is_taken() -> None:
    found = glued({"received": "801000081", "disclosed": "801000081", "concluded": "801000081"})
    assert found.cells["applications.received.natural_person"] == 80
    assert found.cells["applications.received.business"] == 1
    assert not found.inferred


def test_of_several_splits_the_column_sums_choose_and_it_says_so() -> None:
    """220000022 is 22 0 … or 2 20 …; the rows beside it leave only one."""
    rows = {"not_held": "220000022", "concluded": "22 0 0 0 0 0 22", "received": "22 0 0 0 0 0 22"}
    found = glued(rows)
    assert found.cells["applications.not_held.natural_person"] == 22
    assert found.inferred == {
        "applications.not_held.natural_person",
        "applications.not_held.business",
    }


def test_a_fraction_elsewhere_is_not_cut_to_make_a_column_hold() -> None:
    rows = {
        "not_held": "220000022",
        "concluded": "22.5 0 0 0 0 0 22.5",
        "received": "22 0 0 0 0 0 22",
    }
    assert glued(rows).cells["applications.not_held.natural_person"] is None


def test_splits_that_nothing_decides_stay_blank() -> None:
    rows = dict.fromkeys(("not_held", "concluded", "received"), "220000022")
    found = glued(rows)
    assert found.cells["applications.not_held.natural_person"] is None
    assert {damage.code for damage in found.damage} == {"ambiguous"}
    assert not found.inferred


def test_disputes_torn_into_addends_and_totals_are_put_together_by_their_sums() -> None:
    lines = ["四、政府信息公开行政复议、行政诉讼情况", "行政复议", "行政诉讼", "未经复议直接起诉"]
    lines += ["4", "1", "0", "2", "复议后起诉", "0", "0", "0", "0", "总计", "7"]
    lines += ["维持", "纠正", "2", "0", "1", "0", "3", "总计", "0"]
    assert read_cells(lines, "disputes") == cells_of("disputes")


def test_blank_cells_dropped_in_a_conversion_leave_only_the_total() -> None:
    lines = [
        *HEADER,
        BLOCK.rows[0].label + " |",
        "3 |",
        "3 |",
        "|||||||",
        BLOCK.rows[1].label + " |",
    ]
    found = read([*lines, "0 |", "0 |", "|||||||", "三、本年度办理结果 |"])
    assert found.cells["applications.received.total"] == 3
    assert found.cells["applications.received.natural_person"] is None
    assert [damage.code for damage in found.damage] == ["lost", "lost"]


def test_prose_between_heading_and_table_lends_no_figures() -> None:
    line = " ".join(
        text for row in FOURTH.blocks[0].rows for text in figures(FOURTH.blocks[0], row, TEXTS)
    )
    lines = ["四、政府信息公开行政复议、行政诉讼情况", "2023 年，本机关发生行政复议 7 件。"]
    lines += ["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉", line]
    assert read_cells(lines, "disputes") == cells_of("disputes")


def test_last_years_report_decides_between_splits_only_where_it_was_given() -> None:
    lines = [
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "信息内容本年制发件数本年废止件数现行有效件数",
    ]
    lines += ["规章 0 0 0", "行政规范性文件8855698"]
    document = Document("text", tuple(map(Paragraph, lines)))
    alone = align(document)
    assert alone.cells["documents.normative_documents.issued"] is None
    last = busy(cells={"documents.normative_documents.in_force": 665})
    found = align(document, previous=last)
    prefix = "documents.normative_documents"
    assert [found.cells[f"{prefix}.{c}"] for c in ("issued", "repealed", "in_force")] == [
        88,
        55,
        698,
    ]
    assert len(found.inferred) == 3
