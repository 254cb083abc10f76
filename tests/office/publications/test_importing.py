"""Sheets and pasted lists: every row is told what becomes of it, and all or nothing is entered."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from gongkai.office.bodies.access import Forbidden
from gongkai.office.bodies.roles import Role
from gongkai.office.publications.counting import (
    decisions_counted,
    documents_counted,
    publications_counted,
)
from gongkai.office.publications.importing import What, apply, plan, read
from gongkai.office.publications.models import Document, Publication
from gongkai.office.publications.sheets import cells_of, text_of
from gongkai.office.publications.words import DocumentKind, FigureKind, Record
from gongkai.refusal import Refusal
from tests.office.factory import body, person
from tests.office.publications.desk import Desk

pytestmark = pytest.mark.django_db

LIST = """2023年公开信息清单
1. 2023-03-15　关于开展家电下乡的通知　云溪县政府网站　https://www.example.gov.cn/1.html
2、4月6日 商务领域安全生产提示（微信公众号）
3．6月8日《商贸流通简报》第12期（商务预报网站），被云溪日报、云溪电视台等媒体采用
（4）《成品油市场管理办法》解读 2023.7.9
没有写日期的一行
2023-03-15　关于开展家电下乡的通知　云溪县政府网站
"""


@pytest.fixture
def desk() -> Desk:
    """A bureau."""
    return Desk()


def test_a_pasted_list_is_read_line_by_line(desk: Desk) -> None:
    rows = read(Record.PUBLICATION, LIST)
    planned = plan(desk.body, desk.editor, Record.PUBLICATION, rows, {"outlet": "website"})
    assert [(row.number, row.what) for row in planned.rows] == [
        (2, What.NEW),
        (3, What.NEW),
        (4, What.NEW),
        (5, What.NEW),
        (6, What.WRONG),
        (7, What.SAME),
    ]
    assert planned.rows[4].refusal
    assert planned.rows[4].refusal.code == "office-missing-field"
    with pytest.raises(Refusal, match="publication-rows-wrong"):
        apply(desk.body, desk.editor, Record.PUBLICATION, rows, {"outlet": "website"})
    assert Publication.objects.count() == 0


def test_a_dated_list_becomes_a_number(desk: Desk) -> None:
    text = LIST.replace("没有写日期的一行\n", "")
    rows = read(Record.PUBLICATION, text)
    apply(desk.body, desk.editor, Record.PUBLICATION, rows, {"outlet": "website"})
    found = publications_counted([desk.body], 2023)
    assert (found.total, found.adopted) == (4, 1)
    assert found.by("outlet") == {"website": 2, "account": 1, "bulletin_site": 1}
    assert found.by("form") == {"information": 2, "bulletin": 1, "interpretation": 1}
    assert found.by_medium() == {"云溪日报": 1, "云溪电视台": 1}
    first = Publication.objects.earliest("pk")
    assert first.link == "https://www.example.gov.cn/1.html"
    assert [row.title for row in Publication.objects.order_by("pk")] == [
        "关于开展家电下乡的通知",
        "商务领域安全生产提示",
        "《商贸流通简报》第12期",
        "《成品油市场管理办法》解读",
    ]
    again = plan(desk.body, desk.editor, Record.PUBLICATION, rows, {"outlet": "website"})
    assert again.count(What.SAME) == len(rows)


def test_eighty_odd_become_eighty_three_of_which_thirty_one(desk: Desk) -> None:
    outlets = ["微信公众号"] * 31 + ["市政府网站"] * 52
    lines = [
        f"2023-{1 + n % 12}-{1 + n % 28} 商务信息第{n}条（{outlet}）"
        for n, outlet in enumerate(outlets)
    ]
    apply(desk.body, desk.editor, Record.PUBLICATION, read(Record.PUBLICATION, "\n".join(lines)))
    found = publications_counted([desk.body], 2023)
    assert (found.total, found.by("outlet")["account"]) == (83, 31)


def test_a_long_list_takes_a_few_queries_a_row_and_two_to_be_looked_at(
    desk: Desk, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    lines = [f"2023-5-{1 + n % 28} 第{n}条（网站）" for n in range(100)]
    rows = read(Record.PUBLICATION, "\n".join(lines))
    with django_assert_max_num_queries(2):
        plan(desk.body, desk.editor, Record.PUBLICATION, rows)
    with django_assert_max_num_queries(6 * len(rows) + 20):
        apply(desk.body, desk.editor, Record.PUBLICATION, rows)


def workbook(*lines: Sequence[object]) -> str:
    """The text of a sheet as the page shows it."""
    book, out = Workbook(), BytesIO()
    sheet = book.active
    assert sheet
    for line in lines:
        sheet.append(line)
    book.save(out)
    return text_of(cells_of(out.getvalue()))


def test_a_sheet_with_a_column_for_each_kind(desk: Desk) -> None:
    text = workbook(
        ["云溪县商务局2025年数据报送表"],
        ["月份", "科室", "行政许可", "行政处罚决定数量（件）", "行政事业性收费（万元）"],
        ["2025年1月", "审批科", 12, 3, 0.1],
        [date(2025, 2, 1), "审批科", 8, None, 0.2],
        ["合计", None, 20, 3, 0.3],
    )
    rows = read(Record.DECISION, text)
    given = {"giver": "审批科"}
    planned = apply(desk.body, desk.editor, Record.DECISION, rows, given)
    assert planned.count(What.NEW) == 5
    found = decisions_counted([desk.body], 2025)
    assert found[FigureKind.LICENSING].value == 20
    assert found[FigureKind.PENALTY].value == 3
    assert found[FigureKind.ADMIN_FEES].value == Decimal("0.3")
    later = text.replace("\t12\t", "\t14\t")
    planned = apply(desk.body, desk.editor, Record.DECISION, read(Record.DECISION, later), given)
    assert (planned.count(What.AGAIN), planned.count(What.SAME)) == (1, 4)
    assert decisions_counted([desk.body], 2025)[FigureKind.LICENSING].value == 22


@pytest.mark.parametrize(
    ("head", "amount", "what", "code"),
    [
        ("收费金额（元）", "251000", What.NEW, None),
        ("收费金额（万元）", "25.1", What.NEW, None),
        ("收费金额", "251000", What.WRONG, "publication-no-unit"),
        ("收费金额（万元）", "251000元", What.WRONG, "publication-two-units"),
    ],
)
def test_money_without_a_unit_is_told_and_not_guessed(
    desk: Desk, head: str, amount: str, what: What, code: str | None
) -> None:
    text = workbook(
        ["期间", "事项", head, "提供单位"], ["2025年", "行政事业性收费", amount, "财务科"]
    )
    (row,) = plan(desk.body, desk.editor, Record.DECISION, read(Record.DECISION, text)).rows
    assert (row.what, row.refusal.code if row.refusal else None) == (what, code)


def test_a_fee_a_thousand_times_that_of_the_month_before_is_doubted(desk: Desk) -> None:
    head = ["期间", "事项", "金额", "单位", "提供单位"]
    first = workbook(head, ["2025年1月", "收费", "30000", "元", "财务科"])
    apply(desk.body, desk.editor, Record.DECISION, read(Record.DECISION, first))
    then = workbook(head, ["2025年2月", "收费", "31000", "万元", "财务科"])
    (row,) = plan(desk.body, desk.editor, Record.DECISION, read(Record.DECISION, then)).rows
    assert row.what is What.NEW
    assert row.refusal
    assert row.refusal.code == "publication-doubt"


def test_overlapping_rows_of_one_sheet_are_told(desk: Desk) -> None:
    text = workbook(
        ["期间", "事项", "数量", "提供单位"],
        ["2025年", "行政许可", 100, "审批科"],
        ["2025年3月", "行政许可", 8, "审批科"],
    )
    planned = plan(desk.body, desk.editor, Record.DECISION, read(Record.DECISION, text))
    assert [row.what for row in planned.rows] == [What.NEW, What.WRONG]


def test_a_register_of_documents_with_their_force(desk: Desk) -> None:
    text = workbook(
        ["序号", "类别", "文号", "文件名称", "印发日期", "效力状态", "废止日期", "废止依据"],
        [1, "规范性文件", "云商〔2025〕1号", "办法一", "2025年1月3日", "有效", None, None],
        [
            2,
            "规范性文件",
            "云商〔2020〕4号",
            "办法二",
            "2020/5/6",
            "废止",
            "2025-1-3",
            "云商〔2025〕1号",
        ],
        [3, "规范性文件", "云商〔2021〕5号", "办法三", "2021.5.6", "失效", None, None],
    )
    rows = read(Record.DOCUMENT, text)
    planned = plan(desk.body, desk.editor, Record.DOCUMENT, rows)
    assert [row.what for row in planned.rows] == [What.NEW, What.NEW, What.WRONG]
    apply(desk.body, desk.editor, Record.DOCUMENT, rows[:2])
    found = documents_counted([desk.body], 2025)[DocumentKind.NORMATIVE_DOCUMENTS]
    assert found[:3] == (1, 1, 1)
    assert Document.objects.get(document_number="云商〔2020〕4号").endings.get().by_number


@pytest.mark.parametrize(
    ("record", "text", "code"),
    [
        (Record.DECISION, "甲\t乙\n1\t2\n", "publication-no-head"),
        (Record.PUBLICATION, "", "publication-empty"),
        (Record.PUBLICATION, "2023-1-1 某事\n" * 2001, "office-sheet-too-big"),
    ],
)
def test_what_is_no_list_is_refused(desk: Desk, record: Record, text: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        plan(desk.body, desk.editor, record, read(record, text))


def test_a_csv_of_an_old_program_is_read() -> None:
    data = "发布日期,标题,渠道\n2025-1-2,公告,网站\n".encode("gb18030")
    (row,) = read(Record.PUBLICATION, text_of(cells_of(data)))
    assert row.values == {"published_on": "2025-1-2", "title": "公告", "outlet": "网站"}
    with pytest.raises(Refusal, match="office-sheet-unreadable"):
        cells_of(b"PK\x03\x04 no workbook")


def test_who_may_not_enter_it_is_not_shown_what_would_be(desk: Desk) -> None:
    stranger = person(body("other"), Role.EDITOR)
    rows = read(Record.PUBLICATION, LIST)
    with pytest.raises(Forbidden):
        plan(desk.body, stranger, Record.PUBLICATION, rows, {"outlet": "website"})
